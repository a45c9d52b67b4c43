"""Which plugins take part, and what they bring together: adapters, readers, registries of units, exporters."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from govtasks.adapters.generic import Breakdown, WorkReport
from govtasks.errors import PluginError, UnknownPluginError
from govtasks.plugins.loading import Plugin, describe, discover, load_entry, load_object
from govtasks.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govtasks.adapters.contract import Adapter
    from govtasks.containers.contract import Reader
    from govtasks.plugins.exporter import Exporter
    from govtasks.understand.units import UnitRegistry

VARIABLE = "GOVTASKS_PLUGINS"
"""Names of the plugins that may take part, parted by commas; empty: none; not set: all."""
BUILT_IN = "govtasks"
T = TypeVar("T")


class Brought(NamedTuple, Generic[T]):
    """Something, and the distribution that brings it."""

    value: T
    plugin: str
    version: str


class Registry(NamedTuple):
    """What takes part in a reading."""

    adapters: tuple[Brought[Adapter], ...]
    """The built-in ones first."""
    readers: tuple[Brought[Reader], ...]
    units: tuple[UnitRegistry, ...]
    exporters: tuple[Brought[Exporter], ...]
    errors: tuple[PluginError, ...]
    """Why plugins were refused."""


def find_registry(plugins: Iterable[Any] | None = None) -> Registry:
    """Give what takes part: of the plugins that the caller names, else of those that the environment allows, else all.

    `plugins` are names of distributions or of entry points, or modules with hooks. UnknownPluginError where one is not
    installed; one that the environment names wrongly is among the errors.
    """
    if isinstance(plugins, str):
        raise TypeError(f"plugins takes names in a list, not {plugins!r}: [{plugins!r}]")
    if plugins is not None:
        return _find(tuple(dict.fromkeys(plugins)), strict=True)
    named = os.environ.get(VARIABLE)
    return _find(None if named is None else split_names(named), strict=False)


def split_names(words: str) -> tuple[str, ...]:
    """Give the names of a list parted by commas."""
    return tuple(name.strip() for name in words.split(",") if name.strip())


@lru_cache(maxsize=64)
def _find(plugins: tuple[Any, ...] | None, *, strict: bool) -> Registry:
    if plugins is None:
        return _join([load_entry(entry) for entry in discover()], [])
    errors = []
    loaded = []
    entries = []
    for plugin in plugins:
        if not isinstance(plugin, str):
            loaded.append(load_object(plugin))
            continue
        called = [entry for entry in discover() if plugin in describe(entry)[:2]]
        if not called and strict:
            names = ", ".join(dict.fromkeys(describe(entry)[0] for entry in discover())) or "none"
            raise UnknownPluginError(f"no plugin {plugin!r}; installed are: {names}")
        if not called:
            errors.append(PluginError(plugin, "", f"{VARIABLE} names it and it is not installed"))
        entries += called
    loaded += [load_entry(entry) for entry in discover() if entry in entries]
    return _join(loaded, errors)


def _join(plugins: list[Plugin], errors: list[PluginError]) -> Registry:
    """Bring plugins together; those that bring the same code, format or type of file are refused, all of them."""
    plugins = refuse_rivals(plugins)
    builtin: list[Brought[Adapter]] = [
        Brought(adapter, BUILT_IN, __version__) for adapter in (Breakdown(), WorkReport())
    ]
    return Registry(
        (*builtin, *(Brought(a, p.name, p.version) for p in plugins for a in p.adapters)),
        tuple(Brought(r, p.name, p.version) for p in plugins for r in p.readers),
        tuple(registry for p in plugins for registry in p.units),
        tuple(Brought(e, p.name, p.version) for p in plugins for e in p.exporters),
        (*errors, *(p.error for p in plugins if p.error)),
    )


_TAKEN = {"adapter": {Breakdown.code, WorkReport.code}, "format": {"json", "jsonl", "csv", "table"}}
"""What the library brings itself."""
_CALLED: dict[str, Callable[[Plugin], list[str]]] = {
    "adapter": lambda plugin: [adapter.code for adapter in plugin.adapters],
    "reader of": lambda plugin: [reader.media_type for reader in plugin.readers],
    "format": lambda plugin: [exporter.format for exporter in plugin.exporters],
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
            others = list(owners)
            others.remove(plugin.name)
            reason = f"{what} {name!r} is also brought by {', '.join(sorted(others))}"
            return Plugin(
                plugin.name, plugin.entry, plugin.version, error=PluginError(plugin.name, plugin.version, reason)
            )
    return plugin
