"""daeyeok: builds annotated bilingual editions from YAML."""

__version__ = "0.1.0"
