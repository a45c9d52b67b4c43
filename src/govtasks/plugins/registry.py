"""Which plugins take part, and what they bring together: adapters, readers, registries of units, exporters."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from govtasks.adapters.generic import Breakdown, WorkReport
from govtasks.errors import PluginError, UnknownPluginError
from govtasks.plugins.border import RefusedError, is_guarded
from govtasks.plugins.installed import BUILT_IN, Installed
from govtasks.plugins.loading import Plugin, discover, load_found, load_object
from govtasks.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govtasks.adapters.contract import Adapter
    from govtasks.containers.contract import Reader
    from govtasks.plugins.exporter import Exporter
    from govtasks.understand.units import UnitRegistry

VARIABLE = "GOVTASKS_PLUGINS"
"""Names of the plugins that may take part, parted by commas; empty: none; not set: all."""
FORMATS = (
    "json", "jsonl", "csv", "arrow", "parquet", "sqlite", "duckdb", "xlsx", "xlsx-units", "markdown", "ics",
    "table",
)  # fmt: skip
"""Formats that the library writes itself; the last on a terminal only."""
T = TypeVar("T")


class Brought(NamedTuple, Generic[T]):
    """A reader or an exporter, and the distribution that brings it."""

    name: str
    """Its type of file or its format."""
    value: T
    plugin: str
    version: str


class Registry(NamedTuple):
    """What takes part in a reading."""

    adapters: tuple[Installed, ...]
    """The built-in ones first."""
    readers: tuple[Brought[Reader], ...]
    units: tuple[UnitRegistry, ...]
    exporters: tuple[Brought[Exporter], ...]
    errors: tuple[PluginError, ...]
    """Why plugins were refused."""
    plugins: tuple[str, ...]
    """Name and version of each plugin that takes part."""


def find_registry(plugins: Iterable[Any] | None = None) -> Registry:
    """Give what takes part: of the plugins that the caller names, else of those that the environment allows, else all.

    `plugins` are names of distributions or of entry points, or modules with hooks. UnknownPluginError where one is not
    installed; one that the environment names wrongly is among the errors.
    """
    if is_guarded():
        raise RefusedError("it calls govtasks.load itself")
    if isinstance(plugins, str):
        raise TypeError(f"plugins takes names in a list, not {plugins!r}: [{plugins!r}]")
    if plugins is not None:
        taken = dict.fromkeys(p if isinstance(p, str) else load_object(p) for p in plugins)
        return _find(tuple(taken), strict=True)
    return _find(allowed(), strict=False)


def allowed() -> tuple[str, ...] | None:
    """Give the names that the environment allows; None where it does not say."""
    words = os.environ.get(VARIABLE)
    return None if words is None else tuple(dict.fromkeys(n.strip() for n in words.split(",") if n.strip()))


@lru_cache(maxsize=64)
def _find(plugins: tuple[str | Plugin, ...] | None, *, strict: bool) -> Registry:
    if plugins == ():
        return _join([], [])
    found = discover()
    if plugins is None:
        return _join([load_found(one) for one in found], [])
    names = [p for p in plugins if isinstance(p, str)]
    missing = [name for name in names if not any(one.is_called(name) for one in found)]
    if missing and strict:
        there = ", ".join(dict.fromkeys(one.name for one in found)) or "none"
        raise UnknownPluginError(f"no plugin {missing[0]!r}; installed are: {there}")
    loaded = [load_found(one) for one in found if any(map(one.is_called, names))]
    return _join([*loaded, *(p for p in plugins if isinstance(p, Plugin))], list(map(refuse_missing, missing)))


def refuse_missing(name: str) -> PluginError:
    """Give what is to be said of a plugin that the environment names and that is not installed."""
    return PluginError(name, "", f"{VARIABLE} names it and it is not installed")


def _join(plugins: list[Plugin], errors: list[PluginError]) -> Registry:
    """Bring plugins together; those that bring the same code, format or type of file are refused, all of them."""
    plugins = refuse_rivals(plugins)
    own: tuple[Adapter, ...] = (Breakdown(), WorkReport())
    return Registry(
        (*(Installed.of(a, BUILT_IN, __version__) for a in own), *(a for p in plugins for a in p.adapters)),
        tuple(Brought(*r, p.name, p.version) for p in plugins for r in p.readers),
        tuple(registry for p in plugins for registry in p.units),
        tuple(Brought(*e, p.name, p.version) for p in plugins for e in p.exporters),
        (*errors, *(p.error for p in plugins if p.error)),
        tuple(sorted({f"{p.name} {p.version}".strip() for p in plugins if not p.error})),
    )


_TAKEN = {
    "adapter": {Breakdown.code, WorkReport.code},
    "reader of": {"text/html", "text/plain"},
    "format": set(FORMATS),
}
"""What the library brings itself."""
_CALLED: dict[str, Callable[[Plugin], list[str]]] = {
    "adapter": lambda plugin: [adapter.code for adapter in plugin.adapters],
    "reader of": lambda plugin: [reader.name for reader in plugin.readers],
    "format": lambda plugin: [exporter.name for exporter in plugin.exporters],
}


def refuse_rivals(plugins: list[Plugin]) -> list[Plugin]:
    """Refuse plugins that bring something of the same name: which is meant cannot be known, so neither is."""
    owners: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for plugin in plugins:
        for what, names in _CALLED.items():
            for name in names(plugin):
                owners[what, name].append(plugin.name)
    for what, taken in _TAKEN.items():
        for name in taken & {n for w, n in owners if w == what}:
            owners[what, name].append(BUILT_IN)
    clashes = {key: names for key, names in owners.items() if len(names) > 1}
    return [_refuse(plugin, clashes) for plugin in plugins] if clashes else plugins


def _refuse(plugin: Plugin, clashes: dict[tuple[str, str], list[str]]) -> Plugin:
    for (what, name), owners in clashes.items():
        if name in _CALLED[what](plugin):
            others = ", ".join(sorted({*owners} - {plugin.name}))
            reason = f"{what} {name!r} is also brought by {others}" if others else f"it brings {what} {name!r} twice"
            error = PluginError(plugin.name, plugin.version, reason)
            return Plugin(plugin.name, plugin.entry, plugin.version, error=error)
    return plugin
