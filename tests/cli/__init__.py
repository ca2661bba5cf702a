"""Tests of the room cli: the commands as they are typed."""
