"""The preview: the site while its content is edited."""
