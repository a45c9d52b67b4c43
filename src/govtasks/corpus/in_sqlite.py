"""A corpus in SQLite: a file that is opened to read, or a database in memory."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from govtasks.corpus.answer import Answer
from govtasks.corpus.engine import refuse, refuse_writing
from govtasks.export.as_sqlite import fill
from govtasks.export.sqlite_words import make_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from govtasks.export.rows import Record

_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_OWN_PRAGMA = "data_version"
"""What the full-text search asks for itself."""


def _judge(action: int, name: str | None, *_: str | None) -> int:
    """Allow what reads and nothing else: no ATTACH, no PRAGMA, no change."""
    reads = action in _READING or (action == sqlite3.SQLITE_PRAGMA and name == _OWN_PRAGMA)
    return sqlite3.SQLITE_OK if reads else sqlite3.SQLITE_DENY


class SQLiteEngine:
    """A SQLite database that is only read."""

    def __init__(self, source: str, connection: sqlite3.Connection) -> None:
        self._source = source
        self._connection = connection
        connection.set_authorizer(_judge)

    @classmethod
    def open(cls, path: Path) -> SQLiteEngine:
        """Open a file to read."""
        return cls(str(path), sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None))

    @classmethod
    def make(cls, records: Iterable[Record]) -> SQLiteEngine:
        """Make a database of records in memory."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        fill(connection, records)
        return cls("<memory>", connection)

    def run(self, sql: str, parameters: Sequence[Any]) -> Answer:
        """Give the rows of a SELECT."""
        try:
            cursor = self._connection.execute(sql, tuple(parameters))
            rows = tuple(cursor)
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_AUTH:
                raise refuse_writing(self._source) from error
            raise refuse(self._source, error) from error
        if cursor.description is None:
            raise refuse(self._source, "there is no statement")
        return Answer(tuple(column[0] for column in cursor.description), rows)

    def find_words(self, words: str) -> tuple[str, Sequence[Any]]:
        """Give the tasks that the full-text search finds."""
        return "found_tasks WHERE words MATCH ?", (make_match(words),)

    def interrupt(self) -> None:
        """Stop what is run in another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
