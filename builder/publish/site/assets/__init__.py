"""The site's styles, scripts and pictures."""
