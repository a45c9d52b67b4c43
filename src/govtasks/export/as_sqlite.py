"""From notices, or their records, to a SQLite database with views of the flat tables and a full-text search."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from errno import EIO
from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING

from govtasks.errors import MissingDependencyError
from govtasks.export.as_file import give_file
from govtasks.export.columns import DIAGNOSTIC, TABLES_VERSION, TARGET, TASK
from govtasks.export.rows import make_record
from govtasks.export.sqlite_tables import INDEXES, NOTICE_COLUMNS, ROLE_COLUMNS, STORED, UNIT_COLUMNS, VIEWS
from govtasks.export.sqlite_words import space
from govtasks.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from govtasks.export.rows import Cell, Record
    from govtasks.model.notice import Notice

    _Row = tuple[Cell, ...]

_OLDEST = (3, 37)
"""The first SQLite that has strict tables."""
_MOST_UNITS = 200_000
"""Names that are kept in mind while writing; behind that a name gets a second row, which the views join again."""
_FAST = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -65536")
_NO_MERGING = "INSERT INTO task_words (task_words, rank) VALUES ('automerge', 0)"
_MERGE = "INSERT INTO task_words (task_words) VALUES ('optimize')"


def give_sqlite(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of a SQLite database: the same for the same notices and the same SQLite."""
    return give_file(lambda path: write_sqlite(map(make_record, notices), path))


def write_sqlite(records: Iterable[Record], path: Path) -> None:
    """Write a new database of records; FileExistsError where there is a file, OSError where it cannot be written."""
    path.touch(exist_ok=False)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            fill(connection, records)
    except sqlite3.OperationalError as error:
        raise OSError(EIO, str(error)) from error


def fill(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Make the tables in an empty database and put records into them, in one transaction."""
    if sqlite3.sqlite_version_info < _OLDEST:
        raise MissingDependencyError("govtasks", "writing SQLite needs SQLite 3.37", "use a newer Python")
    for statement in (*_FAST, "BEGIN", *STORED, _NO_MERGING):
        connection.execute(statement)
    about = [("tables", TABLES_VERSION), ("version", __version__)]
    connection.executemany("INSERT INTO about VALUES (?, ?)", about)
    writer = _Writer(connection)
    for record in records:
        writer.add(record)
    views = (f"CREATE VIEW {name} AS {select}" for name, select in VIEWS.items())
    for statement in (_MERGE, *INDEXES, *views, "COMMIT"):
        connection.execute(statement)


_pick_notice: Callable[[Record], _Row] = itemgetter(*NOTICE_COLUMNS)
_pick_task: Callable[[Record], _Row] = itemgetter(*(c.name for c in TASK))
_pick_unit: Callable[[Record], _Row] = itemgetter(*UNIT_COLUMNS)
_pick_role: Callable[[Record], _Row] = itemgetter(*ROLE_COLUMNS)
_pick_target: Callable[[Record], _Row] = itemgetter(*(c.name for c in TARGET))
_pick_diagnostic: Callable[[Record], _Row] = itemgetter(*(c.name for c in DIAGNOSTIC))


class _Writer:
    """Puts records into the tables of an open database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._notices, self._tasks, self._units = count(1), count(1), count(1)
        self._known: dict[_Row, int] = {}

    def add(self, record: Record) -> None:
        """Put a notice with all that is in it into the tables."""
        notice = next(self._notices)
        tasks = [(next(self._tasks), task) for task in record["tasks"]]
        self._insert("stored_notices", [(notice, *map(_plain, _pick_notice(record)))])
        self._insert("stored_tasks", [(i, notice, *map(_plain, _pick_task(task))) for i, task in tasks])
        self._insert("task_words (rowid, words)", [(i, space(task["text"])) for i, task in tasks])
        held = [(i, place, a) for i, task in tasks for place, a in enumerate(task["assignments"])]
        units = [self._find_unit(_pick_unit(a)) for _, _, a in held]
        roles = [(i, place, unit, *_pick_role(a)) for (i, place, a), unit in zip(held, units, strict=True)]
        self._insert("stored_assignments", roles)
        targets = [(i, place, t) for i, task in tasks for place, t in enumerate(task["targets"])]
        self._insert("stored_targets", [(i, place, *_pick_target(t)) for i, place, t in targets])
        remarks = enumerate(record["diagnostics"])
        self._insert("stored_diagnostics", [(notice, place, *_pick_diagnostic(d)) for place, d in remarks])

    def _insert(self, table: str, rows: list[_Row]) -> None:
        if rows:
            places = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    def _find_unit(self, unit: _Row) -> int:
        """Give the id of a unit, with a row for one that is new."""
        if unit not in self._known:
            if len(self._known) >= _MOST_UNITS:
                self._known.clear()
            self._known[unit] = next(self._units)
            self._insert("stored_units", [(self._known[unit], *unit)])
        return self._known[unit]


def _plain(cell: Cell) -> Cell:
    """Give a date as text, as SQLite has none."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell
