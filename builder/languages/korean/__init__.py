"""Facts of the Korean language: particles, word edges, romanization, search keys. Knows nothing of the project."""
