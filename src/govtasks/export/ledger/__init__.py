"""The ledger (台账): the workbook in which people fill in how far each task is."""
