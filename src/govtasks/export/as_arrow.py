"""From notices to Arrow: the flat tables, and one nested row a notice; needs the extra `arrow`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from govtasks.export.as_file import give_file
from govtasks.export.columns import ASSIGNMENT, DIAGNOSTIC, NOTICE, TABLES, TABLES_VERSION, TARGET, TASK
from govtasks.export.rows import give_rows, make_record
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow

    from govtasks.export.columns import Column, ColumnType, Table
    from govtasks.export.rows import Record
    from govtasks.model.notice import Notice


_ARROW = ("arrow", "writing Arrow")


def import_arrow() -> Any:  # noqa: ANN401 - a module
    """Give pyarrow; MissingDependencyError where it is not installed."""
    return need("pyarrow", *_ARROW)


def to_arrow(notice: Notice, table: Table = "assignments") -> pyarrow.Table:
    """Give a flat table of a notice; KeyError where there is no table of this name."""
    schema = flat_schema(table)
    rows = list(give_rows(make_record(notice), table))
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    arrow = import_arrow()
    arrays = [arrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=schema)


def give_arrow(notices: Iterable[Notice]) -> Iterator[bytes]:
    """Give the bytes of an Arrow IPC stream of the table `assignments`."""

    def write(path: Path) -> None:
        schema = flat_schema("assignments")
        with path.open("wb") as file, need("pyarrow.ipc", *_ARROW).new_stream(file, schema) as writer:
            for batch in to_batches(notices, "assignments"):
                writer.write_batch(batch)

    return give_file(write)


def to_batches(notices: Iterable[Notice], table: Table) -> Iterator[pyarrow.RecordBatch]:
    """Give a flat table of many notices, some record batches a notice."""
    for notice in notices:
        yield from to_arrow(notice, table).to_batches()


def make_batch(records: list[Record]) -> pyarrow.RecordBatch:
    """Give the record batch of `nested_schema` that holds records, a row each; columns that one has not are null."""
    return import_arrow().RecordBatch.from_pylist(records, schema=nested_schema())


@cache
def flat_schema(table: Table) -> pyarrow.Schema:
    """Give the Arrow schema of a flat table."""
    return _schema(_fields(TABLES[table]))


@cache
def nested_schema() -> pyarrow.Schema:
    """Give the Arrow schema of records: a row a notice, its tasks and diagnostics lists of structs."""
    arrow = import_arrow()
    inside = [
        *_fields(TASK),
        arrow.field("assignments", arrow.list_(arrow.struct(_fields(ASSIGNMENT)))),
        arrow.field("targets", arrow.list_(arrow.struct(_fields(TARGET)))),
    ]
    lists = [
        arrow.field("tasks", arrow.list_(arrow.struct(inside))),
        arrow.field("diagnostics", arrow.list_(arrow.struct(_fields(DIAGNOSTIC)))),
    ]
    return _schema([*_fields(NOTICE), *lists])


def _schema(fields: list[pyarrow.Field]) -> pyarrow.Schema:
    return import_arrow().schema(fields, metadata={"schema": TABLES_VERSION})


def _fields(columns: Iterable[Column]) -> list[pyarrow.Field]:
    arrow = import_arrow()
    types: dict[ColumnType, Any] = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "flag": arrow.bool_(),
    }
    return [arrow.field(column.name, types[column.type]) for column in columns]
