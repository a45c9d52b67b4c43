"""Questions to many notices: a corpus folder, a database, or notices in hand."""
