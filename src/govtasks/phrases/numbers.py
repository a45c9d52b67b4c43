"""Numbers of items: 一、 (一) 1. 1、 (1) 1) ① 第一条 一是 ——."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from govtasks.phrases.numerals import read_numeral

_HAN = "[一二三四五六七八九十百零〇]"
_FORMS = rf"""
    第(?P<chapter>{_HAN}{{1,5}})(?:章|部分|编)(?=[\s、:]|\S)
  | 第(?P<article>{_HAN}{{1,6}}|\d{{1,3}})条
  | (?P<han>{_HAN}{{1,4}})\s?(?:[、.](?![、.])|,(?=[\u4e00-\u9fff“《]))
  | \(\s?(?P<paren_han>{_HAN}{{1,5}})\s?\)[、.]?
  | (?P<dot>\d{{1,6}})\s?(?:\.(?!\s?\d+(?:\.|%|[万亿千百个家户人元米公吨亩项倍版]))|、)
  | \(\s?(?P<paren>\d{{1,6}})\s?\)[、.]?
  | (?P<half>\d{{1,3}})\)[、.]?
  | (?P<one_dot>[\u2488-\u249b])
  | (?P<one_paren>[\u2474-\u2487])
  | (?P<one_paren_han>[\u3220-\u3229])
  | (?P<circled>[\u2460-\u2473\u3251-\u325f])[、.]?
  | (?P<is>{_HAN}{{1,2}})是(?=[^否])
  | (?P<dash>——|--|—)(?![\d—-])
"""
STYLES = ("chapter", "han", "paren_han", "article", "subhead", "dash", "dot", "paren", "half", "circled", "is", "table")
"""Styles in the order in which documents usually nest them, outermost first; a table stands for its rows."""
RANK = {style: rank for rank, style in enumerate(STYLES)}

_AT = re.compile(rf"\s*(?:{_FORMS})\s*", re.VERBOSE)
_FIRST_SIGNS = frozenset(" \n第(0123456789一二三四五六七八九十百零〇—-") | {
    chr(c) for c in (*range(0x2460, 0x249C), *range(0x3220, 0x322A), *range(0x3251, 0x3260))
}
_INNER = re.compile(
    r"[。;:!?)\]>” ](?= ?(?:[0-9一二三四五六七八九十第\u2460-\u249b\u3220-\u3229]|\(\s?[\d一二三四五六七八九十百零〇]))"
)
_GLUED = re.compile(
    r"(?<=[^\dA-Za-z\s.,、。;:(\[第《“-])(?=(?:\d{1,3}[.、]\D|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\(\d{1,3}\)"
    r"|——[^。;:,—()]{2,24}\d{1,3}[.、]))"
)
_DASH_HEAD = re.compile(r"——[^。;:,—()]{2,24}(?=\d{1,3}[.、])")
"""A dash subhead inside a document on one line: it ends where the first item under it begins."""


class Number(NamedTuple):
    """The number of an item: where it stands, marks included, how it is written and its value."""

    start: int
    end: int
    style: str
    value: int
    words: tuple[int, int]
    """Range of the number without its closing mark."""


_make = partial(tuple.__new__, Number)
"""Makes a number of a tuple without the cost of a call in Python."""


def find_number(folded: str, start: int, end: int) -> Number | None:
    """Find the item number that a paragraph begins with."""
    if start == end or folded[start] not in _FIRST_SIGNS:
        return None
    m = _AT.match(folded, start, end)
    return _number(folded, m) if m else None


def find_inner_places(folded: str, start: int, end: int, *, glued: bool) -> list[int]:
    """Find where item numbers could stand inside paragraphs; `glued` looks also where no sign or space parts them."""
    places = [m.end() for m in _INNER.finditer(folded, start, end)]
    if glued:
        places = sorted({*places, *(m.end() for m in _GLUED.finditer(folded, start, end))})
    return places


def find_inner_numbers(folded: str, places: list[int], start: int, end: int) -> list[Number]:
    """Read the item numbers at some places inside a paragraph."""
    found: list[Number] = []
    for place in places:
        m = _AT.match(folded, max(place, start), end)
        if m and m.lastgroup != "is" and (m.lastgroup != "dash" or _DASH_HEAD.match(folded, place, end)):
            number = _number(folded, m)
            if number and (not found or number.start >= found[-1].end):
                found.append(number)
    return found


def _number(folded: str, m: re.Match[str]) -> Number | None:
    group = m.lastgroup or ""
    style = group.removeprefix("one_")
    start, end = m.span()
    if style == "dash":
        return Number(start, end, style, 0, (end, end))
    value = read_numeral(m[group])
    if value is None:
        return None
    first, last = m.span(group)
    if group in {"paren_han", "paren"}:
        first, last = folded.rindex("(", 0, first), folded.index(")", last) + 1
    elif style in {"half", "is"}:
        last += 1
    elif style in {"chapter", "article"}:
        first, last = first - 1, start + len(m[0].rstrip())
    return _make((start, end, style, value, (first, last)))
