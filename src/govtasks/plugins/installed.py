"""An adapter as it was checked: what it says, who brings it, and whether it runs code of its own."""

from __future__ import annotations

from attrs import frozen

from govtasks.adapters.contract import Adapter
from govtasks.model.notice import Locality
from govtasks.plugins.checking import WORDS, check_adapter, find_own, take_words
from govtasks.understand.units import UnitRegistry

BUILT_IN = "govtasks"
"""The distribution that brings the library's own adapters."""
_ANYWHERE = frozenset({"__getattribute__", "__getattr__", "__setattr__", *WORDS})
_FITTING = frozenset({"fit", *_ANYWHERE})
_READING = frozenset({"read", "find_subhead", "style", *_ANYWHERE})


@frozen(eq=False)
class Installed:
    """An adapter, with what it said when it was loaded."""

    adapter: Adapter
    """The plugin's; where it only says words, a plain one with copies of them, so that nothing of the plugin runs."""
    code: str
    locality: Locality | None
    units: UnitRegistry
    """Its units and groups."""
    plugin: str
    version: str
    fits_by_code: bool = False
    """Whether `fit` runs code of the plugin; where it does not, it needs no guard."""
    reads_by_code: bool = False
    """The same of `read`."""

    @classmethod
    def of(cls, adapter: Adapter, plugin: str, version: str) -> Installed:
        """Take an adapter; RefusedError where its words cannot be used."""
        plain = take_words(check_adapter(adapter))
        own = find_own(adapter)
        code = {name for name, value in own.items() if name not in WORDS or hasattr(value, "__get__")}
        fits, reads = (plugin != BUILT_IN and bool(code & names) for names in (_FITTING, _READING))
        used = adapter if plugin == BUILT_IN or fits or reads else plain
        units = UnitRegistry(plain.locality, plain.units, plain.groups)
        return cls(used, plain.code, plain.locality, units, plugin, version, fits, reads)
