"""The website: one folder for each page type, and what all pages share."""
