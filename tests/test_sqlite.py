"""The SQLite database: the flat tables as views, a search in Chinese, the same bytes each time; Datasette with it."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pytest

import govtasks
from corpora import list_rows, load_notices, sort
from govtasks.export.as_sqlite import write_sqlite
from govtasks.export.columns import TABLES, ColumnType, Table
from govtasks.export.datasette import QUERIES, make_metadata
from govtasks.export.rows import Cell, Record, make_record
from govtasks.export.sqlite_words import make_match
from govtasks.export.sums import SUM_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

NAMES: dict[ColumnType, str] = {
    "text": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "flag": "INTEGER",
}  # fmt: skip


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Give the records of the notices."""
    return [make_record(notice) for notice in load_notices()]


@pytest.fixture(scope="module")
def database(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the records to a database."""
    path = tmp_path_factory.mktemp("made") / "tasks.sqlite"
    write_sqlite(records, path)
    return path


def ask(path: Path, sql: str, *parameters: str) -> list[tuple[Any, ...]]:
    """Give the rows of a query."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, parameters).fetchall()


def plain(cell: Cell) -> Cell:
    """Give a cell as SQLite has it."""
    return cell.isoformat() if isinstance(cell, dt.date) else int(cell) if isinstance(cell, bool) else cell


@pytest.mark.parametrize("table", TABLES)
def test_each_view_has_the_rows_of_its_table(database: Path, records: list[Record], table: Table) -> None:
    """A view has the columns, types and rows of the flat table: dates as text, flags as 1 and 0."""
    want = sort(tuple(map(plain, row)) for row in list_rows(records, table))
    assert want
    assert sort(ask(database, f"SELECT * FROM {table}")) == want
    declared = ask(database, f"SELECT name, type FROM pragma_table_info('{table}')")
    assert [name for name, _ in declared] == [column.name for column in TABLES[table]]
    stored = [(n, t) for n, t in declared if t]  # what a view works out has no type
    assert stored == [(c.name, NAMES[c.type]) for c in TABLES[table] if c.name in dict(stored)]
    assert len(stored) >= len(declared) - 6


def test_data_frames_have_the_rows(database: Path, records: list[Record]) -> None:
    """Pandas and polars read a view as the same rows."""
    want = [tuple(map(plain, row)) for row in list_rows(records, "diagnostics")]
    with closing(sqlite3.connect(database)) as connection:
        frame = pd.read_sql("SELECT * FROM diagnostics", connection).astype(object)
        assert sort(frame.where(frame.notna(), None).itertuples(index=False, name=None)) == sort(want)
        rows = pl.read_database("SELECT * FROM diagnostics", connection, infer_schema_length=None).rows()
    assert sort(rows) == sort(want)


def test_the_same_notices_give_the_same_bytes(records: list[Record], database: Path, tmp_path: Path) -> None:
    """A database that is written again has the same bytes, and is not written over another."""
    again = tmp_path / "again.sqlite"
    write_sqlite(records, again)
    assert again.read_bytes() == database.read_bytes()
    with pytest.raises(FileExistsError):
        write_sqlite(records, again)


def test_the_database_is_in_order(database: Path) -> None:
    """SQLite finds nothing wrong with it, each reference leads somewhere, and it says its version."""
    assert ask(database, "PRAGMA integrity_check") == [("ok",)]
    assert ask(database, "PRAGMA foreign_key_check") == []
    assert ask(database, "SELECT value FROM about WHERE name = 'tables'") == [("govtasks.tables/1",)]


def test_hostile_words_stay_words(database: Path) -> None:
    """SQL, formulas and quotes in a notice are text."""
    (found,) = ask(database, "SELECT text FROM tasks WHERE text LIKE '%DROP TABLE%'")
    assert found == ("'); DROP TABLE tasks; --",)
    assert ask(database, "SELECT text FROM tasks WHERE text LIKE '=cmd%'") == [("=cmd|' /C calc'!A0。",)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("养老", ["1"]), ("养老服务", ["1"]), ("老有所养", ["2"]), ("老养", []), ("养老 新建", ["1"]),
        ("GDP", ["2"]), ("gdp监测", ["2"]), ("养", ["1", "2"]), ('"养老" OR', []),
        ("", []), ("。", []), ("*", []), ("养老 监测", []),
    ],
)  # fmt: skip
def test_search_finds_words_of_any_length(database: Path, words: str, found: list[str]) -> None:
    """Chinese words are found by their characters in a row, all of several; nothing in a query is an operator."""
    sql = "SELECT label FROM found_tasks WHERE words MATCH ? AND locality = '荆州市荆州区'"
    assert [label for (label,) in ask(database, sql, make_match(words))] == found


