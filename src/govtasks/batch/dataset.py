"""The Parquet files of a corpus: a row a notice, by year and province, in the order of their keys."""

from __future__ import annotations

import heapq
from collections import defaultdict
from functools import cache, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from govtasks.batch.folder import expect_whole, need_batch
from govtasks.batch.reading import result_schema
from govtasks.export.as_arrow import nested_schema
from govtasks.export.partitions import place_rows
from govtasks.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pyarrow

_GROUP = 64
"""Rows of a row group: some megabytes."""
_KEPT = 64
"""Staged files that are mapped at a time."""


class Row(NamedTuple):
    """Where a row stands that was read and is not yet in the dataset."""

    key: str
    staged: Path
    at: int


class Known(NamedTuple):
    """A row of the dataset."""

    version: str
    """What read it."""
    files: tuple[Path, ...]
    """Where it stands: in two files where a run was broken off that moved it."""


@cache
def stored_schema() -> pyarrow.Schema:
    """Give the schema of the files: year and province are said by the folders that they lie in."""
    schema = nested_schema()
    for name in ("year", "province"):
        schema = schema.remove(schema.get_field_index(name))
    return schema


def scan(dataset: Path) -> dict[str, Known]:
    """Give the rows of a dataset by key."""
    parquet = need_batch("pyarrow.parquet")
    known: dict[str, Known] = {}
    for file in sorted(dataset.rglob("*.parquet")):
        with expect_whole(file):
            columns = parquet.read_table(file, columns=["notice", "version"], partitioning=None).to_pydict()
        for key, version in zip(*columns.values(), strict=True):
            before = known[key].files if key in known else ()
            known[key] = Known(version, (*before, file))
    return known


def plan(dataset: Path, staged: Iterable[Path], known: dict[str, Known]) -> list[Callable[[], None]]:
    """Give the calls that bring staged rows into the dataset, one a file; of the rows of a key the last stays."""
    latest: dict[str, tuple[Path, Row]] = {}
    for path in staged:
        columns = open_staged(path).select(["notice", "year", "province", "error"]).to_pydict()
        for at, (key, year, province, error) in enumerate(zip(*columns.values(), strict=True)):
            if error is None:
                latest[key] = (place_rows(dataset, year, province), Row(key, path, at))
    new: defaultdict[Path, list[Row]] = defaultdict(list)
    gone: defaultdict[Path, set[str]] = defaultdict(set)
    for key, (file, row) in latest.items():
        new[file].append(row)
        for before in known[key].files if key in known else ():
            gone[before].add(key)
    return [partial(merge, file, sorted(new[file]), frozenset(gone[file])) for file in sorted({*new, *gone})]


def merge(file: Path, rows: list[Row], gone: frozenset[str]) -> None:
    """Write a file anew: what is in it, without what is gone, and the rows, in the order of keys."""
    parquet = need_batch("pyarrow.parquet")
    replaced = gone | {row.key for row in rows}
    merged = heapq.merge(_stored(file, replaced), ((row.key, row) for row in rows), key=lambda pair: pair[0])
    tables = (row if not isinstance(row, Row) else _take(row) for _, row in merged)
    first = next(tables, None)
    if first is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with write_whole(file) as half, parquet.ParquetWriter(half, stored_schema(), compression="zstd") as writer:
        group = [first, *islice(tables, _GROUP - 1)]
        while group:
            writer.write_table(need_batch("pyarrow").concat_tables(group).combine_chunks())
            group = list(islice(tables, _GROUP))


def _stored(file: Path, replaced: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Give the rows of a file that are not replaced, each as a table with its key."""
    if not file.exists():
        return
    with need_batch("pyarrow.parquet").ParquetFile(file) as stored:
        for number in range(stored.num_row_groups):
            table = _fit(stored.read_row_group(number))
            for at, key in enumerate(table.column("notice").to_pylist()):
                if key not in replaced:
                    yield key, table.slice(at, 1)


def _fit(table: pyarrow.Table) -> pyarrow.Table:
    """Give a table the columns of today: one that an earlier version did not have is null."""
    if table.schema == stored_schema():
        return table
    rows = table.to_pylist()
    return need_batch("pyarrow").Table.from_pylist(rows, schema=stored_schema())


def _take(row: Row) -> pyarrow.Table:
    return open_staged(row.staged).slice(row.at, 1).select(stored_schema().names)


@lru_cache(maxsize=_KEPT)
def open_staged(path: Path) -> pyarrow.Table:
    """Give what was staged, mapped and not read; ValueError where it is of other columns."""
    arrow = need_batch("pyarrow")
    with need_batch("pyarrow.ipc").open_stream(arrow.memory_map(str(path))) as stream:
        if stream.schema != result_schema():
            raise ValueError
        return stream.read_all()
