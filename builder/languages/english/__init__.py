"""Facts about English: inflection, spelling, word edges, numbers. Independent of the project."""
