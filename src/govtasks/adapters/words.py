"""The words of an item: its text without what is set off, its title, its heading sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.adapters.lists import find_count
from govtasks.phrases.fold import trim

if TYPE_CHECKING:
    from govtasks.outline import Item, Range

_SENTENCE_END = re.compile(r"[。!?]")
_WEIGHTY = re.compile(r"[^\s。;,、.:!?…]")
_SENTENCE_ENDS = frozenset("。;!?")
_HEADING = 30
_NO_HEADING = re.compile(r"[;:]")
_BEHIND_TITLE = " \n。;:.,"


class Title(NamedTuple):
    """A heading: the range of its words and the count that it declares."""

    start: int
    end: int
    declared_count: int | None


def cut(folded: str, pieces: list[Range], set_off: list[Range]) -> list[list[Range]]:
    """Give for each paragraph the ranges that are left without what is set off; paragraphs left empty fall away."""
    left = []
    holes = sorted(set_off) if len(set_off) > 1 else set_off
    i = 0
    for start, end in pieces:
        ranges: list[Range] = []
        at = start
        while i < len(holes) and holes[i][0] < end:
            _keep(folded, at, holes[i][0], ranges)
            at = holes[i][1]
            i += 1
        if at < end:
            _keep(folded, at, end, ranges)
        if ranges:
            left.append(ranges)
    return left


def _keep(folded: str, start: int, end: int, ranges: list[Range]) -> None:
    """Add a range without the white space around it; what is nothing but signs only goes on an open sentence."""
    start, end = trim(folded, start, end)
    if start < end and (
        folded[start].isalnum()
        or _WEIGHTY.search(folded, start, end)
        or (ranges and folded[ranges[-1][1] - 1] not in _SENTENCE_ENDS)
    ):
        ranges.append((start, end))


def find_title(folded: str, start: int, end: int) -> Title:
    """Read a heading line: its first sentence, without a count and without its final 。."""
    start, end = trim(folded, start, end)
    m = _SENTENCE_END.search(folded, start, end)
    last = m.start() if m and m.start() - start <= 2 * _HEADING else end
    count = find_count(folded, start, last)
    if count and count[2] >= last - 1:
        last = count[1]
    else:
        count = None
    _, last = trim(folded, start, last, behind=_BEHIND_TITLE)
    return Title(start, last, count[0] if count else None)


def read_heading(folded: str, item: Item, set_off: list[Range]) -> Title:
    """Read an item that is a heading line, without what is set off in it."""
    head = cut(folded, [(item.start, item.end)], set_off)
    return find_title(folded, *head[0][0]) if head else Title(item.start, item.start, None)


def find_heading(folded: str, paragraphs: list[list[Range]]) -> Range | None:
    """Find the heading of a text: a first line without a stop, or a first sentence, short and with more behind it."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    start, end = first[0]
    if len(paragraphs) > 1 and len(first) == 1 and end - start <= 2 * _HEADING:
        title = find_title(folded, start, end)
        if title.end >= end - 1 and folded[end - 1] not in _SENTENCE_ENDS:
            return title.start, title.end
    m = _SENTENCE_END.search(folded, start, min(end, start + _HEADING + 1))
    if not m or m.start() == start or _NO_HEADING.search(folded, start, m.start()):
        return None
    more = m.end() < end or len(first) > 1 or len(paragraphs) > 1
    return (start, m.start()) if more else None


def write(text: str, paragraphs: list[list[Range]]) -> str:
    """Give the words of some paragraphs, each the ranges that are left of it, parted by line feeds."""
    return "\n".join(
        [text[p[0][0] : p[0][1]] if len(p) == 1 else "".join([text[a:b] for a, b in p]) for p in paragraphs]
    )


def flatten(item: Item) -> list[Range]:
    """Give an item with all below it as paragraphs, the numbers of its sub-items in place."""
    pieces: list[Range] = []
    for i, node in enumerate(item.walk()):
        start = node.number.start if i and node.number else node.start
        if pieces and pieces[-1][1] == start:
            pieces[-1] = (pieces[-1][0], node.end)
        else:
            pieces.append((start, node.end))
        pieces += node.paragraphs
    return pieces
