"""Notices as the text of a file, in a format of the library or of a plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govtasks.errors import PluginError, UnknownFormatError
from govtasks.export.as_csv import give_csv
from govtasks.export.as_json import enclose
from govtasks.model.notice import Notice
from govtasks.plugins.border import RefusedError, guard, unguarded
from govtasks.plugins.registry import find_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.plugins.exporter import Exporter
    from govtasks.plugins.registry import Brought

_END = object()
_FORMATS: dict[str, Callable[[Iterable[Notice]], Iterator[str]]] = {
    "json": lambda notices: (f"{line}\n" for line in enclose(notice.to_json() for notice in notices)),
    "jsonl": lambda notices: (f"{notice.to_json()}\n" for notice in notices),
    "csv": give_csv,
}


def render(
    notices: Notice | Iterable[Notice], form: str, *, plugins: Iterable[Any] | None = None
) -> Iterator[str | bytes]:
    """Give the text (or, of some plugins' formats, the bytes) of a file that holds notices, piece by piece.

    `form` is one of `formats`; `plugins` is that of `load`. Raises `UnknownFormatError`, and `PluginError`
    where a plugin's exporter fails.
    """
    if isinstance(notices, Notice):
        notices = (notices,)
    if form in _FORMATS:
        return iter(_FORMATS[form](notices))
    for exporter in find_registry(plugins).exporters:
        if exporter.name == form:
            return _run(exporter, notices)
    raise UnknownFormatError(f"no format {form!r}; there are: {', '.join(formats(plugins=plugins))}")


def formats(*, plugins: Iterable[Any] | None = None) -> tuple[str, ...]:
    """Give the formats that notices can be written in: json (an array), jsonl, csv, and those of plugins."""
    return (*_FORMATS, *sorted(exporter.name for exporter in find_registry(plugins).exporters))


def _run(exporter: Brought[Exporter], notices: Iterable[Notice]) -> Iterator[str | bytes]:
    """Run a plugin's exporter; the notices that it asks for are read outside its guard, their errors are not its."""
    doing = f"exporter {exporter.name!r}"
    ours: list[BaseException] = []

    def lend() -> Iterator[Notice]:
        try:
            yield from unguarded(notices)
        except BaseException as error:
            ours.append(error)
            raise

    def take(pieces: Iterator[Any] | None) -> Any:  # noqa: ANN401 - whatever the plugin gives
        with guard(exporter.plugin, exporter.version, doing):
            if pieces is None:
                return iter(exporter.value.export(lend()))
            piece = next(pieces, _END)
            if piece is not _END and not isinstance(piece, (str, bytes)):
                raise RefusedError(f"{doing} gave {piece!r:.80}, not text or bytes")
            return piece

    try:
        pieces = take(None)
        while (piece := take(pieces)) is not _END:
            yield piece
    except PluginError:
        if ours:
            raise ours[0] from None
        raise
