"""The messages of the program, in English and Korean."""
