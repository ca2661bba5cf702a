"""Offline reading: the web app manifest, the service worker, and the page for what is not cached."""
