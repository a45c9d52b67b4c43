"""Workbooks: how their sheets are laid out, and what their cells show."""
