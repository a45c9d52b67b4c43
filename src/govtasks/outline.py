"""Blocks to a tree of numbered items, from the numbering alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from govtasks.phrases.numbers import RANK, Number, find_inner_numbers, find_inner_places, find_number
from govtasks.phrases.numerals import read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govtasks.model.document import Document

Range = tuple[int, int]
Test = Callable[[int, int], bool]
"""Tells something of a range of the text."""

_LEADING_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,4}|\d{1,3}")
_ONE_LINE = 1500
_LONG = 200
_SHORT = 40
_GAP = 6
_CAPTIONS, _CAPTION, _HEADING = 3, 60, 60
_LARGE = 1000
"""From here on a number is that of an item only where it goes on a sequence: 2024 is a year."""
_SUBHEAD = 30
_NO_SUBHEAD = re.compile(r"[。;,()\[\]:](?:(?<!:)|(?=\s*\S)|(?<=\S{8}:))")
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_UNNUMBERED = frozenset({"dash", "subhead"})


class Item:
    """A numbered item, or (without a number) a paragraph that stands for itself, with what belongs to it."""

    __slots__ = ("children", "end", "model", "number", "paragraphs", "parent", "part", "start", "style")

    def __init__(self, number: Number | None, start: int, end: int) -> None:
        """Begin an item whose own words are the range."""
        self.number = number
        self.style = number.style if number else ""
        """How the number is written; "" without one."""
        self.start = start
        self.end = end
        self.paragraphs: list[Range] = []
        self.children: list[Item] = []
        self.parent: Item | None = None
        self.part = 0
        self.model: Number | None = None
        """The number before it in the sequence, where its own has lost its mark."""

    @property
    def pieces(self) -> list[Range]:
        """Its own words: behind the number, then the paragraphs that follow without one."""
        return [(self.start, self.end), *self.paragraphs]

    def walk(self) -> Iterator[Item]:
        """Give the item and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Bounds(NamedTuple):
    """Where lists begin and end, as the words of a paragraph tell; the outline itself knows only numbers."""

    closes: Test
    """Tells a paragraph that ends a list: a signature, 抄送."""
    opens: Test
    """Tells a paragraph that begins a part: 附件1."""
    find_end: Callable[[int, int], int]
    """Finds where a closing begins inside a paragraph, for documents on one line; the end of the range for none."""


def outline(document: Document, folded: str, bounds: Bounds, tables: Sequence[Range] = ()) -> list[Item]:
    """Give the top items of a document in order, with their children.

    Items without a number are the paragraphs that stand before, between and after the lists. Each of `tables` is one
    item, of the style `table`.
    """
    items = _split(document, folded, bounds, tables)
    _mend(items, folded)
    _number_parts(items, bounds.opens)
    return _nest(items, _order(items), folded)


def _split(document: Document, folded: str, bounds: Bounds, tables: Sequence[Range]) -> list[Item]:
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
        if (
            number.style in _UNNUMBERED
            or (goes_on and (begins or 1 < step <= _GAP))
            or (step == 1 and number.value > 1)
        ):
            kept.append(number)
            now[number.style] = number.value
    return kept


def _mend(items: list[Item], folded: str) -> None:
    """Give a paragraph its number back where a sequence misses just one and it begins with that numeral."""
    before: dict[str, tuple[int, Number]] = {}
    insert: list[tuple[int, int, Item]] = []
    for i, item in enumerate(items):
        if not item.number:
            continue
        style, value = item.number.style, item.number.value
        if style in before and before[style][1].value + 2 == value:
            found = _find_bare(items[before[style][0] : i], folded, before[style][1])
            if found:
                insert.append((before[style][0] + found[0], found[1], found[2]))
        before[style] = (i, item.number)
    for at, paragraph, item in reversed(insert):
        owner = items[at]
        item.paragraphs = owner.paragraphs[paragraph + 1 :]
        if paragraph < 0:
            items[at] = item
        else:
            owner.paragraphs = owner.paragraphs[:paragraph]
            items.insert(at + 1, item)


