"""Folded text: one form for each sign, one character for one, so that offsets hold."""

from __future__ import annotations

import re
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
_PAIRS = [(odd, plain) for plain, odds in _FORMS.items() for odd in odds]
_COMMON = [pair for pair in _PAIRS if pair[0] in "（）：；，\u3000\u00a0"]
_WIDE = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF21 + i: 0x41 + i for i in range(26)}
_RADICAL = re.compile("[\u2f00-\u2fd5]")
"""Kangxi radicals, which print files have in place of the characters."""
_SELDOM = re.escape("".join([odd for odd, plain in _PAIRS if (odd, plain) not in _COMMON]))
_RARE = re.compile(f"[{_SELDOM}\u2f00-\u2fd5\uff10-\uff19\uff21-\uff3a]")
"""What few texts have: one scan for all of it costs less than a replacement for each."""


def fold(text: str) -> str:
    """Give the text with full-width signs, odd brackets and odd spaces in one form each, of the same length."""
    for odd, plain in _COMMON:
        text = text.replace(odd, plain)
    if not _RARE.search(text):
        return text
    for odd, plain in _PAIRS:
        text = text.replace(odd, plain)
    return _RADICAL.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text.translate(_WIDE))
