"""The page of all terms."""
