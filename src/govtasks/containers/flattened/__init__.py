"""Task tables that were flattened to text, a line of a cell to a line, put together again: `tables.find_tables`."""
