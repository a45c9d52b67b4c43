"""Chinese and Arabic numerals of item numbers and counts."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED = (
    {chr(first + i): i + 1 for first in (0x2460, 0x2474, 0x2488) for i in range(20)}
    | {chr(0x3251 + i): i + 21 for i in range(15)}
    | {chr(0x3220 + i): i + 1 for i in range(10)}
)
"""Numbers that are one character: ① ⑴ ⒈ ㈠."""


def read_numeral(words: str) -> int | None:
    """Give the value of a whole number below 10,000 in Arabic, Chinese or circled digits; None for anything else."""
    if words.isascii():
        return int(words) if words.isdigit() else None
    if len(words) == 1 and words in _CIRCLED:
        return _CIRCLED[words]
    if len(words) > 1 and all(c in _DIGITS for c in words):
        return int("".join(str(_DIGITS[c]) for c in words))
    total = digit = 0
    for c in words:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            return None
    return total + digit
