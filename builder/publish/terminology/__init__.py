"""The glossary for terminology tools, dictionaries and spreadsheets."""
