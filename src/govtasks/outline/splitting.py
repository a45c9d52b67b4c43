"""Blocks to items in a row: cut at the numbers, at tables and captions."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest
from typing import TYPE_CHECKING

from govtasks.outline.items import UNNUMBERED, Item
from govtasks.phrases.numbers import RANK, Number, find_inner_numbers, find_inner_places, find_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.model.document import Document
    from govtasks.outline.items import Bounds, Range

_ONE_LINE = 1500
_LONG = 200
_SHORT = 40
_GAP = 6
_CAPTIONS, _CAPTION = 3, 60
_LARGE = 1000
"""From here on a number is that of an item only where it goes on a sequence: 2024 is a year."""
_SUBHEAD = 30
_NO_SUBHEAD = re.compile(r"[。;,()\[\]:](?:(?<!:)|(?=\s*\S)|(?<=\S{8}:))")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")


def split(document: Document, folded: str, bounds: Bounds, tables: Sequence[Range]) -> list[Item]:
    """Cut the blocks at item numbers; a paragraph without one joins the item before it unless that is closed."""
    blocks = [(b.start, b.end) for b in document.blocks if b.kind == "text"]
    glued = _is_one_line(blocks)
    blocks = _place_tables(blocks, tables) if tables else blocks
    numbers = [find_number(folded, start, end) for start, end in blocks]
    captions = _mark_tables(folded, blocks, numbers, tables) if tables else set()
    places = find_inner_places(folded, blocks[0][0], blocks[-1][1], glued=glued) if blocks else []
    items: list[Item] = []
    last: dict[str, int] = {}
    free = True
    for (start, end), number, following in zip_longest(blocks, numbers, numbers[1:]):
        if number and number.style == "table":
            items.append(Item(number, start, end))
            free = True
            continue
        starts = [number] if number and (number.value < _LARGE or last.get(number.style) == number.value - 1) else []
        if places and end - start > _SHORT:
            inside = places[bisect_left(places, start) : bisect_left(places, end)]
            if inside:
                before = {**last, **{n.style: n.value for n in starts}}
                starts += _accept(find_inner_numbers(folded, inside, starts[0].end if starts else start, end), before)
        first = starts[0].start if starts else end
        if first > start:
            free = free or start in captions or bounds.closes(start, first) or bounds.opens(start, first)
            if free:
                items.append(Item(None, start, first))
            elif following and not starts and following.style != "table" and _is_subhead(folded, start, end, following):
                items.append(Item(Number(start, start, "subhead", 0, (start, start)), start, end))
            else:
                items[-1].paragraphs.append((start, first))
        for k, n in enumerate(starts, start=1):
            stop = starts[k].start if k < len(starts) else end
            closing = bounds.find_end(n.end, stop) if glued else stop
            items.append(Item(n, n.end, closing))
            last[n.style] = n.value
            free = closing < stop
            if free:
                items.append(Item(None, closing, stop))
    return items


def _place_tables(blocks: list[Range], tables: Sequence[Range]) -> list[Range]:
    """Put each table in the place of the blocks that it consists of."""
    inside: set[int] = set()
    for start, end in tables:
        inside |= set(range(bisect_left(blocks, (start, 0)), bisect_left(blocks, (end, 0))))
    return sorted([*(block for at, block in enumerate(blocks) if at not in inside), *tables])


def _mark_tables(folded: str, blocks: list[Range], numbers: list[Number | None], tables: Sequence[Range]) -> set[int]:
    """Give each table the number that stands for it; give where the captions begin: short lines right over one."""
    captions: set[int] = set()
    for table in tables:
        at = bisect_left(blocks, table)
        numbers[at] = Number(table[0], table[0], "table", 0, (table[0], table[0]))
        found: set[int] = set()
        for above in range(at - 1, max(at - 1 - _CAPTIONS, -1), -1):
            start, end = blocks[above]
            if numbers[above] or end - start > _CAPTION or folded[end - 1] in "。;":
                headed = numbers[above] and end - start <= _CAPTION and folded[end - 1] not in "。;)"
                found = set() if headed else found  # they stand under a heading, with the table
                break
            found.add(start)
        captions |= found
    return captions


def _is_one_line(blocks: list[Range]) -> bool:
    """Tell a document whose paragraphs stand on one line: most of it is one long block."""
    longest = max((end - start for start, end in blocks), default=0)
    return longest > _ONE_LINE or (longest > _LONG and 2 * longest > blocks[-1][1] - blocks[0][0])


def _is_subhead(folded: str, start: int, end: int, following: Number) -> bool:
    """Tell a short line without a stop, right before a numbered item that is none of the outermost, as a subhead."""
    return (
        end - start <= _SUBHEAD
        and RANK[following.style] > RANK["subhead"]
        and bool(_WORDS.search(folded, start, end))
        and not _NO_SUBHEAD.search(folded, start, end)
    )


def _accept(found: list[Number], last: dict[str, int]) -> list[Number]:
    """Keep the inner numbers that go on a sequence or begin one that goes on."""
    kept: list[Number] = []
    now = dict(last)
    following = {(n.style, n.value): n.start for n in found}
    for number in found:
        step = number.value - now.get(number.style, 0)
        goes_on = following.get((number.style, number.value + 1), -1) > number.start
        begins = number.value == 1 or (number.value < _GAP and step < 0)
        if number.style in UNNUMBERED or (goes_on and (begins or 1 < step <= _GAP)) or (step == 1 and number.value > 1):
            kept.append(number)
            now[number.style] = number.value
    return kept
