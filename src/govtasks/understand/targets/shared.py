"""Clauses that give several things their numbers at once (分别), and those that only follow another figure (同步)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.understand.targets.clauses import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

_APART = re.compile(r"、|和|与|及")
_BOTH = "城乡"
_LONGEST = 40
_RELATIVE = re.compile(
    r"[与和同跟][^,。;:、\n与和同跟]{0,6}?(?:经济|GDP|生产总值|财政收入|财力)[^,。;:、\n]{0,8}?同步(?:增长|提高)?"
)
_HEAD = re.compile(r"[^,。;:!?\n]{1,40}$")


def share_out(items: list[Item]) -> list[Item]:
    """Give each number of 甲、乙分别增长9%、10%以上 its own thing, and all of them the bound of the last."""
    if len(items) <= 1 or "分别" not in items[0].head:
        return items
    subject, _, rest = items[0].head.partition("分别")
    if any(item.head.strip() for item in items[1:]):
        return items
    names = _APART.split(subject)
    if len(names) != len(items):
        if _BOTH not in subject or len(items) != len(_BOTH):
            return items
        names = [subject.replace(_BOTH, kind) for kind in ("城镇", "农村")]
    bound = items[-1].quantity.bound
    return [
        Item(name + rest, item.quantity._replace(bound=item.quantity.bound or bound), item.tail)
        for name, item in zip(names, items, strict=True)
    ]


def find_relative(folded: str) -> Iterator[tuple[str, int, int]]:
    """Give what grows as the economy does (与经济增长同步): the words before, and the range of these words."""
    for m in _RELATIVE.finditer(folded):
        head = _HEAD.search(folded, max(0, m.start() - _LONGEST), m.start())
        if head:
            yield head[0], m.start(), m.end()
