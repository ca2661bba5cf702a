"""The search box for terms, at the top of every page."""
