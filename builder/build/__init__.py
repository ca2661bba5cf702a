"""Running a build: pipeline, cache, stores and preview."""
