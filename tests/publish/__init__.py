"""Tests of the room publish: the website's files, TEI and citations, without a browser."""
