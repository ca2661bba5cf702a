"""EPUB 3.3: an edition, or all of them, as a book."""
