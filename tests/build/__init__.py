"""Tests of the room build: builds, settings and the preview."""
