"""Clauses with numbers, cut into items: what stands before each number and behind it."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from govtasks.understand.targets.vocabulary import PLANNED, VERBS, WORKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.phrases.quantities import Quantity

_BREAK = re.compile(r"[,。;:\n]")
_JOINT = re.compile(r"\([^()]{0,80}\)|“[^”]{0,80}”|(?P<joint>、|以及|并|和|及|与|或者?)")

_LONGEST_HEAD = 200
"""Characters before a number that are looked at."""


class Item(NamedTuple):
    """A number that may be a target, with the words of its clause before and behind it."""

    head: str
    quantity: Quantity
    tail: str


_make = partial(tuple.__new__, Item)
"""Makes an item of a tuple without the cost of a call in Python."""


def cut_clauses(folded: str, quantities: list[Quantity]) -> Iterator[tuple[list[Item], bool]]:
    """Give the items of each clause with quantities, and whether only a comma parts it from the one before."""
    at, end = 0, -1
    while at < len(quantities):
        start = low = end + 1
        for sign in ",。;:\n":
            start = folded.rfind(sign, start, quantities[at].start) + 1 or start
        follows = start == low and folded[end] == ","
        stop = _BREAK.search(folded, quantities[at].end)
        end = stop.start() if stop else len(folded)
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        end = max(end, quantities[at - 1].end)  # the comma of 1,200 ends no clause
        yield _cut_items(folded, start, end, quantities[first:at]), follows


def _cut_items(folded: str, start: int, end: int, quantities: list[Quantity]) -> list[Item]:
    """Give an item for each number but those that qualify another thing (the 30亿元 of 30亿元以上项目15个)."""
    items: list[Item] = []
    passed = start
    for i, quantity in enumerate(quantities):
        if quantity.start < passed:
            continue
        more = i + 1 < len(quantities)
        between = folded[quantity.end : quantities[i + 1].start if more else end]
        joint = _find_joint(between) if more else None
        if more and not joint:
            behind = _look_behind(folded, end, quantity, quantities[i + 1])
            if behind is None:
                start = quantity.end if between.strip() in VERBS else start
                continue
            tail, passed = behind
            following = passed
        elif joint:
            tail, following = between[: joint.start()], quantity.end + joint.end()
        else:
            tail, following = between, end
        start = max(start, quantity.start - _LONGEST_HEAD)
        items.append(_make((folded[start : quantity.start], quantity, tail)))
        start = following
    return items


def _look_behind(folded: str, end: int, quantity: Quantity, other: Quantity) -> tuple[str, int] | None:
    """Give what is behind a number before another one, and where that ends; None where the first marks the other."""
    between = folded[quantity.end : other.start]
    bracket = between.find("(")
    if bracket >= 0 and ")" not in between:
        return between[:bracket], quantity.end + bracket + 1
    if quantity.dimension != "count":
        return None
    if not between.strip():
        name = folded[other.end : end]
        return name.partition("的")[2] if other.dimension == "count" else name, other.end
    if PLANNED.match(folded, other.end) or (other.unit in WORKED and other.end == end):
        return between, other.start
    return (folded[other.end : end], other.end) if folded.startswith("的", other.end) else None


def _find_joint(between: str) -> re.Match[str] | None:
    """Find what parts two numbers: the first 、, or else the last 和, outside of brackets and quotation marks."""
    joints = [m for m in _JOINT.finditer(between) if m["joint"]]
    return next((m for m in joints if m["joint"] == "、"), joints[-1] if joints else None)
