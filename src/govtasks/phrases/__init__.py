"""Pure recognisers: folded text in, offsets and values out; they know nothing of documents."""
