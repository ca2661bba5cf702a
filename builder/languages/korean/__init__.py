"""Facts about Korean: particles, word edges, romanization, the keyboard, numbers. Independent of the project."""
