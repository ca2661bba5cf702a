"""Builds annotated bilingual editions from YAML."""
