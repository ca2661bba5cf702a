"""The tests of daeyeok."""
