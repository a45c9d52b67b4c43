"""Sheets of print in, paragraphs and tables out: reading order, running heads, ruled tables."""
