"""Tests of the project's documents, workflows, editors' files and content."""
