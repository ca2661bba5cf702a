"""The shape of the YAML files, declared once: the loader, its error places and the editors' JSON Schemas come from it."""
