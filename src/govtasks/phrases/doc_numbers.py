"""Document numbers (文号): 港政发〔2021〕10号, and damaged ones."""

from __future__ import annotations

import re
from typing import NamedTuple

_WHOLE = re.compile(
    r"(?P<head>[\u4e00-\u9fff]{2,14}?[字发办文函规电综通厅秘政]?)\s?[\[(<]\s?(?P<year>(?:19|20)\d\d)\s?[\])>]\s?(?:第\s?)?(?P<number>\d{1,4})\s?号"
)
_DAMAGED = re.compile(
    r"(?P<head>[\u4e00-\u9fff]{1,10}[发办文函规字综秘通])\s?[\[(]?\s?(?P<year>20\d\d)\s?[\])]?\s?(?P<number>\d{1,3})(?:号)?$"
)
_LONGEST = 30


class DocNumber(NamedTuple):
    """A document number as it should read, and the range of its words."""

    text: str
    start: int
    end: int


def find_doc_number(text: str, folded: str, start: int, end: int) -> DocNumber | None:
    """Find the first whole document number of a range."""
    m = _WHOLE.search(folded, start, end) if folded.find("号", start, end) >= 0 else None
    return DocNumber("".join(text[m.start() : m.end()].split()), m.start(), m.end()) if m else None


def find_damaged_doc_number(folded: str, start: int, end: int) -> DocNumber | None:
    """Read a line that is a document number without its brackets (潜政办发20241 → 潜政办发〔2024〕1号)."""
    m = _DAMAGED.fullmatch(folded, start, end) if end - start <= _LONGEST else None
    if not m or _WHOLE.fullmatch(folded, start, end):
        return None
    return DocNumber(f"{m['head']}〔{m['year']}〕{int(m['number'])}号", start, end)
