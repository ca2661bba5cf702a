"""The page of a work: its title, its parts, and what holds for all of them."""
