"""The search box for terms, at the head of every page."""
