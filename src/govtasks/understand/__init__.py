"""What the words of a notice mean."""
