"""Word files: their stories, with numbers counted and changes accepted."""
