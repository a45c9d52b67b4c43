"""Clauses that give several things their numbers at once (分别), and those that only follow another figure (同步)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.understand.targets.clauses import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARED = re.compile(r"分别|(?<![年月日人户平])均(?=增长|提高|提升|下降|达|超过|保持|稳定|不[低少高超])")
_SIZES = frozenset("总长度 总长 全长 长度 总面积 面积".split())
_APART = re.compile(r"、|和|与|及")
_BOTH = "城乡"
_LONGEST = 40
_RELATIVE = re.compile(
    r"[与和同跟][^,。;:、\n与和同跟]{0,6}?(?:经济|GDP|生产总值|财政收入|财力)[^,。;:、\n]{0,8}?同步(?:增长|提高)?"
)
_HEAD = re.compile(r"[^,。;:!?\n]{1,40}$")


def share_out(items: list[Item], subjects: list[str]) -> list[Item]:
    """Give each number of 甲、乙分别增长9%、10%以上 its own thing, and all of them the bound of the last.

    One number is for each of the things (甲、乙均增长8%); the things may stand in the clauses before (`subjects`).
    """
    head = items[0].head if items else ""
    shared = ("别" in head or "均" in head) and _SHARED.search(head)
    if not shared:
        return _share_thing(items) if len(items) > 1 else items
    subject, rest = head[: shared.start()], head[shared.end() :]
    if any(item.head.strip() for item in items[1:]):
        return items
    names = _APART.split(subject) if subject.strip() else subjects
    if len(items) == 1 and len(names) > 1:
        items = items * len(names)
    if len(names) != len(items):
        if _BOTH not in subject or len(items) != len(_BOTH):
            return items
        names = [subject.replace(_BOTH, kind) for kind in ("城镇", "农村")]
    bound = items[-1].quantity.bound
    return [
        Item(name + rest, item.quantity._replace(bound=item.quantity.bound or bound), item.tail)
        for name, item in zip(names, items, strict=True)
    ]


def _share_thing(items: list[Item]) -> list[Item]:
    """Give the count and the size of 8条、总长度9公里的道路 the same thing."""
    shared = list(items)
    for i, (item, size) in enumerate(pairwise(items)):
        if not item.tail and size.head in _SIZES and size.tail:
            shared[i : i + 2] = [item._replace(tail=size.tail), size._replace(head="")]
    return shared


def find_relative(folded: str) -> Iterator[tuple[str, int, int]]:
    """Give what grows as the economy does (与经济增长同步): the words before, and the range of these words."""
    for m in _RELATIVE.finditer(folded):
        head = _HEAD.search(folded, max(0, m.start() - _LONGEST), m.start())
        if head:
            yield head[0], m.start(), m.end()
