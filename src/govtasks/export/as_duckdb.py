"""From notices, or their records, to a DuckDB database with views of the flat tables; needs the extra `duckdb`."""

from __future__ import annotations

from contextlib import closing, contextmanager
from errno import EIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from govtasks.export.as_arrow import import_arrow, make_batch, nested_schema
from govtasks.export.as_file import give_file
from govtasks.export.columns import ASSIGNMENT, DIAGNOSTIC, NOTICE, TABLES_VERSION, TARGET, TASK
from govtasks.export.rows import make_record
from govtasks.export.selects import select
from govtasks.export.sums import SUMS
from govtasks.needing import need
from govtasks.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import duckdb
    import pyarrow

    from govtasks.export.columns import Column, Table
    from govtasks.export.rows import Record
    from govtasks.model.notice import Notice

_AT_ONCE = 256
"""Records in a record batch."""


def import_duckdb() -> Any:  # noqa: ANN401 - a module
    """Give duckdb; MissingDependencyError where it is not installed."""
    return need("duckdb", "duckdb", "a DuckDB database")


def give_duckdb(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of a DuckDB database."""
    return give_file(lambda path: write_duckdb(map(make_record, notices), path))


def write_duckdb(records: Iterable[Record], path: Path) -> None:
    """Write a new database that holds the flat tables of records; OSError where it cannot be written."""
    with make_database(path) as connection:
        store(connection, records, "TEMP TABLE")
        make_tables(connection, "TABLE")


@contextmanager
def make_database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a new database to fill; it is on the disk when the block has ended, or OSError says why it is not."""
    database = import_duckdb()
    try:
        with closing(database.connect(path)) as connection:
            yield connection
            connection.execute("CHECKPOINT")  # closing does the same, but says nothing where it fails
    except (database.IOException, database.FatalException) as error:
        raise OSError(EIO, " ".join(str(error).split())) from error


def store(connection: duckdb.DuckDBPyConnection, records: Iterable[Record], kind: str) -> None:
    """Make the table `records` in an empty database; `kind` is TABLE or TEMP TABLE."""
    connection.register("given", import_arrow().RecordBatchReader.from_batches(nested_schema(), _batch(records)))
    connection.execute(f"CREATE {kind} records AS SELECT * FROM given")
    connection.unregister("given")


def _batch(records: Iterable[Record]) -> Iterator[pyarrow.RecordBatch]:
    rest = iter(records)
    while some := list(islice(rest, _AT_ONCE)):
        yield make_batch(some)


def make_tables(connection: duckdb.DuckDBPyConnection, kind: Literal["TABLE", "VIEW"]) -> None:
    """Make the flat tables in a database that has `records`, their sums, and the table `about`."""
    connection.execute("CREATE TABLE about (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
    connection.execute("INSERT INTO about VALUES ('tables', ?), ('version', ?)", [TABLES_VERSION, __version__])
    for table, (source, owners) in _SOURCES.items():
        connection.execute(f"CREATE {kind} {table} AS {select(table, source, owners, _JOINED)}")
    for name, sums in SUMS.items():
        connection.execute(f"CREATE VIEW {name} AS {sums}")


_OF_TASK = "(SELECT *, unnest(tasks) AS t FROM records) r"
_OF_UNIT = (
    f"(SELECT *, unnest(CASE WHEN len(t.assignments) > 0 THEN t.assignments ELSE [NULL] END) AS a FROM {_OF_TASK}) r"
)
_OF_TARGET = f"(SELECT *, unnest(t.targets) AS g FROM {_OF_TASK}) r"
_OF_DIAGNOSTIC = "(SELECT *, unnest(diagnostics) AS d FROM records) r"
_SOURCES: dict[Table, tuple[str, dict[str, tuple[Column, ...]]]] = {
    "notices": ("records r", {"r": NOTICE}),
    "tasks": (_OF_TASK, {"r.t": TASK, "r": NOTICE}),
    "assignments": (_OF_UNIT, {"r.a": ASSIGNMENT, "r.t": TASK, "r": NOTICE}),
    "targets": (_OF_TARGET, {"r.g": TARGET, "r.t": TASK, "r": NOTICE}),
    "diagnostics": (_OF_DIAGNOSTIC, {"r.d": DIAGNOSTIC, "r": NOTICE}),
}
"""Of each flat table what it is read from, and whose the columns are."""
_JOINED = "array_to_string(nullif([a.unit FOR a IN r.t.assignments IF a.effective_role = '{role}'], []), '、')"
