"""The style card: what the notices of a place do, counted and quoted, for who writes an adapter for it."""
