"""All plugins that are installed, as they stand: taking part, refused, or not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from govtasks.plugins.loading import discover, load_found
from govtasks.plugins.registry import allowed, refuse_missing, refuse_rivals

if TYPE_CHECKING:
    from govtasks.plugins.loading import Plugin


class PluginStatus(NamedTuple):
    """One plugin and how it stands."""

    name: str
    """Of its distribution."""
    entry: str
    """Of its entry point."""
    version: str
    status: Literal["ok", "failed", "off"]
    """`off`: GOVTASKS_PLUGINS does not name it, and it was not loaded."""
    reason: str
    """Why it failed; "" for the others."""
    adapters: tuple[str, ...] = ()
    """Codes of its adapters."""
    localities: tuple[str, ...] = ()
    """Places of its adapters."""
    readers: tuple[str, ...] = ()
    """Types of file that it reads."""
    units: int = 0
    """Names in its registries."""
    groups: int = 0
    """Groups in its registries."""
    formats: tuple[str, ...] = ()
    """Formats that it writes."""


def list_plugins() -> tuple[PluginStatus, ...]:
    """Give every installed plugin, broken ones too, as GOVTASKS_PLUGINS allows them; and what it names in vain."""
    names = allowed()
    found = [one for one in discover() if names is None or any(map(one.is_called, names))]
    statuses = [PluginStatus(*one[:3], "off", "") for one in discover() if one not in found]
    missing = [name for name in names or () if not any(one.is_called(name) for one in found)]
    statuses += [PluginStatus(name, name, "", "failed", refuse_missing(name).reason) for name in missing]
    return tuple(sorted([*statuses, *map(_describe, refuse_rivals([load_found(one) for one in found]))]))


def _describe(plugin: Plugin) -> PluginStatus:
    registries = [*plugin.units, *(a.units for a in plugin.adapters)]
    return PluginStatus(
        plugin.name,
        plugin.entry,
        plugin.version,
        "failed" if plugin.error else "ok",
        plugin.error.reason if plugin.error else "",
        tuple(a.code for a in plugin.adapters),
        tuple(a.locality.name for a in plugin.adapters if a.locality),
        tuple(r.name for r in plugin.readers),
        sum(len(r.names) for r in registries),
        sum(len(r.groups) for r in registries),
        tuple(e.name for e in plugin.exporters),
    )
