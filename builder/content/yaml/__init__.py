"""YAML as a tree that knows its places, and as it is written."""
