"""Who issues a notice: the organ of its title, signature, red head, index box or order, in its fullest form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.phrases.dates import find_date, find_date_run
from govtasks.phrases.titles import find_decreeing, find_holder, is_organ

if TYPE_CHECKING:
    from govtasks.adapters.front import Front
    from govtasks.adapters.titling import FoundTitle
    from govtasks.model.notice import Quote
    from govtasks.outline import Range

_RED_HEAD = re.compile(r"\s*(?P<organ>[\u4e00-\u9fff()]{4,40})文件\s*")
_SEAL = re.compile(r"\s*\((?:代\s?章|代\s?印|盖\s?章|公\s?章|印\s?章|章)\)$")
_WORD = re.compile(r"\S+")
_NEAR = 30


def find_issuer(front: Front, title: FoundTitle | None) -> Quote | None:
    """Take the organ in the title, the signature, the red head or the index box, in its fullest form."""
    found: list[list[Range]] = []
    if title and title.issuer and not title.report:
        found.append(title.issuer)
    signed = [[organ] for organ in _find_signatures(front)]
    heads = [[m.span("organ")] for line in front.lines if (m := _RED_HEAD.fullmatch(front.folded, *line))]
    boxes = [[v] for v in front.values("issuer") if is_organ(front.folded[slice(*v)])]
    given = not title or title.report
    held = [[h] for line in front.lines[:20] if given and (h := find_holder(front.folded, *line))]
    decrees = [[d] for line in front.lines if (d := find_decreeing(front.folded, *line))]
    found += [*held, *signed, *heads, *boxes, *decrees]
    if not found:
        return None
    quotes = [front.quote(*ranges) for ranges in found]
    best = quotes[0]
    for quote in quotes[1:]:
        short, long = (words.replace("人民", "") for words in (best.text, quote.text))
        if long.endswith(short) and len(quote.text) > len(best.text):
            best = quote
    return best


def _find_signatures(front: Front) -> list[Range]:
    """Find the organs that sign at the head of the notice or above a date, line by line, the first of each line."""
    found: list[Range] = []
    under = -1
    """Where the signature begins that was found last, from the end on: what stands right above signs with it."""
    for start, end in reversed(front.short):
        organ = _find_organ(front.folded, start, end)
        if organ and ((start, end) in front.lines or _stands_above(front.folded, end, under)):
            found.append(organ)
            under = start
    return found[::-1]


def _find_organ(folded: str, start: int, end: int) -> Range | None:
    """Give the first of the organs that a line consists of, a seal in brackets left out."""
    seal = _SEAL.search(folded, start, end)
    words = folded[start : seal.start() if seal else end]
    first = _WORD.search(words) if all(map(is_organ, words.split())) else None
    return (start + first.start(), start + first.end()) if first else None


def _stands_above(folded: str, end: int, under: int) -> bool:
    """Tell a line right above a date, or above another signature."""
    dated = find_date(folded, end, end + _NEAR) or find_date_run(folded, end, end + _NEAR)
    return under == end + 1 or bool(dated and not folded[end : dated.start].strip())
