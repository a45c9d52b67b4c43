"""Finds adapters: the built-in ones and those that installed plugins bring."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pluggy

from govtasks.adapters.generic import Breakdown, WorkReport
from govtasks.version import __version__

if TYPE_CHECKING:
    from govtasks.adapters.contract import Adapter

hookspec = pluggy.HookspecMarker("govtasks")
hookimpl = pluggy.HookimplMarker("govtasks")
"""Marks a plugin's function as the implementation of a hook."""


class Hooks:
    """The hooks that a plugin may implement."""

    @hookspec
    def govtasks_adapters(self) -> list[Adapter]:
        """Give the adapters that the plugin brings."""
        raise NotImplementedError


class Installed(NamedTuple):
    """An adapter and the distribution that brings it."""

    adapter: Adapter
    plugin: str
    version: str


@cache
def installed() -> tuple[Installed, ...]:
    """Give every adapter, the built-in ones first; plugins are looked for once, on first use."""
    found = [Installed(adapter, "govtasks", __version__) for adapter in (Breakdown(), WorkReport())]
    manager = pluggy.PluginManager("govtasks")
    manager.add_hookspecs(Hooks)
    manager.load_setuptools_entrypoints("govtasks")
    for plugin, distribution in manager.list_plugin_distinfo():
        others = [other for other in manager.get_plugins() if other is not plugin]
        brought = manager.subset_hook_caller("govtasks_adapters", others)()
        found += [
            Installed(adapter, distribution.metadata["Name"], distribution.version)
            for adapters in brought
            for adapter in adapters
        ]
    return tuple(found)
