"""Bitexts: the sentences of editions side by side, for translation tools and corpus linguists."""
