"""The sources of the site's pictures; `make pictures` draws them into builder/publish/site/assets/pictures, where they are committed."""
