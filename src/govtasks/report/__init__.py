"""A notice for people: one view of it, which the terminal and the review page both show."""
