"""Tests of the room messages: catalogues that leave nothing unsaid."""
