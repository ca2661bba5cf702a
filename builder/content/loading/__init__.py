"""Content files read into values: entries of the glossary, works of the bibliography, editions and the parts of long works."""
