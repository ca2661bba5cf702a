"""The glossary page: the index of all terms."""
