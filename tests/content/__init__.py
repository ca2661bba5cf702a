"""Tests of the room content: files as they are read, written and compared."""
