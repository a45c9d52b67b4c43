"""Office and print files: each module `read`s the bytes of one kind of file into its document."""
