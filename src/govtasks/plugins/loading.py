"""Loads plugins one by one: whatever one does wrong is kept with it and takes nothing else along."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from threading import RLock
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import frozen

from govtasks.adapters.contract import Adapter
from govtasks.containers.contract import Reader
from govtasks.errors import PluginError
from govtasks.plugins.border import RefusedError, guard
from govtasks.plugins.checking import CHECKS, check_given
from govtasks.plugins.exporter import Exporter
from govtasks.plugins.hooks import GROUP, INTERFACE, Hooks
from govtasks.understand.units import UnitRegistry

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen
class Plugin:
    """A distribution's entry point, or a module given by the caller, and what it brings."""

    name: str
    """Of the distribution (govtasks-jiangan)."""
    entry: str
    """Of the entry point (jiangan)."""
    version: str
    adapters: tuple[Adapter, ...] = ()
    readers: tuple[Reader, ...] = ()
    units: tuple[UnitRegistry, ...] = ()
    exporters: tuple[Exporter, ...] = ()
    error: PluginError | None = None
    """Why it was refused; it brings nothing then."""


@cache
def discover() -> tuple[EntryPoint, ...]:
    """Find the entry points of the group, in the order of their names; looked for once."""
    found = entry_points(group=GROUP)
    return tuple(sorted(found, key=lambda entry: (*describe(entry), entry.value)))


def describe(entry: EntryPoint) -> tuple[str, str, str]:
    """Give the distribution, the name of the entry point, and the version; "" where the metadata is damaged."""
    about = entry.dist.metadata if entry.dist else None
    known = [about[key] if about and key in about else "" for key in ("Name", "Version")]
    return known[0] or entry.name, entry.name, known[1]


_loading = RLock()
_loaded: dict[EntryPoint, Plugin] = {}


def load_entry(entry: EntryPoint) -> Plugin:
    """Load an installed plugin, once in a process."""
    with _loading:
        if entry not in _loaded:
            _loaded[entry] = _load(*describe(entry), entry.load)
        return _loaded[entry]


@cache
def load_object(plugin: Any) -> Plugin:  # noqa: ANN401 - a module, or an object with the hooks as attributes
    """Load a plugin that the caller holds in hand."""
    name = getattr(plugin, "__name__", type(plugin).__name__)
    return _load(name, name, "", lambda: plugin)


def _load(name: str, entry: str, version: str, get: Callable[[], Any]) -> Plugin:
    try:
        with guard(name, version, "its import", whole=True):
            module = get()
        with guard(name, version, "reading its interface version"):
            _check_interface(module)
        brought = _collect(name, version, module)
    except PluginError as error:
        return Plugin(name, entry, version, error=error)
    return Plugin(
        name,
        entry,
        version,
        brought["govtasks_adapters"],
        brought["govtasks_readers"],
        brought["govtasks_units"],
        brought["govtasks_exporters"],
    )


def _check_interface(module: object) -> None:
    wanted = getattr(module, "govtasks_interface", 1)
    if type(wanted) is not int or wanted < 1:
        raise RefusedError(f"govtasks_interface is {wanted!r:.60}, no number of an interface such as {INTERFACE}")
    if wanted > INTERFACE:
        raise RefusedError(
            f"it is written for interface {wanted} and this govtasks has interface {INTERFACE}: upgrade govtasks"
        )


def _collect(name: str, version: str, module: object) -> dict[str, tuple[Any, ...]]:
    """Call each hook that the plugin implements; a manager of its own, so that hooks of others are not called."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    with guard(name, version, "registering its hooks"):
        try:
            manager.register(module, entry_name := name)
            manager.check_pending()
        except pluggy.PluginValidationError as error:
            raise RefusedError(" ".join(str(error).split())) from error
        if not manager.get_hookcallers(manager.get_plugin(entry_name)):
            raise RefusedError(f"it implements none of {', '.join(CHECKS)}: mark the function with govtasks.hookimpl")
    brought: dict[str, tuple[Any, ...]] = {}
    for hook in CHECKS:
        with guard(name, version, hook, whole=True):
            given = getattr(manager.hook, hook)()
            brought[hook] = tuple(value for values in given for value in check_given(hook, values))
    return brought
