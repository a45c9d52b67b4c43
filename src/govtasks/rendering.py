"""Notices as the text of a file, in a format of the library or of a plugin."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from govtasks.errors import PluginError, UnknownFormatError
from govtasks.model.notice import Notice
from govtasks.plugins.border import RefusedError, guard, unguarded
from govtasks.plugins.registry import find_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.plugins.exporter import Exporter
    from govtasks.plugins.registry import Brought

_END = object()
_FORMATS = {
    "json": "as_json:give_json",
    "jsonl": "as_json:give_jsonl",
    "csv": "as_csv:give_csv",
    "arrow": "as_arrow:give_arrow",
    "parquet": "as_parquet:give_parquet",
    "sqlite": "as_sqlite:give_sqlite",
    "duckdb": "as_duckdb:give_duckdb",
    "xlsx": "as_xlsx:give_xlsx",
    "xlsx-units": "as_xlsx:give_xlsx_units",
    "markdown": "as_markdown:give_markdown",
    "ics": "as_icalendar:give_ics",
}
"""The module of `govtasks.export` that writes a format, and its function from notices to pieces."""


def render(
    notices: Notice | Iterable[Notice], form: str, *, plugins: Iterable[Any] | None = None
) -> Iterator[str | bytes]:
    """Give the text (or, of some plugins' formats, the bytes) of a file that holds notices, piece by piece.

    `form` is one of `formats`; `plugins` is that of `load`. Raises `UnknownFormatError`, `MissingDependencyError` where
    what writes the format is not installed, and `PluginError` where a plugin's exporter fails.
    """
    if isinstance(notices, Notice):
        notices = (notices,)
    if form in _FORMATS:
        return _find(_FORMATS[form])(notices)
    for exporter in find_registry(plugins).exporters:
        if exporter.name == form:
            return _run(exporter, notices)
    raise UnknownFormatError(f"no format {form!r}; there are: {', '.join(formats(plugins=plugins))}")


def formats(*, plugins: Iterable[Any] | None = None) -> tuple[str, ...]:
    """Give the formats that notices can be written in: the library's (docs/formats.md), then those of plugins."""
    return (*_FORMATS, *sorted(exporter.name for exporter in find_registry(plugins).exporters))


def _find(place: str) -> Callable[[Iterable[Notice]], Iterator[str | bytes]]:
    module, _, name = place.partition(":")
    give: Callable[[Iterable[Notice]], Iterator[str | bytes]] = getattr(
        import_module(f"govtasks.export.{module}"), name
    )
    return give


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
