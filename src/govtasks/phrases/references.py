"""Notes that point to items of another list: 落实《X》第3、47项任务 (docs/reading.md)."""

from __future__ import annotations

import re
from typing import NamedTuple

_NOTE = re.compile(
    r"\s*(?:落实|对应|承接|完成|来源)?\s*[:]?\s*《(?P<document>[^》]*(?:《[^》]*》[^》]*)*)》[^第\d]{0,6}(?P<numbers>第?\s*\d[\d、,和及第\s至—-]*)(?:项|条)"
)
_NUMBER = re.compile(r"\d+")


class Pointer(NamedTuple):
    """A document's name and the numbers of its items, as ranges of the text."""

    document: tuple[int, int]
    numbers: tuple[tuple[int, int], ...]


def find_reference(folded: str, start: int, end: int) -> Pointer | None:
    """Read the inside of a bracket as a note of reference."""
    m = _NOTE.match(folded, start, end) if folded.find("《", start, end) >= 0 else None
    if not m:
        return None
    first, last = m.span("numbers")
    return Pointer(m.span("document"), tuple(n.span() for n in _NUMBER.finditer(folded, first, last)))
