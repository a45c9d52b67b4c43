"""Loads plugins one by one: whatever one does wrong is kept with it and takes nothing else along."""

from __future__ import annotations

import re
from email import message_from_string
from functools import cache, lru_cache
from importlib.metadata import Distribution, EntryPoint, distributions
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy
from attrs import frozen

from govtasks.errors import PluginError
from govtasks.plugins.border import RefusedError, guard, lock, shorten
from govtasks.plugins.checking import CHECKS, Named, check_given
from govtasks.plugins.hooks import GROUP, INTERFACE, Hooks
from govtasks.plugins.installed import Installed
from govtasks.understand.units import UnitRegistry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SIGNS = re.compile(r"[-_.]+")
_METADATA = ("METADATA", "PKG-INFO")
"""Files that say what a distribution is: of a wheel, of an egg."""


class Found(NamedTuple):
    """An entry point of the group, or a distribution that has some and whose metadata is damaged."""

    name: str
    """Of the distribution (govtasks-jiangan)."""
    entry: str
    """Of the entry point (jiangan)."""
    version: str
    point: EntryPoint | None
    fault: str = ""
    """What is wrong with the metadata, where there is no entry point."""

    def is_called(self, name: str) -> bool:
        """Tell whether a name is the distribution's or the entry point's; `-`, `_`, `.` and case make no difference."""
        return _normalize(name) in {_normalize(self.name), _normalize(self.entry)}


@frozen(eq=False)
class Plugin:
    """What a plugin brings."""

    name: str
    entry: str
    version: str
    adapters: tuple[Installed, ...] = ()
    readers: tuple[Named, ...] = ()
    units: tuple[UnitRegistry, ...] = ()
    exporters: tuple[Named, ...] = ()
    error: PluginError | None = None
    """Why it was refused; it brings nothing then."""


def _normalize(name: str) -> str:
    return _SIGNS.sub("-", name).lower()


@cache
def discover() -> tuple[Found, ...]:
    """Find the entry points of the group, in the order of their names; looked for once.

    Of distributions with one name the first on the path counts, as for imports.
    """
    found: dict[str, list[Found]] = {}
    for distribution in distributions():
        points = list(_read_points(distribution))
        if points:
            found.setdefault(_normalize(points[0].name), points)
    return tuple(sorted((point for points in found.values() for point in points), key=lambda f: f[:3]))


def _read_points(distribution: Distribution) -> Iterator[Found]:
    """Read the entry points of the group that a distribution has; damaged metadata of other packages are not ours."""
    try:
        text = distribution.read_text("entry_points.txt") or ""
        if f"[{GROUP}]" not in text:
            return
        points = [point for point in distribution.entry_points if point.group == GROUP]
        about = message_from_string(next(filter(None, map(distribution.read_text, _METADATA)), ""))
        name, version = (str(about[key]) if key in about else "" for key in ("Name", "Version"))
    except Exception as error:  # noqa: BLE001 - whatever the metadata makes the standard library raise
        folder = str(getattr(distribution, "_path", "")).replace("\\", "/").rpartition("/")[2]
        name, _, version = folder.removesuffix(".dist-info").removesuffix(".egg-info").partition("-")
        if name.startswith(GROUP):
            yield Found(name, name, version, None, shorten(f"its metadata is damaged: {type(error).__name__}: {error}"))
        return
    yield from (Found(name or point.name, point.name, version, point) for point in points)


_loaded: dict[Found, Plugin] = {}


def load_found(found: Found) -> Plugin:
    """Load an installed plugin, once in a process."""
    name, entry, version, point, fault = found
    with lock:
        if found not in _loaded:
            _loaded[found] = (
                _load(name, entry, version, point.load)
                if point
                else Plugin(name, entry, version, error=PluginError(name, version, fault))
            )
        return _loaded[found]


def load_object(plugin: Any) -> Plugin:  # noqa: ANN401 - a module, or an object with the hooks as attributes
    """Load a plugin that the caller holds in hand; once, as long as its hooks are the same functions."""
    hooks = tuple(getattr(plugin, hook, None) for hook in CHECKS)
    if not isinstance(plugin, ModuleType) and not any(map(callable, hooks)):
        raise TypeError(f"a plugin is a name or a module, not {plugin!r:.60}")
    return _load_object(plugin, hooks)


@lru_cache(maxsize=256)
def _load_object(plugin: Any, hooks: tuple[Any, ...]) -> Plugin:  # noqa: ANN401
    del hooks  # they only tell whether it was loaded before
    name = getattr(plugin, "__name__", type(plugin).__name__)
    return _load(name, name, "", lambda: plugin)


def _load(name: str, entry: str, version: str, get: Callable[[], Any]) -> Plugin:
    try:
        with guard(name, version, "its import", whole=True):
            module = get()
        with guard(name, version, "reading its interface version"):
            _check_interface(module)
        adapters, readers, units, exporters = _collect(name, version, module)
        with guard(name, version, "taking its adapters"):
            installed = tuple(Installed.of(adapter, name, version) for adapter in adapters)
    except PluginError as error:
        return Plugin(name, entry, version, error=error)
    return Plugin(name, entry, version, installed, readers, units, exporters)


def _check_interface(module: object) -> None:
    wanted = getattr(module, "govtasks_interface", 1)
    if type(wanted) is not int or wanted < 1:
        raise RefusedError(f"govtasks_interface is {wanted!r:.60}, no number of an interface such as {INTERFACE}")
    if wanted > INTERFACE:
        raise RefusedError(
            f"it is written for interface {wanted} and this govtasks has interface {INTERFACE}: upgrade govtasks"
        )


def _collect(name: str, version: str, module: object) -> list[tuple[Any, ...]]:
    """Call each hook that the plugin implements; a manager of its own, so that hooks of others are not called."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Hooks)
    with guard(name, version, "registering its hooks"):
        try:
            manager.register(module)
            manager.check_pending()
        except pluggy.PluginValidationError as error:
            raise RefusedError(" ".join(str(error).split())) from error
        callers = {caller.name: caller for caller in manager.get_hookcallers(module) or ()}
        unmarked = [hook for hook in CHECKS if hook not in callers and callable(getattr(module, hook, None))]
        if unmarked or not callers:
            what = unmarked[0] if unmarked else f"it implements none of {', '.join(CHECKS)}"
            raise RefusedError(f"{what}: mark the function with govtasks.hookimpl")
    brought: list[tuple[Any, ...]] = []
    for hook in CHECKS:
        with guard(name, version, hook, whole=True):
            given = [hookimpl.function() for hookimpl in (callers[hook].get_hookimpls() if hook in callers else ())]
            brought.append(tuple(value for values in given for value in check_given(hook, values)))
    return brought
