"""The hooks that a plugin may implement, and the version of the interface that they make up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from govtasks.adapters.contract import Adapter
    from govtasks.containers.contract import Reader
    from govtasks.plugins.exporter import Exporter
    from govtasks.understand.units import UnitRegistry

GROUP = "govtasks"
"""The group of entry points, and the project name of pluggy."""
INTERFACE = 1
"""Version of the interface. A plugin's module says with `govtasks_interface = 1` for which it was written; one that
does not say it was written for 1."""

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)
"""Marks a plugin's function as the implementation of a hook."""


class Hooks:
    """Each hook is called once, when the plugin is loaded."""

    @hookspec
    def govtasks_adapters(self) -> list[Adapter]:
        """Give the adapters that the plugin brings: localities and their words."""
        raise NotImplementedError

    @hookspec
    def govtasks_readers(self) -> list[Reader]:
        """Give readers of types of file that the library does not read itself."""
        raise NotImplementedError

    @hookspec
    def govtasks_units(self) -> list[UnitRegistry]:
        """Give registries of units: names in full, members of groups."""
        raise NotImplementedError

    @hookspec
    def govtasks_exporters(self) -> list[Exporter]:
        """Give formats that notices can be written in."""
        raise NotImplementedError
