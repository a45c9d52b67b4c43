"""What a plugin's hooks may give: each value is checked once, when the plugin is loaded, and its words are copied."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

from govtasks.adapters.contract import Adapter
from govtasks.adapters.pattern import Pattern
from govtasks.containers.contract import Reader
from govtasks.model.notice import Locality
from govtasks.model.task import Role
from govtasks.phrases.columns import Field
from govtasks.plugins.border import RefusedError
from govtasks.plugins.exporter import Exporter
from govtasks.plugins.localities import find_wrong
from govtasks.understand.units import UnitRegistry

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_TUPLES = {"issuers": True, "doc_number_prefixes": True, "heading_ends": True, "domains": False}
"""Tuples of words of an adapter, and whether patterns may stand among them."""
WORDS = frozenset({"code", "locality", "roles", "columns", "units", "groups", *_TUPLES})
"""Attributes in which a locality says its words."""
_ROLES = get_args(Role)
_FIELDS = tuple(field for field in get_args(Field) if field != "units")
"""What a column may be said to hold; `roles` has the heads of those that name units."""


class Named(NamedTuple):
    """A reader or an exporter, by the name that it had when it was checked."""

    name: str
    value: Any


def take_words(adapter: Any) -> Adapter:  # noqa: ANN401 - an Adapter, of which no value is known to be right
    """Give an adapter with plain copies of another's words and nothing else; RefusedError where they cannot be used."""
    at = f"adapter {adapter.code or type(adapter).__name__!r:.40}"
    plain = Adapter()
    code = adapter.code
    _need(type(code) is str and _CODE.fullmatch(code), f"{at}: code is no word such as example-breakdown")
    copied: dict[str, Any] = {"code": code}
    for name, patterns in _TUPLES.items():
        copied[name] = _take_words(f"{at}: {name}", getattr(adapter, name), patterns=patterns)
    for domain in copied["domains"]:
        _need(_HOST.fullmatch(domain), f"{at}: {domain!r} is no host such as www.example.gov.cn")
    copied["roles"] = _take_mapping(f"{at}: roles", adapter.roles)
    for label, role in copied["roles"].items():
        _need(role in _ROLES, f"{at}: the role {role!r} of {label!r} is none of {', '.join(_ROLES)}")
    copied["columns"] = _take_mapping(f"{at}: columns", adapter.columns)
    for head, held in copied["columns"].items():
        _need(held in _FIELDS, f"{at}: what {head!r} holds, {held!r}, is none of {', '.join(_FIELDS)}")
    registry = _take_registry(at, adapter.locality, adapter.units, adapter.groups)
    copied |= {"locality": registry.locality, "units": registry.names, "groups": registry.groups}
    vars(plain).update(copied)
    return plain


def check_adapter(adapter: Any) -> Adapter:  # noqa: ANN401 - see take_words
    """Give an adapter whose words can be used; RefusedError where they cannot, or one is misspelt."""
    take_words(adapter)
    for name, value in find_own(adapter).items():
        near = difflib.get_close_matches(name, WORDS, 1, 0.8)
        if name not in WORDS and not name.startswith("_") and not callable(value) and near:
            raise RefusedError(f"adapter {adapter.code!r} says {name!r}: did you mean {near[0]!r}?")
    return adapter  # type: ignore[no-any-return]


def find_own(adapter: Adapter) -> dict[str, Any]:
    """Give what an adapter defines besides what every adapter has: in its class, in those above it, in itself."""
    own: dict[str, Any] = {}
    for cls in reversed([cls for cls in type(adapter).__mro__ if cls not in Adapter.__mro__]):
        own |= vars(cls)
    return own | {name: value for name, value in vars(adapter).items() if name != "style"}  # `style` is kept once made


def check_registry(registry: Any) -> UnitRegistry:  # noqa: ANN401 - a UnitRegistry
    """Give a plain copy of a registry; RefusedError where its names are none, or run in a circle."""
    at = "registry of units"
    _need(type(registry) is UnitRegistry, f"{at}: {type(registry).__name__} is a subclass; a registry is only a table")
    return _take_registry(at, registry.locality, registry.names, registry.groups)


