"""Reading chunks of files on an engine; what kills its process is isolated and named."""

from __future__ import annotations

import faulthandler
import os
from collections import deque
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from govtasks.batch.crew import Death
from govtasks.batch.reading import make_failure, make_result, read_item
from govtasks.export.as_arrow import import_arrow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.batch.reading import Item

_TRIES = 3
"""How often a file is read alone before it is blamed: a process can die of something else."""
_ONE_AT_A_TIME = Lock()
"""The clock of `read_chunk` is that of the whole process."""


class Engine(Protocol):
    """Makes calls elsewhere, some at a time."""

    @property
    def free(self) -> bool:
        """Whether another call may be given."""

    @property
    def busy(self) -> bool:
        """Whether some call has not ended."""

    def submit(self, tag: object, call: Callable[[], Any]) -> None:
        """Give a call."""

    def wait(self) -> list[tuple[Any, Any]]:
        """Wait for calls to end; give the tag of each that has, and its result or `Death`."""

    def close(self) -> None:
        """End all that is being done."""


class _Chunk(NamedTuple):
    items: tuple[Item, ...]
    tries: int = 0


def read_chunks(engine: Engine, chunks: Iterable[tuple[Item, ...]], seconds: float) -> Iterator[bytes]:
    """Give what is read of each chunk, as an Arrow IPC stream of `result_schema`, in the order in which they end.

    A chunk whose process dies is read file by file; a file that kills its process again and again is a failure.
    `seconds` is what one file may take.
    """
    fresh = iter(chunks)
    again: deque[_Chunk] = deque()
    while True:
        while engine.free:
            chunk = again.popleft() if again else next(map(_Chunk, fresh), None)
            if chunk is None:
                break
            engine.submit(chunk, partial(read_chunk, chunk.items, seconds))
        if not engine.busy:
            return
        for (items, tries), result in engine.wait():
            if not isinstance(result, Death):
                yield result
            elif len(items) > 1:
                again.extend(_Chunk((item,)) for item in items)
            elif not (late := result.seconds >= seconds) and tries + 1 < _TRIES:
                again.append(_Chunk(items, tries + 1))
            else:
                reason = f"it takes longer than {seconds:g} s" if late else f"it cannot be read: {result.reason}"
                yield to_bytes(make_result([make_failure(items[0], reason)]))


def make_all(engine: Engine, calls: Iterable[Callable[[], Any]]) -> Iterator[Any]:
    """Make calls, and give what each of them gives or `Death`, in the order in which they end."""
    waiting = iter(calls)
    while True:
        while engine.free and (call := next(waiting, None)):
            engine.submit(None, call)
        if not engine.busy:
            return
        yield from (result for _, result in engine.wait())


def read_chunk(items: tuple[Item, ...], seconds: float) -> bytes:
    """Read files one after the other; the process ends where one takes longer than it may, even inside C code."""
    with _ONE_AT_A_TIME, open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123 - a device
        records = []
        for item in items:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                records.append(read_item(item))
            finally:
                faulthandler.cancel_dump_traceback_later()
    return to_bytes(make_result(records))


def to_bytes(batch: Any) -> bytes:  # noqa: ANN401 - a pyarrow.RecordBatch
    """Give a record batch as an Arrow IPC stream."""
    arrow = import_arrow()
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data
