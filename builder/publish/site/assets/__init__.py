"""Assets: the site's style sheets, scripts and pictures."""
