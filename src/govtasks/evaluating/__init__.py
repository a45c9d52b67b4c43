"""Readings against reference answers: figures, failures, and what was gained or lost since a baseline."""
