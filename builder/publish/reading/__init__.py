"""An edition as readers see it, whatever the output format."""
