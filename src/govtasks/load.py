"""From a source to a notice: decode, read, outline, choose, adapt."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from govtasks.errors import (
    DiagnosticsError,
    LimitExceededError,
    LoadError,
    SourceNotFoundError,
    SourceUnreadableError,
)
from govtasks.model.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.adapters.contract import Adapter
    from govtasks.model.notice import Notice
    from govtasks.reading import Input

Readable = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""What `load` takes: a path, the bytes themselves, or an open binary file."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_PASS_BYTES = "fetch it yourself and pass the bytes, with base_url= for its address: load(data, base_url=…)"  # noqa: S105


class Loaded(NamedTuple):
    """One of many sources: the notice, or the error that it gave."""

    source: str
    notice: Notice | None
    error: LoadError | None


def load(  # noqa: PLR0913 - each option is one that callers need, by name
    source: Readable,
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
    base_url: str | None = None,
) -> Notice:
    """Read one notice from a path, bytes or an open binary file.

    `adapter` names the adapter to read with (its code, or an `Adapter`) where the choice is not to be the library's;
    `encoding` overrides the detection; `base_url` is kept as the source's address. Nothing is ever fetched.

    Raises `LoadError` (one of its kinds) where the source cannot be read, `UnknownAdapterError`, and with `strict`
    `DiagnosticsError` where the notice has diagnostics of severity error.
    """
    return _finish(open_source(source, encoding, limits, base_url), adapter, limits, strict=strict)


def loads(
    text: str,
    *,
    adapter: str | Adapter | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
    base_url: str | None = None,
) -> Notice:
    """Read one notice from text in hand, plain or HTML; the options and errors are those of `load`."""
    if not isinstance(text, str):
        raise TypeError(f"loads() takes text, not {type(text).__name__}; for bytes use load()")
    from govtasks.decode import Decoded, clean  # noqa: PLC0415 - see _finish
    from govtasks.reading import Input  # noqa: PLC0415

    cleaned, replaced = clean(text)
    data = cleaned.encode()
    _check(limits.bytes, len(data), "<text>", "bytes")
    _check(limits.characters, len(cleaned), "<text>", "characters")
    return _finish(Input("<text>", data, Decoded(cleaned, "", replaced), base_url), adapter, limits, strict=strict)


def load_many(
    sources: Iterable[Readable],
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Loaded]:
    """Read many sources, one at a time as they are asked for; one that cannot be read gives its error in its place."""
    for source in sources:
        try:
            notice = load(source, adapter=adapter, encoding=encoding, limits=limits)
        except LoadError as error:
            yield Loaded(error.source, None, error)
        else:
            yield Loaded(notice.source.name, notice, None)


def open_source(source: Readable, encoding: str | None, limits: Limits, base_url: str | None) -> Input:
    """Get the bytes of a source and decode them, within the limits."""
    from govtasks.decode import decode  # noqa: PLC0415 - see _finish
    from govtasks.reading import Input  # noqa: PLC0415

    name, data = _read_bytes(source, limits)
    decoded = decode(data, name, encoding)
    _check(limits.characters, len(decoded.text), name, "characters")
    return Input(name, data, decoded, base_url)


def _finish(source: Input, adapter: str | Adapter | None, limits: Limits, *, strict: bool) -> Notice:
    """Read an opened source; the reading is imported on first use, so that `import govtasks` costs little."""
    from govtasks.reading import read_notice  # noqa: PLC0415

    notice = read_notice(source, adapter, limits)
    if strict and any(d.severity == "error" for d in notice.diagnostics):
        raise DiagnosticsError(notice)
    return notice


def _read_bytes(source: Readable, limits: Limits) -> tuple[str, bytes]:
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
        _check(limits.bytes, len(data), "<bytes>", "bytes")
        return "<bytes>", data
    if isinstance(source, (str, os.PathLike)):
        return _read_path(os.fspath(source), limits)
    if hasattr(source, "read"):
        return _read_file(source, limits)
    raise TypeError(f"load() takes a path, bytes or a binary file, not {type(source).__name__}")


def _read_path(path: str, limits: Limits) -> tuple[str, bytes]:
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not path:
        raise SourceNotFoundError("''", "the path is empty", "name a file, or use loads() for text in hand")
    if _ADDRESS.match(path):
        raise SourceUnreadableError(path, "this is an address, and the library opens no connection", _PASS_BYTES)
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib would double what this module costs to import
            data = file.read(limits.bytes + 1)
    except FileNotFoundError as error:
        remedy = "use loads() for text in hand" if len(path) > 100 or "\n" in path else "check the path"  # noqa: PLR2004
        raise SourceNotFoundError(_shorten(path), "no such file", remedy) from error
    except IsADirectoryError as error:
        raise SourceUnreadableError(
            path, "this is a folder", "name a file, or pass its files to load_many()"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceUnreadableError(
            _shorten(path), f"cannot be opened: {reason}", "check the path and its permissions"
        ) from error
    _check(limits.bytes, len(data), path, "bytes")
    return path, data


def _shorten(path: str) -> str:
    line = path.replace("\n", " ")
    return line if len(line) <= 200 else f"{line[:100]}…"  # noqa: PLR2004


def _read_file(file: BinaryIO, limits: Limits) -> tuple[str, bytes]:
    name = str(getattr(file, "name", "<file>"))
    try:
        data = file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(name, f"cannot be read: {error}", "pass a file that is open for reading") from error
    if not isinstance(data, bytes):
        raise SourceUnreadableError(
            name, "the file is open as text", 'open it with mode "rb", or pass its text to loads()'
        )
    _check(limits.bytes, len(data), name, "bytes")
    return name, data


def _check(limit: int, size: int, name: str, what: str) -> None:
    if size > limit:
        raise LimitExceededError(name, f"more than {limit:,} {what}", f"raise limits: Limits({what}=…)")
