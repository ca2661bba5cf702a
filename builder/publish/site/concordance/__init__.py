"""The concordance of a term: every sentence in which it occurs, aligned at its words, on pages of a hundred."""
