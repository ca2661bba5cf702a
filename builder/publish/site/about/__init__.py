"""The page on who makes the editions, how to cite them, and how to contribute."""
