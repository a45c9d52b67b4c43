"""Notices joined with one another: pointers followed, promises found again, years compared."""
