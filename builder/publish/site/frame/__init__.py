"""The page frame: what every page has around its content."""
