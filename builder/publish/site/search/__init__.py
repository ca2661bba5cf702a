"""Full-text search: its page and its index."""
