"""Lines of all sheets in, those out that only mark a page: what comes back at one height, with or without a number."""

from __future__ import annotations

import re
import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.containers.office.printed.sheet import Line

_NUMBER = re.compile(r"\d{1,4}(?!\d)")
_PAGE_NUMBER = re.compile(r"\d{1,4}$")
_ATTACHMENT = re.compile(r"附\s*[件表录]|[(（]?\d+[.．、)）]")
_OUTERMOST, _SHARE, _AWAY = 3, 3, 12.0
"""Lines looked at on each side of a sheet; the share of sheets a head comes back on; points that it may shift by."""


class _Seen(NamedTuple):
    """A line at the edge of a sheet."""

    page: int
    at: int
    distance: float
    """From the edge of the sheet, in points."""


def find_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[tuple[int, int]]:
    """Find the running heads and feet; each as the index of its sheet, and of its line there."""
    seen: dict[tuple[bool, str, int], list[_Seen]] = {}
    found: set[tuple[int, int]] = set()
    for page, lines in enumerate(pages):
        order = sorted(range(len(lines)), key=lambda at: lines[at].top)
        for foot, places in ((False, order[:_OUTERMOST]), (True, order[-_OUTERMOST:])):
            for at in places:
                distance = heights[page] - lines[at].bottom if foot else lines[at].top
                for text, start in _find_keys(lines[at].text, page):
                    seen.setdefault((foot, text, start), []).append(_Seen(page, at, distance))
        found |= {(page, at) for at in {*order[:1], *order[-1:]} if _is_number(lines[at].text, page + 1)}
    full = sum(bool(lines) for lines in pages)
    return found | {(place.page, place.at) for places in seen.values() for place in _find_returning(places, full)}


def _find_keys(text: str, page: int) -> set[tuple[str, int]]:
    """Give what is the same on other sheets: the words as they stand, or with a number that counts the sheets."""
    if _ATTACHMENT.match(text):
        return set()
    numbers = [(match.start(), match[0]) for match in _NUMBER.finditer(text)]
    return {(text, -1)} | {
        (f"{text[:start]}#{text[start + len(digits) :]}", int(digits) - page) for start, digits in numbers
    }


def _is_number(text: str, page: int) -> bool:
    """Say whether a line at the edge of a sheet is nothing but its number."""
    return bool(_PAGE_NUMBER.match(text)) and int(text) == page


def _find_returning(places: list[_Seen], pages: int) -> list[_Seen]:
    """Keep the places of a line that stand at one height, where they are many."""
    middle = statistics.median(place.distance for place in places)
    level = [place for place in places if abs(place.distance - middle) <= _AWAY]
    return level if len({place.page for place in level}) >= max(2, pages / _SHARE) else []
