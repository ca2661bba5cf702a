"""Content files: reading them into values, and writing them."""
