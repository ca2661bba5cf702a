"""How fast terms are found, measured beside what else could find them."""
