"""Targets: the numbers that tasks set out to reach."""
