"""The page of one term."""
