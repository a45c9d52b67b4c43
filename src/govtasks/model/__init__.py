"""The typed model: frozen values, every extracted word with its place in the reading text."""
