"""Reading of a raw text: what each line is, by its form, its place and its neighbors, and the blocks that lines make."""
