"""Importers: work that was done in translators' tools, brought back into the YAML."""
