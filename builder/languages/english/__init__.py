"""Facts of the English language that matching needs. Knows nothing of the project."""