def check_reader(reader: Any) -> Named:  # noqa: ANN401 - a Reader
    """Give a reader by its type of file; RefusedError where it does not say it."""
    name = reader.media_type
    _need(
        type(name) is str and _MEDIA_TYPE.fullmatch(name),
        f"reader {type(reader).__name__}: media_type {name!r:.40} is none such as application/pdf",
    )
    return Named(name, reader)


def check_exporter(exporter: Any) -> Named:  # noqa: ANN401 - an Exporter
    """Give an exporter by its format; RefusedError where it does not name it."""
    name = exporter.format
    _need(
        type(name) is str and _CODE.fullmatch(name),
        f"exporter {type(exporter).__name__}: format {name!r:.40} is no word such as calendar",
    )
    return Named(name, exporter)


CHECKS: dict[str, tuple[type, Callable[[Any], Any]]] = {
    "govtasks_adapters": (Adapter, check_adapter),
    "govtasks_readers": (Reader, check_reader),
    "govtasks_units": (UnitRegistry, check_registry),
    "govtasks_exporters": (Exporter, check_exporter),
}
"""For each hook the class of what it gives, and what checks it."""


def check_given(hook: str, given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever a plugin gives
    """Give what a hook gave, checked; RefusedError where it is nonsense."""
    cls, check = CHECKS[hook]
    _need(type(given) in {list, tuple}, f"{hook} gives {given!r:.60}, not a list")
    taken = []
    for value in given:
        article = "an" if cls.__name__[0] in "AE" else "a"
        what = f"the class {value.__name__}; give an object of it" if isinstance(value, type) else f"{value!r:.60}"
        _need(isinstance(value, cls), f"{hook} gives {what}, not {article} {cls.__name__}")
        taken.append(check(value))
    return tuple(taken)


def _take_registry(at: str, locality: Any, names: Any, groups: Any) -> UnitRegistry:  # noqa: ANN401
    registry = UnitRegistry(
        _take_locality(at, locality),
        {name: _take_word(f"{at}: the name of {name!r}", full) for name, full in _take_mapping(at, names).items()},
        {
            group: _take_words(f"{at}: the members of {group!r}", members)
            for group, members in _take_mapping(at, groups).items()
        },
    )
    cycle = registry.find_cycle()
    _need(not cycle, f"{at}: names run in a circle: {' → '.join(cycle)}")
    return registry


def _take_locality(at: str, locality: Any) -> Locality | None:  # noqa: ANN401
    if locality is None:
        return None
    _need(type(locality) is Locality, f"{at}: locality is {locality!r:.60}, not a govtasks.Locality")
    name, code = locality.name, locality.code
    _need(type(name) is str and name, f"{at}: the locality has no name")
    if code is not None:
        wrong = find_wrong(name, code)
        _need(not wrong, f"{at}: {code!r:.20} is no code of GB/T 2260 for {name}: {wrong}")
    return Locality(name, code)


def _take_words(at: str, words: Any, *, patterns: bool = False) -> tuple[Any, ...]:  # noqa: ANN401
    _need(type(words) is tuple, f"{at} is {words!r:.60}: put the words into a tuple")
    return tuple(_take_word(at, word, patterns=patterns) for word in words)


def _take_word(at: str, word: Any, *, patterns: bool = False) -> Any:  # noqa: ANN401
    if isinstance(word, re.Pattern):
        raise RefusedError(f"{at}: {word.pattern!r:.60} may backtrack for ever: use govtasks.Pattern, or words")
    if patterns and type(word) is Pattern:
        try:
            _ = word.compiled
        except (ImportError, ValueError) as error:
            raise RefusedError(f"{at}: {error}") from error
        return word
    _need(type(word) is str and word.strip(), f"{at}: {word!r:.60} is no word")
    return word


def _take_mapping(at: str, words: Any) -> dict[str, Any]:  # noqa: ANN401
    _need(isinstance(words, Mapping), f"{at} is {words!r:.60}, not a mapping")
    return {_take_word(at, name): value for name, value in words.items()}


def _need(true: object, reason: str) -> None:
    if not true:
        raise RefusedError(reason)
