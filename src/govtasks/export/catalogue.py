"""The catalogue of a corpus: the database that stands beside its Parquet files, and their records read again."""

from __future__ import annotations

from contextlib import closing
from glob import escape
from typing import TYPE_CHECKING, Any, Literal

from govtasks.export.as_arrow import import_arrow
from govtasks.export.as_duckdb import import_duckdb, make_views, store
from govtasks.export.as_sqlite import write_sqlite
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import duckdb

    from govtasks.export.rows import Record

Form = Literal["duckdb", "sqlite"]
_FILES = "notices/*/*/*.parquet"
_AT_ONCE = 64
"""Notices that are in memory at once."""


def write_catalogue(folder: Path, form: Form) -> Path:
    """Write `catalog.duckdb` or `catalog.sqlite` of a corpus folder, whole or not at all, and give its path.

    The first holds views of the Parquet files alone, by paths that begin in the folder; the second holds everything.
    """
    path = folder / f"catalog.{form}"
    made = folder / f".catalog.{form}.part"
    made.unlink(missing_ok=True)
    try:
        _WRITERS[form](folder, made)
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    return path


def _write_duckdb(folder: Path, path: Path) -> None:
    with closing(import_duckdb().connect(path, config={"file_search_path": str(folder.resolve())})) as connection:
        view_dataset(connection, folder, "")


def _write_sqlite(folder: Path, path: Path) -> None:
    write_sqlite(read_records(folder), path)


_WRITERS: dict[Form, Callable[[Path, Path], None]] = {"duckdb": _write_duckdb, "sqlite": _write_sqlite}


def view_dataset(connection: duckdb.DuckDBPyConnection, folder: Path, before: str) -> None:
    """Make the views of a corpus folder in an empty database; `before` goes before the paths in it."""
    if any(folder.glob(_FILES)):
        files = f"{escape(before)}{_FILES}".replace("'", "''")
        types = "{'year': 'BIGINT', 'province': 'VARCHAR'}"
        connection.execute(
            f"CREATE VIEW records AS SELECT * FROM read_parquet('{files}', hive_partitioning = true, hive_types = {types})"
        )
    else:
        store(connection, ())
    make_views(connection)


def read_records(folder: Path) -> Iterator[Record]:
    """Give the records of the Parquet files of a corpus folder, file by file in the order of their paths."""
    arrow, dataset = import_arrow(), need("pyarrow.dataset", "arrow", "reading Parquet")
    keys = arrow.schema([("year", arrow.int64()), ("province", arrow.string())])
    root = folder / "notices"
    files = sorted(str(file) for file in folder.glob(_FILES))
    if files:
        partitioning: Any = dataset.partitioning(keys, flavor="hive")
        found = dataset.dataset(files, format="parquet", partitioning=partitioning, partition_base_dir=str(root))
        for batch in found.to_batches(batch_size=_AT_ONCE, batch_readahead=0, fragment_readahead=0):
            yield from batch.to_pylist()
