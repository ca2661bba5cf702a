"""How the typefaces of the site are made."""
