"""The page of all editions."""
