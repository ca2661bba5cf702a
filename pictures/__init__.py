"""The site's pictures as they are drawn: by `make pictures`, into builder/static, where they are committed."""
