"""The page that searches the texts."""
