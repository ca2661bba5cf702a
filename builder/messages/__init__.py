"""What the program says, in either language."""
