"""From a source to a notice: decode, read, outline, choose, adapt."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from govtasks.errors import (
    DiagnosticsError,
    LoadError,
    SourceNotFoundError,
    SourceUnreadableError,
)
from govtasks.model.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govtasks.adapters.contract import Adapter
    from govtasks.correcting.corrections import Corrections
    from govtasks.model.notice import Notice
    from govtasks.reading import Reading

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
    source: Readable | Sequence[Readable],
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
    base_url: str | None = None,
    plugins: Iterable[Any] | None = None,
    corrections: str | os.PathLike[str] | Corrections | None = None,
) -> Notice:
    """Read one notice from a path, bytes or an open binary file; from a list of them a notice with its attachments.

    A zip is read as the list of its files.

    `adapter` names the adapter to read with (its code, or an `Adapter`) where the choice is not to be the library's;
    `encoding` overrides the detection; `base_url` is kept as the source's address, and its host is evidence of the
    place; nothing is ever fetched. `plugins` are the only plugins that take part: names of distributions or of entry
    points, or modules with hooks; None leaves it to the variable GOVTASKS_PLUGINS, and without it all take part.
    `corrections` are applied to what was read: a corrections file, or `Corrections` in hand.

    Raises `LoadError` (one of its kinds) where the source cannot be read, `UnknownAdapterError`, `UnknownPluginError`,
    `PluginError` where an adapter given as an object fails, `CorrectionsError` where corrections are not in order, and
    with `strict` `DiagnosticsError` where the notice has diagnostics of severity error.
    """
    notice = _correct(examine(source, adapter, encoding, limits, base_url, plugins).notice, corrections)
    return _refuse_errors(notice) if strict else notice


def loads(  # noqa: PLR0913 - as for `load`
    text: str,
    *,
    adapter: str | Adapter | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
    base_url: str | None = None,
    plugins: Iterable[Any] | None = None,
    corrections: str | os.PathLike[str] | Corrections | None = None,
) -> Notice:
    """Read one notice from text in hand, plain or HTML; the options and errors are those of `load`."""
    if not isinstance(text, str):
        raise TypeError(f"loads() takes text, not {type(text).__name__}; for bytes use load()")
    from govtasks.decode import Decoded, clean  # noqa: PLC0415 - see examine
    from govtasks.opening import Input  # noqa: PLC0415
    from govtasks.reading import read_notice  # noqa: PLC0415

    cleaned, replaced = clean(text)
    data = cleaned.encode()
    limits.check("bytes", len(data), "<text>")
    source = Input("<text>", data, Decoded(cleaned, "", replaced), None, base_url)
    notice = _correct(read_notice([source], adapter, limits, plugins).notice, corrections)
    return _refuse_errors(notice) if strict else notice


def load_many(  # noqa: PLR0913 - as for `load`
    sources: Iterable[Readable | Sequence[Readable]],
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    plugins: Iterable[Any] | None = None,
    corrections: str | os.PathLike[str] | Corrections | None = None,
) -> Iterator[Loaded]:
    """Read many sources, one at a time as they are asked for; one that cannot be read gives its error in its place.

    `corrections` may be of any of them; `CorrectionsError` ends the reading.
    """
    allowed = None if plugins is None else tuple(plugins)
    if isinstance(corrections, (str, os.PathLike)):
        from govtasks.correcting.file import read_corrections  # noqa: PLC0415 - see examine

        corrections = read_corrections(corrections)
    for source in sources:
        try:
            notice = load(
                source, adapter=adapter, encoding=encoding, limits=limits, plugins=allowed, corrections=corrections
            )
        except LoadError as error:
            yield Loaded(error.source, None, error)
        else:
            yield Loaded(notice.source.name, notice, None)


def examine(  # noqa: PLR0913, PLR0917 - the options of `load`
    source: Readable | Sequence[Readable],
    adapter: str | Adapter | None,
    encoding: str | None,
    limits: Limits,
    base_url: str | None,
    plugins: Iterable[Any] | None,
) -> Reading:
    """Read a source as `load` does, and keep the adapters that were asked.

    The reading is imported on first use, so that `import govtasks` costs little.
    """
    from govtasks.opening import Input  # noqa: PLC0415
    from govtasks.reading import read_notice  # noqa: PLC0415

    files: Sequence[Readable] = source if isinstance(source, (list, tuple)) else [source]  # type: ignore[list-item]
    if not files:
        raise SourceNotFoundError("[]", "the list of sources is empty", "name the notice and its attachments")
    read = [read_bytes(file, limits) for file in files]
    limits.check("bytes", sum(len(data) for _, data in read), read[0][0])
    inputs = [Input(name, data, None, encoding, base_url) for name, data in read]
    return read_notice(inputs, adapter, limits, plugins)


def _correct(notice: Notice, corrections: str | os.PathLike[str] | Corrections | None) -> Notice:
    """Apply corrections, where there are any; what does so is imported then."""
    if corrections is None:
        return notice
    from govtasks.correcting.applying import correct  # noqa: PLC0415 - see examine

    return correct(notice, corrections)


def _refuse_errors(notice: Notice) -> Notice:
    if any(d.severity == "error" for d in notice.diagnostics):
        raise DiagnosticsError(notice)
    return notice


def read_bytes(source: Readable, limits: Limits) -> tuple[str, bytes]:
    """Give the name and the bytes of a source; raises LoadError."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
        limits.check("bytes", len(data), "<bytes>")
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
    limits.check("bytes", len(data), path)
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
    limits.check("bytes", len(data), name)
    return name, data
