"""Books in PDF, as one would print them: facing columns, notes at the foot, a glossary and an index with page numbers."""
