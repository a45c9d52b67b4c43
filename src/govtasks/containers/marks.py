"""Lines in, page marks out: the number of a page, and the running head that comes back beside it."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise

from govtasks.containers.furniture import starts_role

_MARK = re.compile(
    r"#\s*Page\s*\d+\s*[:：]?$|[-–—―－·•\s]*[-–—―－·•]\s*\d{1,4}\s*[-–—―－·•][-–—―－·•\s]*$"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*[(（]?共\s*\d{1,4}\s*页[)）]?)?$|Page\s*\d+(?:\s*of\s*\d+)?$|\d{1,4}\s*[/／]\s*\d{1,4}\s*页?$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}$")
_SERIES = re.compile(
    r"(?P<before>[\W_]*(?:第|p(?:age|\.)?)?[\W_]*)(?:(?P<arabic>\d{1,4})|(?P<chinese>[一二三四五六七八九十]{1,3})|(?P<roman>[ivxlc]{1,7}))"
    r"(?P<after>[\W_]*页?[\W_]*)$",
    re.IGNORECASE,
)
_SIGNS = (
    "0123456789０１２３４５６７８９一二三四五六七八九十IVXLCivxlcPpage第页共of"
    "#()（）[]【】-–—―－·•=~*_/／:：,， \t\r\n\xa0\u3000"
)
"""Of these a page mark is made."""
_LABEL_SIGNS = ".．、)）"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE = "零一二三四五六七八九"
_LONGEST, _LONGEST_HEAD = 30, 40
_SHORTEST_PAGE, _FEWEST = 5, 3


def may_mark(texts: list[str]) -> bool:
    """Say whether some lines look like marks of pages."""
    return any(len(text) < _LONGEST and not text.strip(_SIGNS) for text in texts)


def is_mark(text: str) -> bool:
    """Say whether a line has the shape of a page mark: # Page 3:, - 3 -, 第3页 共9页."""
    return len(text) < _LONGEST and bool(_MARK.match(text))


def find_marks(texts: list[str]) -> set[int]:
    """Find the lines that only mark a page: its number, and a running head that comes back beside it."""
    short = [at for at, text in enumerate(texts) if len(text) < _LONGEST]
    marks = {at for at in short if is_mark(texts[at])}
    marks |= _find_rising([(at, int(texts[at])) for at in short if len(texts[at]) < 5 and _BARE.match(texts[at])])  # noqa: PLR2004
    series: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for at in short:
        if at not in marks and (match := _SERIES.match(texts[at])) and (key := _mask(match)):
            series.setdefault(key, []).append((at, _read_number(match)))
    for places in series.values():
        found = _find_rising(places)
        if len(found) >= _FEWEST and _is_even(texts, sorted(found)):
            marks |= found
    return marks | _find_heads(texts, marks) if marks else marks


def _find_rising(places: list[tuple[int, int]]) -> set[int]:
    """Find the numbers that go on from the one before or to the one after, a page apart."""
    found: set[int] = set()
    for (at, page), (other, following) in pairwise(places):
        if following == page + 1 and other - at >= _SHORTEST_PAGE:
            found |= {at, other}
    return found


def _mask(match: re.Match[str]) -> tuple[str, str, str] | None:
    """Give what stands around the number of a page, and its kind; None where it is the label of an item."""
    before, after, kind = match["before"].lower(), match["after"], str(match.lastgroup)
    kind = next(name for name in ("arabic", "chinese", "roman") if match[name])
    page = "第" in before and "页" in after
    if ("第" in before) != ("页" in after) or (kind == "chinese" and not page):
        return None
    if not page and after and after[0] in _LABEL_SIGNS and not before:
        return None
    return before, after, kind


def _read_number(match: re.Match[str]) -> int:
    """Read the number of a page in any of its three kinds."""
    if match["arabic"]:
        return int(match["arabic"])
    if match["chinese"]:
        tens, ten, ones = match["chinese"].rpartition("十")
        return (_CHINESE.find(tens) if tens else 1 if ten else 0) * 10 + max(_CHINESE.find(ones) if ones else 0, 0)
    values = [_ROMAN[sign] for sign in match["roman"].lower()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _is_even(texts: list[str], places: list[int]) -> bool:
    """Say whether about as many lines, or characters, stand between any two of the places; the last may be near."""
    places = places[:-1] if len(places) > _FEWEST else places
    counts = [after - before for before, after in pairwise(places)]
    sizes = [sum(map(len, texts[before:after])) for before, after in pairwise(places)]
    return any(
        min(gaps) * 2 >= (middle := statistics.median(gaps)) and max(gaps) <= middle * 2 for gaps in (counts, sizes)
    )


def _find_heads(texts: list[str], marks: set[int]) -> set[int]:
    """Find the running heads: lines that stand on the same side of more than half of the page marks."""
    places: dict[tuple[int, str], list[int]] = {}
    for at in marks:
        for side in (-1, 1):
            beside = at + side
            if 0 <= beside < len(texts) and beside not in marks and _may_head(texts[beside]):
                places.setdefault((side, texts[beside]), []).append(beside)
    pages = sum(at - 1 not in marks for at in marks)
    return {at for found in places.values() if len(found) >= _FEWEST and len(found) * 2 > pages for at in found}


def _may_head(text: str) -> bool:
    """Say whether a line may be a running head: short, no label of a role, no end of a bracket."""
    if len(text) >= _LONGEST_HEAD or starts_role(text):
        return False
    return text.count(")") + text.count("）") <= text.count("(") + text.count("（")
