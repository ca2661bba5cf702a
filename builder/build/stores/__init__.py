"""Stores: the disk and Git."""
