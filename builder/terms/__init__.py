"""Terms found in text, and looked up."""
