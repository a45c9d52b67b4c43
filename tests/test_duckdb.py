"""DuckDB: the database of `parse`, and the catalogues of a corpus folder in DuckDB and SQLite."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import govtasks
from corpora import list_rows, load_notices, sort, write_corpus
from govtasks.export.catalogue import read_records, write_catalogue
from govtasks.export.columns import TABLES, ColumnType, Table
from govtasks.export.rows import Record, make_record
from govtasks.export.sums import SUM_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "flag": "BOOLEAN",
}  # fmt: skip


@pytest.fixture(scope="module")
def notices() -> list[govtasks.Notice]:
    """Give the notices."""
    return load_notices()


@pytest.fixture(scope="module")
def records(notices: list[govtasks.Notice]) -> list[Record]:
    """Give their records."""
    return [make_record(notice) for notice in notices]


@pytest.fixture(scope="module")
def database(notices: list[govtasks.Notice], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write them to a database."""
    path = tmp_path_factory.mktemp("made") / "tasks.duckdb"
    path.write_bytes(b"".join(piece for piece in govtasks.render(notices, "duckdb") if isinstance(piece, bytes)))
    return path


@pytest.fixture(scope="module")
def corpus(notices: list[govtasks.Notice], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write them to a corpus folder with both catalogues, whose name means something to a glob and to SQL."""
    folder = write_corpus(tmp_path_factory.mktemp("made") / "it's [a] corpus*", notices)
    write_catalogue(folder, "duckdb")
    write_catalogue(folder, "sqlite")
    return folder


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Give the rows of a query to a DuckDB file."""
    with closing(duckdb.connect(path, read_only=True)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_its_rows(database: Path, records: list[Record], table: Table) -> None:
    """A table has the columns, types and rows of the flat table."""
    assert sort(ask(database, f"SELECT * FROM {table}")) == list_rows(records, table)
    declared = [(name, kind) for name, kind, *_ in ask(database, f"DESCRIBE {table}")]
    assert declared == [(column.name, TYPES[column.type]) for column in TABLES[table]]


@pytest.mark.parametrize("table", TABLES)
def test_the_catalogue_has_the_rows_of_the_dataset(
    corpus: Path, records: list[Record], table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its views, opened in the folder, give the rows of the Parquet files, year and province by the folders."""
    monkeypatch.chdir(corpus)
    want = list_rows(records, table)
    assert sort(ask(corpus / "catalog.duckdb", f"SELECT * FROM {table}")) == want
    declared = [kind for _, kind, *_ in ask(corpus / "catalog.duckdb", f"DESCRIBE {table}")]
    assert declared == [TYPES[column.type] for column in TABLES[table]]
    with closing(sqlite3.connect(corpus / "catalog.sqlite")) as connection:
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchall() == [(len(want),)]


def test_the_catalogue_holds_nothing_twice(corpus: Path) -> None:
    """The DuckDB catalogue keeps no row of the notices: beside a corpus it is small, however large that is."""
    with closing(duckdb.connect(corpus / "catalog.duckdb", read_only=True)) as connection:
        tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert tables == [("about",)]


def test_the_records_of_a_dataset_are_those_that_were_written(corpus: Path, records: list[Record]) -> None:
    """What is read of the Parquet files equals the records, in the order of the paths."""
    read = list(read_records(corpus))
    by_key = {record["notice"]: record for record in records}
    assert {record["notice"]: record for record in read} == by_key
    assert len(read) == len(by_key)
    assert [r["year"] is None for r in read] == sorted(r["year"] is None for r in read)


def test_the_catalogue_in_sqlite_is_the_same_each_time(corpus: Path, tmp_path: Path) -> None:
    """Written anew from a copy of the folder it has the same bytes, and nothing else is left in the folder."""
    copy = tmp_path / "copy"
    shutil.copytree(corpus, copy)
    assert write_catalogue(copy, "sqlite").read_bytes() == (corpus / "catalog.sqlite").read_bytes()
    assert sorted(path.name for path in copy.iterdir()) == [
        "catalog.duckdb",
        "catalog.sqlite",
        "corpus.json",
        "notices",
    ]


def test_an_empty_corpus_has_empty_tables(tmp_path: Path) -> None:
    """A folder without notices has a catalogue with the tables, and so has a database without notices."""
    (tmp_path / "notices").mkdir()
    assert ask(write_catalogue(tmp_path, "duckdb"), "SELECT count(*) FROM tasks") == [(0,)]
    with closing(sqlite3.connect(write_catalogue(tmp_path, "sqlite"))) as connection:
        assert connection.execute("SELECT count(*) FROM tasks").fetchall() == [(0,)]
    path = tmp_path / "none.duckdb"
    path.write_bytes(b"".join(piece for piece in govtasks.render([], "duckdb") if isinstance(piece, bytes)))
    assert ask(path, "SELECT count(*) FROM assignments") == [(0,)]


def test_sums_are_those_of_sqlite(corpus: Path, database: Path) -> None:
    """Units and workload are the same in both databases, under documented names."""
    for view, columns in SUM_COLUMNS.items():
        with closing(sqlite3.connect(corpus / "catalog.sqlite")) as connection:
            found = connection.execute(f"SELECT * FROM {view}").fetchall()
        assert sort(ask(database, f"SELECT * FROM {view}")) == sort(found)
        assert [name for name, *_ in ask(database, f"DESCRIBE {view}")] == [column.name for column in columns]


def test_data_frames_have_the_rows(database: Path, records: list[Record]) -> None:
    """Pandas and polars take the table from DuckDB as the same rows."""
    want = list_rows(records, "tasks")
    with closing(duckdb.connect(database, read_only=True)) as connection:
        assert sort(pl.DataFrame(connection.sql("SELECT * FROM tasks")).rows()) == want
        frame = connection.execute("SELECT key, text, year FROM tasks WHERE year IS NOT NULL").df()
    assert isinstance(frame, pd.DataFrame)
    at = [[column.name for column in TABLES["tasks"]].index(name) for name in ("key", "text", "year")]
    keyed = {tuple(row[i] for i in at) for row in want if row[at[2]] is not None}
    assert set(frame.itertuples(index=False, name=None)) == keyed
