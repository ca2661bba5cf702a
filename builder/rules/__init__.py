"""Rules: the checks of the content, and reports of their findings."""
