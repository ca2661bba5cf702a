"""YAML: a tree of values with their places, and a concrete syntax tree for formatting."""
