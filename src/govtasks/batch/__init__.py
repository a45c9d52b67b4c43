"""Many files into one corpus, on one machine or many; needs the extra `batch`."""

from __future__ import annotations

from govtasks.batch.reading import parse_batches, result_schema
from govtasks.batch.running import Progress, Settings, run

__all__ = ["Progress", "Settings", "parse_batches", "result_schema", "run"]
