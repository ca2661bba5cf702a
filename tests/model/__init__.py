"""Tests of the room model: what the program knows of an edition."""
