"""The library page: a card for each edition."""
