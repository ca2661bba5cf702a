"""Where content comes from and results go to."""
