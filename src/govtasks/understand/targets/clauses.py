"""Clauses with numbers, cut into items: what stands before each number and behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.phrases.quantities import Quantity

_CLAUSE = re.compile(r"(?:[^,。;:!?\n]+|(?<=\d),(?=\d{3}(?!\d)))+")
_JOINT = re.compile(r"\([^()]*\)|“[^”]*”|(?P<joint>、|(?:以及|并|和|及|与|或者?)(?=[^、]*$))")


class Item(NamedTuple):
    """A number that may be a target, with the words of its clause before and behind it."""

    head: str
    quantity: Quantity
    tail: str


class Clause(NamedTuple):
    """The words between two signs, and the numbers in them."""

    words: str
    items: tuple[Item, ...]
    follows: bool
    """Whether only a comma parts it from the clause with a number before it."""


def cut_clauses(folded: str, quantities: list[Quantity]) -> Iterator[Clause]:
    """Give the clauses that hold quantities, in order."""
    at, last = 0, -1
    for m in _CLAUSE.finditer(folded):
        if at == len(quantities):
            return
        start, end = m.span()
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        if first < at:
            follows = last == start - 1 and folded[last] == ","
            yield Clause(m[0], tuple(_cut_items(folded, start, end, quantities[first:at])), follows)
            last = end


def _cut_items(folded: str, start: int, end: int, quantities: list[Quantity]) -> Iterator[Item]:
    """Give an item for each number but those that qualify another thing (the 30亿元 of 30亿元以上项目15个)."""
    passed = start
    for i, quantity in enumerate(quantities):
        if quantity.start < passed:
            continue
        more = i + 1 < len(quantities)
        between = folded[quantity.end : quantities[i + 1].start if more else end]
        joint = next((m for m in _JOINT.finditer(between) if m["joint"]), None) if more else None
        if more and not joint:
            qualifier = quantities[i + 1]
            if quantity.dimension != "count" or not folded.startswith("的", qualifier.end):
                continue
            between, passed = folded[qualifier.end : end], qualifier.end
        yield Item(folded[start : quantity.start], quantity, between[: joint.start()] if joint else between)
        start = quantity.end + joint.end() if joint else end
