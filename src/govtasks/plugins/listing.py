"""All plugins that are installed, as they stand: taking part, refused, or not allowed."""

from __future__ import annotations

import os
from typing import Literal, NamedTuple

from govtasks.plugins.loading import describe, discover, load_entry
from govtasks.plugins.registry import VARIABLE, refuse_rivals, split_names


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
    """Give every installed plugin, broken ones too, as GOVTASKS_PLUGINS allows them."""
    named = os.environ.get(VARIABLE)
    allowed = None if named is None else split_names(named)
    entries = [entry for entry in discover() if allowed is None or {*describe(entry)[:2]} & {*allowed}]
    off = [PluginStatus(*describe(entry), "off", "") for entry in discover() if entry not in entries]
    found = []
    for p in refuse_rivals([load_entry(entry) for entry in entries]):
        registries = [*p.units, *(a.registry for a in p.adapters)]
        found.append(
            PluginStatus(
                p.name,
                p.entry,
                p.version,
                "failed" if p.error else "ok",
                p.error.reason if p.error else "",
                tuple(a.code for a in p.adapters),
                tuple(a.locality.name for a in p.adapters if a.locality),
                tuple(r.media_type for r in p.readers),
                sum(len(r.names) for r in registries),
                sum(len(r.groups) for r in registries),
                tuple(e.format for e in p.exporters),
            )
        )
    return tuple(sorted([*found, *off]))
