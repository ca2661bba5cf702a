"""The site's pictures as they are drawn: by `make pictures`, into builder/publish/site/assets/pictures, where they are committed."""
