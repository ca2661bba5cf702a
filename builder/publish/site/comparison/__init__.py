"""The page that shows what a branch changes."""