def _find_bare(items: list[Item], folded: str, model: Number) -> tuple[int, int, Item] | None:
    for i, item in enumerate(items):
        own = [(item.start, item.end)] if item.style == "subhead" else []
        for k, (start, end) in enumerate([*own, *item.paragraphs], start=-len(own)):
            m = _LEADING_NUMERAL.match(folded, start, end)
            if m and read_numeral(m[0]) == model.value + 1 and end > m.end():
                mended = Item(Number(start, m.end(), model.style, model.value + 1, m.span()), m.end(), end)
                mended.model = model
                return i, k, mended
    return None


def _number_parts(items: list[Item], opens: Test) -> None:
    """Count the lists of the document: one begins with an attachment or where the outermost numbering restarts."""
    part, top, pending, attached = 0, "", False, False
    for item in items:
        if item.number is None:
            pending = True
            attached = attached or opens(item.start, item.end)
        else:
            restarts = item.number.value == 1 and (pending or item.style == top)
            restarts = restarts or (item.style == "table" and pending)
            if top and (attached or restarts) and item.style not in _UNNUMBERED:
                part, top = part + 1, ""
            if not top or RANK[item.style] < RANK[top]:
                top = item.style
            pending = attached = False
        item.part = part


def _order(items: list[Item]) -> dict[str, int]:
    """Rank the styles of the document, outermost first: as documents usually nest them unless this one does not."""
    styles = sorted({i.style for i in items if i.number}, key=RANK.__getitem__)
    _place_subheads(items, styles)
    holds = _count_holding(items)
    order: list[str] = []
    for style in styles:
        at = len(order)
        while at and holds[style, order[at - 1]] and not holds[order[at - 1], style]:
            at -= 1
        order.insert(at, style)
    return {style: rank for rank, style in enumerate(order)}


def _place_subheads(items: list[Item], styles: list[str]) -> None:
    """Rank headings without a number right above the style that most often follows them."""
    numbered = [item.style for item in items if item.number]
    for loose in sorted(_UNNUMBERED.intersection(styles)):
        below = Counter(b for a, b in pairwise(numbered) if a == loose and b not in _UNNUMBERED)
        if below:
            styles.remove(loose)
            styles.insert(styles.index(below.most_common(1)[0][0]), loose)


def _count_holding(items: list[Item]) -> dict[tuple[str, str], int]:
    """Count for styles (a, b) how often items of b stand between number n and n+1 of a."""
    holds: dict[tuple[str, str], int] = defaultdict(int)
    last: dict[str, int] = {}
    between: dict[str, set[str]] = {}
    before = ""
    for item in items:
        if not item.number or item.style in _UNNUMBERED:
            continue
        style, value = item.number.style, item.number.value
        if last.get(style) == value - 1:
            for other in between[style]:
                holds[style, other] += 1
        last[style] = value
        if style != before:
            for seen in between.values():
                seen.add(style)
            before = style
        between[style] = set()
    return holds


def _nest(items: list[Item], order: dict[str, int], folded: str) -> list[Item]:
    """Put each item under the one that holds it; a table only under a line that heads it."""
    tops: list[Item] = []
    stack: list[Item] = []
    for item in items:
        if stack and stack[-1].part != item.part:
            stack = []
        if item.number is None:
            tops.append(item)
            continue
        if item.style == "table":
            item.parent = next((above for above in reversed(stack) if _heads(above, folded)), None)
            (item.parent.children if item.parent else tops).append(item)
            continue
        rank = order[item.style]
        while stack and order[stack[-1].style] >= rank:
            stack.pop()
        if stack:
            item.parent = stack[-1]
            stack[-1].children.append(item)
        else:
            tops.append(item)
        stack.append(item)
    return tops


def _heads(item: Item, folded: str) -> bool:
    """Tell an item that is a short line without a stop."""
    return item.end - item.start <= _HEADING and folded[item.end - 1] not in "。;:"
