"""Documents from which an edition is begun: text, Markdown, web pages and what word processors write, read as groups of lines."""
