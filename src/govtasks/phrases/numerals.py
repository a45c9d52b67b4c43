"""Chinese and Arabic numerals: of item numbers, counts and quantities."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from math import prod

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_CIRCLED = (
    {chr(first + i): i + 1 for first in (0x2460, 0x2474, 0x2488) for i in range(20)}
    | {chr(0x3251 + i): i + 21 for i in range(15)}
    | {chr(0x3220 + i): i + 1 for i in range(10)}
)
"""Numbers that are one character: ① ⑴ ⒈ ㈠."""
_ARABIC = frozenset("0123456789")
_SCALES = "".join(_UNITS | _MYRIADS)
DIGIT_SIGNS = "".join(_DIGITS)
NUMERAL_SIGNS = "".join(_DIGITS | _UNITS | _MYRIADS)


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


def read_amount(words: str) -> Decimal | None:
    """Give the exact value of a number of any size: 4.7万, 1,000, 三十五万, 两千亿, 三点五; None for anything else."""
    if words.isascii() and words.isdigit():
        return Decimal(words)
    words = words.replace(" ", "")
    digits = words.rstrip(_SCALES)
    if not digits or digits[-1] not in _ARABIC:
        return _read_chinese(words)
    number, scale = _read_digits(digits), read_scale(words[len(digits) :])
    if number is None or scale == 1:
        return number
    value = number * scale
    return Decimal(int(value)) if value == int(value) else value


@cache
def read_scale(signs: str) -> int:
    """Give what signs behind digits multiply them by: 万, 千万, 万亿."""
    return prod((_UNITS | _MYRIADS)[sign] for sign in signs)


def _add(above: Decimal | None, myriad: int, below: str) -> Decimal | None:
    """Give what stands before 万 or 亿 with what stands behind it: 三万五 is 35,000."""
    if not below or above is None:
        return None if above is None else above * myriad
    rest = _read_chinese(f"零{below}" if below.startswith("点") else below)  # 一百万点零一
    if rest is None or rest >= myriad:
        return None
    if len(below) == 1 and below in _DIGITS:
        rest *= myriad // 10
    return above * myriad + rest


def _read_digits(words: str) -> Decimal | None:
    digits = words.replace(",", "")
    return Decimal(digits) if digits.replace(".", "", 1).isdigit() and digits[0] != "." != digits[-1] else None


def _read_chinese(words: str) -> Decimal | None:
    for sign in "亿万":
        if sign in words:
            above, _, below = words.rpartition(sign)
            return _add(_read_chinese(above) if above else Decimal(1), _MYRIADS[sign], below)
    whole, point, fraction = words.partition("点")
    number = _read_thousands(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    if not fraction or not all(c in _DIGITS for c in fraction):
        return None
    return Decimal(f"{number}.{''.join(str(_DIGITS[c]) for c in fraction)}")


def _read_thousands(words: str) -> int | None:
    """Give a number below 10,000; 三百五 is 350."""
    number = read_numeral(words) if words else None
    if number is None or len(words) < 3 or words[-1] not in _DIGITS or words[-2] not in "百千":  # noqa: PLR2004 - 三百五
        return number
    digit = _DIGITS[words[-1]]
    return number - digit + digit * _UNITS[words[-2]] // 10
