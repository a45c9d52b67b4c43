"""The catalogue of a corpus: the database that stands beside its Parquet files, and their records read again."""

from __future__ import annotations

from glob import escape
from typing import TYPE_CHECKING, Literal

from govtasks.export.as_duckdb import make_database, make_tables, store
from govtasks.export.as_sqlite import write_sqlite
from govtasks.export.partitions import NOTHING, read_place
from govtasks.needing import need
from govtasks.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import duckdb

    from govtasks.export.rows import Record

Form = Literal["duckdb", "sqlite"]
_FILES = "notices/*/*/*.parquet"
_READ = f"""
SELECT * REPLACE (CAST(nullif(year, '{NOTHING}') AS BIGINT) AS year, nullif(province, '{NOTHING}') AS province)
FROM read_parquet('{{files}}', hive_partitioning = true, hive_types = {{{{'year': VARCHAR, 'province': VARCHAR}}}})
"""
_AT_ONCE = 64
"""Notices that are in memory at once."""


def write_catalogue(folder: Path, form: Form) -> Path:
    """Write `catalog.duckdb` or `catalog.sqlite` of a corpus folder, whole or not at all, and give its path.

    The first holds views of the Parquet files alone, by paths that begin in the folder; the second holds everything.
    """
    path = folder / f"catalog.{form}"
    with write_whole(path) as half:
        _WRITERS[form](folder, half)
    return path


def _write_duckdb(folder: Path, path: Path) -> None:
    with make_database(path) as connection:
        connection.execute("SET file_search_path = ?", [str(folder.resolve())])
        view_dataset(connection, folder, "")


def _write_sqlite(folder: Path, path: Path) -> None:
    write_sqlite(read_records(folder), path)


_WRITERS: dict[Form, Callable[[Path, Path], None]] = {"duckdb": _write_duckdb, "sqlite": _write_sqlite}


def view_dataset(connection: duckdb.DuckDBPyConnection, folder: Path, before: str) -> None:
    """Make the views of a corpus folder in an empty database; `before` goes before the paths in it."""
    if any(folder.glob(_FILES)):
        files = f"{escape(before)}{_FILES}".replace("'", "''")
        connection.execute(f"CREATE VIEW records AS {_READ.format(files=files)}")
    else:
        store(connection, (), "TABLE")
    make_tables(connection, "VIEW")


def read_records(folder: Path) -> Iterator[Record]:
    """Give the records of the Parquet files of a corpus folder, file by file in the order of their paths."""
    parquet = need("pyarrow.parquet", "arrow", "reading Parquet")
    for path in sorted(folder.glob(_FILES)):
        year, province = read_place(path)
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_AT_ONCE):
                for record in batch.to_pylist():
                    yield {**record, "year": year, "province": province}
