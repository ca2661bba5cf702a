"""Formats: what a build publishes, as a website and as TEI."""
