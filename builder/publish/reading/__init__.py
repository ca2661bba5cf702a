"""An edition as a reader meets it, whatever it is printed or shown on."""
