"""From notices to a Parquet file: a row a task and unit; needs the extra `arrow`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.export.as_arrow import flat_schema, to_batches
from govtasks.export.as_file import give_file
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govtasks.model.notice import Notice


def give_parquet(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of a Parquet file of the table `assignments`, compressed with zstd."""
    return give_file(lambda path: _write(notices, path))


def _write(notices: Iterable[Notice], path: Path) -> None:
    parquet = need("pyarrow.parquet", "arrow", "writing Parquet")
    with parquet.ParquetWriter(path, flat_schema("assignments"), compression="zstd") as writer:
        for batch in to_batches(notices, "assignments"):
            writer.write_batch(batch)
