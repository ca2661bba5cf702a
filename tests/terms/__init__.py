"""Tests of the room terms: what is found, looked up and suggested."""
