"""Runs the steps of a build, remembers their results, and reads and writes."""
