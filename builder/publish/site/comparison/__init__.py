"""The page of the changes in a branch."""
