"""The ledger (台账) comes back: what people filled in, hung on the tasks."""
