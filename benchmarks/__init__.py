"""Benchmarks: of finding terms, in comparison with other engines, and of search, preview and pages."""
