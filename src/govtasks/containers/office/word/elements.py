"""Elements of office files by their local names: the versions of a format differ in their namespaces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHOLE = re.compile(r"-?\d{1,9}")
_OFF = frozenset({"0", "false", "off"})


@lru_cache(maxsize=4096)
def _strip(name: str) -> str:
    """Take the namespace off a name."""
    return name.rpartition("}")[2]


def local(element: _Element) -> str:
    """Give the name of an element without its namespace."""
    return _strip(str(element.tag))


def find(element: _Element, name: str) -> _Element | None:
    """Find the first child of a name."""
    return next((child for child in element if local(child) == name), None)


def get(element: _Element, name: str) -> str:
    """Give an attribute; "" where there is none."""
    return next((value for key, value in element.items() if _strip(key) == name), "")


def find_value(element: _Element | None, name: str) -> str:
    """Give the value that the first child of a name states; "" where there is none."""
    child = None if element is None else find(element, name)
    return "" if child is None else get(child, "val")


def is_on(switch: _Element) -> bool:
    """Say whether a property that can be switched off is on."""
    return get(switch, "val") not in _OFF


def read_whole(words: str, default: int) -> int:
    """Read a whole number; the default where the words are none of a sensible size."""
    return int(words) if _WHOLE.fullmatch(words) else default