def test_units_and_workload_sum_up(database: Path) -> None:
    """A unit that is written in two ways has its tasks together, under its name in full."""
    want = [("荆州市荆州区发展和改革局", "荆州市荆州区", "lead", 2, 1)]
    assert ask(database, "SELECT * FROM workload WHERE unit LIKE '荆州市荆州区发展%'") == want
    names = "SELECT unit, canonical, tasks FROM units WHERE canonical LIKE '荆州市荆州区发展%' ORDER BY 1"
    full = "荆州市荆州区发展和改革局"
    assert ask(database, names) == [("区发改局", full, 1), ("荆州区发展和改革局", full, 1)]
    assert ask(database, "SELECT unit FROM units WHERE unit = '张样本'") == []
    for view, columns in SUM_COLUMNS.items():
        declared = ask(database, f"SELECT name FROM pragma_table_info('{view}')")
        assert [name for (name,) in declared] == [column.name for column in columns]


def test_a_unit_is_found_by_an_index(database: Path) -> None:
    """The rows of a unit are looked up, not looked for in all of them."""
    plan = [row[3] for row in ask(database, "EXPLAIN QUERY PLAN SELECT task FROM assignments WHERE unit = '区发改局'")]
    assert plan[3:5] == [
        "SEARCH u USING INDEX units_by_name (unit=?)", "SEARCH a USING INDEX assignments_of_unit (unit_id=?)",
    ]  # fmt: skip


def test_render_gives_the_database(tmp_path: Path) -> None:
    """`render` gives the bytes of a database, of no notices too."""
    path = tmp_path / "none.sqlite"
    path.write_bytes(b"".join(piece for piece in govtasks.render([], "sqlite") if isinstance(piece, bytes)))
    assert [ask(path, f"SELECT count(*) FROM {table}") for table in TABLES] == [[(0,)]] * len(TABLES)


def test_datasette_shows_it(database: Path) -> None:
    """Datasette gives the rows, says what the columns are, hides what lies below, and answers the ready queries."""
    asked = ["/tasks.json?_shape=array&_size=max", "/search.json?_shape=array&words=养老 新建", "/tasks", ""]
    pages = asyncio.run(browse(database, [*asked, *(f"/{name}.json?_shape=array" for name in QUERIES)]))
    assert [page.status_code for page in pages] == [200] * len(pages)
    tasks, found, table, first = pages[:4]
    assert {row["text"] for row in tasks.json()} == {text for (text,) in ask(database, "SELECT text FROM tasks")}
    assert [row["text"] for row in found.json()] == ["加强养老服务，新建养老院20万平方米。"]
    assert "last day that the deadline names" in table.text
    assert all(title in first.text for title, _ in QUERIES.values())
    assert "stored_tasks" not in first.text


async def browse(database: Path, paths: list[str]) -> list[Any]:
    """Ask Datasette for pages of a database."""
    app = pytest.importorskip("datasette.app")
    shown = app.Datasette([str(database)], metadata=make_metadata(database.stem))
    return [await shown.client.get(f"/{database.stem}{path}") for path in paths]
