"""Folded text: one form for each sign, one character for one, so that offsets hold."""

from __future__ import annotations

import re
import string
import unicodedata

_FORMS = {
    "(": "（﹙❨",
    ")": "）﹚❩",
    "[": "［〔【〖﹝{｛「『〘",
    "]": "］〕】〗﹞}｝」』〙",
    "<": "＜〈‹",
    ">": "＞〉›",
    ":": "：∶﹕︰꞉",
    ";": "；﹔",
    ",": "，﹐",
    ".": "．﹒",
    "、": "﹑､",
    "。": "｡",
    "!": "！",
    "?": "？",
    "-": "－‐",
    "—": "―─",
    "%": "％",
    " ": "\u00a0\u2002\u2003\u2009\u3000\t",
}
_WIDE = [(chr(0xFEE0 + ord(c)), c) for c in string.digits + string.ascii_uppercase]
_RADICALS = {radical: unicodedata.normalize("NFKC", radical) for radical in map(chr, range(0x2F00, 0x2FD6))}
"""Kangxi radicals, which print files have in place of the characters."""
PLAIN = {odd: plain for plain, odds in _FORMS.items() for odd in odds} | dict(_WIDE) | _RADICALS
"""The one form of each sign that has several."""
_COMMON = "（）：；，\u3000\u00a0"
_RARE = re.compile(f"[{re.escape(''.join(PLAIN.keys() - set(_COMMON)))}]")
"""What few texts have: one scan for all of it costs less than a replacement for each."""
_BLANK = " \n\u200b\ufeff"


def fold(text: str) -> str:
    """Give the text with full-width signs, odd brackets and odd spaces in one form each, of the same length."""
    for odd in {*_COMMON, *_RARE.findall(text)}:
        text = text.replace(odd, PLAIN[odd])
    return text


def trim(folded: str, start: int, end: int, before: str = _BLANK, behind: str = _BLANK) -> tuple[int, int]:
    """Take signs off the ends of a range of folded text: white space, where nothing else is asked for."""
    while start < end and folded[start] in before:
        start += 1
    while end > start and folded[end - 1] in behind:
        end -= 1
    return start, end
