"""From files to values and back."""
