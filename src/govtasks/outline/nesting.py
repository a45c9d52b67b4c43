"""Items in a row to a tree: lists counted, styles ranked as this document nests them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.outline.items import UNNUMBERED
from govtasks.phrases.numbers import RANK

if TYPE_CHECKING:
    from govtasks.outline.items import Item, Test

_HEADING = 60


def number_parts(items: list[Item], opens: Test) -> None:
    """Count the lists of the document: one begins with an attachment or where the outermost numbering restarts."""
    part, top, pending, attached = 0, "", False, False
    for item in items:
        if item.number is None:
            pending = True
            attached = attached or opens(item.start, item.end)
        else:
            restarts = item.number.value == 1 and (pending or item.style == top)
            restarts = restarts or (item.style == "table" and pending)
            if top and (attached or restarts) and item.style not in UNNUMBERED:
                part, top = part + 1, ""
            if not top or RANK[item.style] < RANK[top]:
                top = item.style
            pending = attached = False
        item.part = part


def order_styles(items: list[Item]) -> dict[str, int]:
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
    for loose in sorted(UNNUMBERED.intersection(styles)):
        below = Counter(b for a, b in pairwise(numbered) if a == loose and b not in UNNUMBERED)
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
        if not item.number or item.style in UNNUMBERED:
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


def nest(items: list[Item], order: dict[str, int], folded: str) -> list[Item]:
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
