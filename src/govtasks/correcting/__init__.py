"""Corrections by hand: kept in a file, replayed on what was read of the same text."""
