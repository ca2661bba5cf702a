"""A raw text read: what is a title, prose, verse, speech, a list …, by the forms of its lines, their places and their neighbors."""
