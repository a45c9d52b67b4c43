"""What a plugin's hooks may give: each value is checked once, when the plugin is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from govtasks.adapters.contract import Adapter
from govtasks.adapters.pattern import Pattern
from govtasks.containers.contract import Reader
from govtasks.model.notice import Locality
from govtasks.model.task import Role
from govtasks.plugins.border import RefusedError
from govtasks.plugins.exporter import Exporter
from govtasks.understand.units import UnitRegistry

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".split()
)
"""The first two digits of GB/T 2260-2007: provinces, autonomous regions, municipalities."""
_PROVINCIAL = re.compile(r"(?:省|自治区|特别行政区)$|^(?:北京|天津|上海|重庆)市$")
_PREFECTURAL = re.compile(r"(?:市|州|盟|地区)$")
_OF_ADAPTER = {"issuers": True, "doc_number_prefixes": True, "heading_ends": True, "domains": False}
"""Tuples of words of an adapter, and whether patterns may stand among them."""


def check_adapter(adapter: Any) -> None:  # noqa: ANN401 - an Adapter, of which no value is known to be right
    """Raise RefusedError where an adapter's words cannot be used."""
    at = f"adapter {adapter.code or type(adapter).__name__!r}"
    _need(
        isinstance(adapter.code, str) and _CODE.fullmatch(adapter.code),
        f"{at}: code is no word such as example-breakdown",
    )
    for name, patterns in _OF_ADAPTER.items():
        _check_words(f"{at}: {name}", getattr(adapter, name), patterns=patterns)
    for domain in adapter.domains:
        _need(_HOST.fullmatch(domain), f"{at}: {domain!r} is no host such as www.example.gov.cn")
    if adapter.locality is not None:
        _check_locality(at, adapter.locality)
    roles = _check_mapping(f"{at}: roles", adapter.roles)
    for label, role in roles.items():
        _need(role in get_args(Role), f"{at}: the role {role!r} of {label!r} is none of {', '.join(get_args(Role))}")
    _check_mapping(f"{at}: units", adapter.units)
    _check_mapping(f"{at}: groups", adapter.groups)
    check_registry(adapter.registry, at)


def check_registry(registry: Any, at: str = "registry of units") -> None:  # noqa: ANN401 - a UnitRegistry
    """Raise RefusedError where the names of a registry are none, or run in a circle."""
    _need(type(registry) is UnitRegistry, f"{at}: {type(registry).__name__} is a subclass; a registry is only a table")
    if registry.locality is not None:
        _check_locality(at, registry.locality)
    for name, full in _check_mapping(f"{at}: names", registry.names).items():
        _check_words(f"{at}: the name of {name!r}", (full,))
    for group, members in _check_mapping(f"{at}: groups", registry.groups).items():
        _check_words(f"{at}: the members of {group!r}", members)
    cycle = registry.find_cycle()
    _need(not cycle, f"{at}: names run in a circle: {' → '.join(cycle)}")


def check_reader(reader: Any) -> None:  # noqa: ANN401 - a Reader
    """Raise RefusedError where a reader does not say what it reads."""
    _need(
        isinstance(reader.media_type, str) and _MEDIA_TYPE.fullmatch(reader.media_type),
        f"reader {type(reader).__name__}: media_type {reader.media_type!r} is none such as application/pdf",
    )


def check_exporter(exporter: Any) -> None:  # noqa: ANN401 - an Exporter
    """Raise RefusedError where an exporter does not name its format."""
    _need(
        isinstance(exporter.format, str) and _CODE.fullmatch(exporter.format),
        f"exporter {type(exporter).__name__}: format {exporter.format!r} is no word such as calendar",
    )


CHECKS: dict[str, tuple[type, Callable[[Any], None]]] = {
    "govtasks_adapters": (Adapter, check_adapter),
    "govtasks_readers": (Reader, check_reader),
    "govtasks_units": (UnitRegistry, check_registry),
    "govtasks_exporters": (Exporter, check_exporter),
}
"""For each hook the class of what it gives, and what is checked of it."""


def check_given(hook: str, given: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever a plugin gives
    """Give what a hook gave, checked; RefusedError where it is nonsense."""
    cls, check = CHECKS[hook]
    _need(isinstance(given, (list, tuple)), f"{hook} gives {given!r:.60}, not a list")
    for value in given:
        article = "an" if cls.__name__[0] in "AE" else "a"
        what = f"the class {value.__name__}; give an object of it" if isinstance(value, type) else f"{value!r:.60}"
        _need(isinstance(value, cls), f"{hook} gives {what}, not {article} {cls.__name__}")
        check(value)
    return tuple(given)


def _check_locality(at: str, locality: Any) -> None:  # noqa: ANN401 - a Locality
    """Check a code against the shape of GB/T 2260: province, prefecture, county, two digits each."""
    _need(isinstance(locality, Locality), f"{at}: locality is {locality!r:.60}, not a govtasks.Locality")
    name, code = locality.name, locality.code
    _need(isinstance(name, str) and name, f"{at}: the locality has no name")
    if code is None:
        return
    wrong = f"{at}: {code!r} is no code of GB/T 2260 for {name}"
    _need(isinstance(code, str) and re.fullmatch(r"\d{6}", code, re.ASCII), f"{wrong}: it has six digits")
    _need(code[:2] in _PROVINCES, f"{wrong}: no province has the number {code[:2]}")
    if code[2:] == "0000":
        _need(_PROVINCIAL.search(name), f"{wrong}: …0000 is a province")
    elif code[4:] == "00":
        _need(_PREFECTURAL.search(name), f"{wrong}: …00 is a prefecture (市, 自治州, 盟, 地区)")
    else:
        _need(not _PROVINCIAL.search(name), f"{wrong}: a province's ends in 0000")


def _check_words(at: str, words: Any, *, patterns: bool = False) -> None:  # noqa: ANN401
    _need(isinstance(words, tuple), f"{at} is {words!r:.60}: put the words into a tuple")
    for word in words:
        if isinstance(word, re.Pattern):
            raise RefusedError(f"{at}: {word.pattern!r:.60} may backtrack for ever: use govtasks.Pattern, or words")
        if patterns and isinstance(word, Pattern):
            try:
                _ = word.compiled
            except (ImportError, ValueError) as error:
                raise RefusedError(f"{at}: {error}") from error
        else:
            _need(isinstance(word, str) and word.strip(), f"{at}: {word!r:.60} is no word")


def _check_mapping(at: str, words: Any) -> Mapping[str, Any]:  # noqa: ANN401
    _need(isinstance(words, Mapping), f"{at} is {words!r:.60}, not a mapping")
    _check_words(at, tuple(words))
    return dict(words)


def _need(true: object, reason: str) -> None:
    if not true:
        raise RefusedError(reason)
