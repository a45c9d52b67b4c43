"""A corpus in DuckDB: a file that is opened to read, or the Parquet files of a corpus folder."""

from __future__ import annotations

from tempfile import gettempdir
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from govtasks.corpus.answer import Answer
from govtasks.corpus.engine import refuse, refuse_file, refuse_writing
from govtasks.corpus.words import make_patterns
from govtasks.export.as_duckdb import import_duckdb
from govtasks.export.catalogue import view_dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import duckdb


class DuckDBEngine:
    """A DuckDB in memory that sees a file, or the Parquet files of a folder, and reads no other."""

    def __init__(self, source: Path, folder: Path | None, see: Callable[[duckdb.DuckDBPyConnection], object]) -> None:
        self._source = str(source)
        self._connection = import_duckdb().connect()
        try:
            see(self._connection)
        except import_duckdb().Error as error:
            self._connection.close()
            raise refuse_file(self._source, error) from error
        settings = {
            "temp_directory": f"{gettempdir()}/govtasks-{uuid4().hex}",  # none of another: what is in it may be read
            "allowed_directories": [str(folder.resolve())] if folder else [],
            "enable_external_access": False,
            "python_enable_replacements": False,
            "lock_configuration": True,
        }
        for name, value in settings.items():
            self._connection.execute(f"SET {name} = ?", [value])

    @classmethod
    def open(cls, path: Path) -> DuckDBEngine:
        """Open a file to read, beside whoever has it open already."""
        file = path.resolve().as_posix().replace("'", "''")
        return cls(path, None, lambda memory: memory.execute(f"ATTACH '{file}' AS corpus (READ_ONLY); USE corpus"))

    @classmethod
    def view(cls, folder: Path) -> DuckDBEngine:
        """Open a corpus folder: views of its Parquet files, in memory, so that they are found from everywhere."""
        return cls(folder, folder, lambda memory: view_dataset(memory, folder, f"{folder.resolve().as_posix()}/"))

    def run(self, sql: str, parameters: Sequence[Any]) -> Answer:
        """Give the rows of a SELECT."""
        database = import_duckdb()
        try:
            statements = self._connection.extract_statements(sql)
            if [statement.type for statement in statements] != [database.StatementType.SELECT]:
                raise refuse_writing(self._source) if statements else refuse(self._source, "there is no statement")
            found = self._connection.execute(statements[0], tuple(parameters))
            columns, rows = tuple(column[0] for column in found.description), tuple(found.fetchall())
        except (database.Error, ValueError, OverflowError) as error:
            raise refuse(self._source, error) from error
        return Answer(columns, rows)

    def find_words(self, words: str) -> tuple[str, Sequence[Any]]:
        """Give the tasks whose text has the words; DuckDB reads every text for it."""
        wanted = make_patterns(words)
        conditions = ["regexp_matches(text, ?, 'i')"] * len(wanted)
        return f"tasks WHERE {' AND '.join(conditions) or 'false'}", wanted

    def interrupt(self) -> None:
        """Stop what is run in another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()
