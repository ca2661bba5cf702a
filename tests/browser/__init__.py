"""Tests of the website as a browser shows it."""
