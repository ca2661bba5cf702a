"""The page of an edition."""
