"""Tests of the room rules and their report."""
