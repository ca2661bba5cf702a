"""Records of an edition for reference managers and repositories."""
