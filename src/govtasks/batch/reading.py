"""From files to nested rows, one each, whatever becomes of it: the one function that every engine runs."""

from __future__ import annotations

import io
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from govtasks.errors import LoadError
from govtasks.export.as_arrow import import_arrow, nested_schema
from govtasks.export.keys import make_bytes_key
from govtasks.export.rows import make_record
from govtasks.load import load
from govtasks.plugins.registry import find_registry
from govtasks.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow

    from govtasks.export.rows import Record

OUT_OF_MEMORY = "it needs more memory than it may have"


class Item(NamedTuple):
    """One file to be read."""

    source: str
    """What it is called."""
    data: bytes
    key: str
    """Of its bytes."""
    base_url: str | None = None
    """Where it came from, where that is known."""


def make_item(source: str, data: bytes, base_url: str | None = None) -> Item:
    """Give the item of a file's bytes."""
    return Item(source, data, make_bytes_key([sha256(data).hexdigest()]), base_url)


def parse_batches(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Give a nested row for each file, in the order of the files: for engines that work on Arrow record batches.

    In come the columns `source` (text) and `data` (binary), and where it is known `base_url` (text). Out goes
    `result_schema`: the columns of docs/tables.md, and `error`, which is null where the file was read; where it was
    not, the row has `source`, `notice`, `version` and the reason alone. What a file does to its process (its time, its
    memory) is the engine's business.
    """
    for batch in batches:
        columns = batch.to_pydict()
        urls = columns.get("base_url") or [None] * len(columns["source"])
        rows = zip(columns["source"], columns["data"], urls, strict=True)
        yield make_result([read_item(make_item(*row)) for row in rows])


def read_item(item: Item) -> Record:
    """Give the record of a file, with `error` and without tasks where it cannot be read."""
    file = io.BytesIO(item.data)
    file.name = item.source
    try:
        record = make_record(load(file, base_url=item.base_url))
    except LoadError as error:
        return make_failure(item, f"{error.reason} ({error.remedy})")
    except MemoryError:
        return make_failure(item, OUT_OF_MEMORY)
    return {**record, "notice": item.key, "version": find_version(), "error": None}


def make_failure(item: Item, reason: str) -> Record:
    """Give the record of a file that was not read."""
    return {"source": item.source, "notice": item.key, "version": find_version(), "error": reason}


@cache
def find_version() -> str:
    """Give what read a notice: govtasks and the plugins that take part, with their versions."""
    registry = find_registry()
    brought = [(a.plugin, a.version) for a in registry.adapters] + [(r.plugin, r.version) for r in registry.readers]
    plugins = sorted({f"{name} {version}" for name, version in brought if name != "govtasks"})
    return "; ".join([__version__, *plugins])


def make_result(records: list[Record]) -> pyarrow.RecordBatch:
    """Give the record batch of `result_schema` that holds records, a row each."""
    return import_arrow().RecordBatch.from_pylist(records, schema=result_schema())


@cache
def result_schema() -> pyarrow.Schema:
    """Give the Arrow schema of what is read: that of the nested rows, and `error`."""
    return nested_schema().append(import_arrow().field("error", import_arrow().string()))
