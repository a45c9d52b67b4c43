"""Numbers that lost their mark, given back by the sequence that misses them."""

from __future__ import annotations

import re

from govtasks.outline.items import Item
from govtasks.phrases.numbers import Number
from govtasks.phrases.numerals import read_numeral

_LEADING_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,4}|\d{1,3}")


def mend(items: list[Item], folded: str) -> None:
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
