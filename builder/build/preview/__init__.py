"""The site while its content is being edited."""
