"""Tests of the room languages: what the program knows of Korean and English."""
