"""A number and the name of a format of OOXML in, its digits out: 3 is 三, ③, c or III."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST, _MOST_CHINESE, _MOST_LETTERS = 3999, 9999, 260
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FULL_WIDTH = {ord(digit): 0xFEE0 + ord(digit) for digit in "0123456789"}


def write_number(value: int, form: str) -> str:
    """Write a number in a format; in Arabic digits where the format is unknown or does not reach so far."""
    written = _FORMS[form](value) if form in _FORMS and value >= 0 else ""
    return written or str(value)


def _in_thousands(value: int, digits: str = "零" + _DIGITS[1:], units: str = "千百十") -> str:
    """Write 一百零五, 十一; nothing beyond 9,999."""
    if value > _MOST_CHINESE or not value:
        return digits[0] if not value else ""
    words = ""
    for digit, unit in zip(f"{value:04}", f"{units} ", strict=True):
        words += digits[int(digit)] + unit if digit != "0" else digits[0]
    zero = digits[0]
    while zero * 2 in words:
        words = words.replace(zero * 2, zero)
    words = words.strip(f"{zero} ")
    return words[1:] if words.startswith(digits[1] + units[-1]) and digits is not _LEGAL else words


def _in_digits(value: int) -> str:
    """Write 一〇五."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _in_counting(value: int) -> str:
    """Write 十一 below a hundred and 一〇五 from there on, as `chineseCounting` does."""
    return _in_thousands(value) if value < 100 else _in_digits(value)  # noqa: PLR2004


def _in_roman(value: int) -> str:
    words = ""
    for worth, sign in _ROMAN if value <= _MOST else ():
        words += sign * (value // worth)
        value %= worth
    return words


def _in_letters(value: int) -> str:
    """Write a … z, aa, bb …."""
    again, at = divmod(value - 1, len(_LETTERS))
    return _LETTERS[at] * (again + 1) if 0 < value <= _MOST_LETTERS else ""


def _from(signs: str) -> Callable[[int], str]:
    """Take the sign of that number; nothing where the row has no more."""
    return lambda value: signs[value - 1 : value] if value else ""


def _row(first: int, count: int) -> str:
    return "".join(map(chr, range(first, first + count)))


_CIRCLED = _row(0x2460, 20) + _row(0x3251, 15) + _row(0x32B1, 15)
_STEMS, _BRANCHES = _from("甲乙丙丁戊己庚辛壬癸"), _from("子丑寅卯辰巳午未申酉戌亥")
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"), _in_thousands),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _in_counting),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _in_digits),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from(_CIRCLED)),
    "chineseLegalSimplified": lambda value: _in_thousands(value, _LEGAL, "仟佰拾"),
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "ideographEnclosedCircle": _from(_row(0x3280, 10)),
    "decimalEnclosedParen": _from(_row(0x2474, 20)),
    "decimalEnclosedFullstop": _from(_row(0x2488, 20)),
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "numberInDash": lambda value: f"- {value} -",
    "lowerLetter": _in_letters,
    "upperLetter": lambda value: _in_letters(value).upper(),
    "lowerRoman": _in_roman,
    "upperRoman": lambda value: _in_roman(value).upper(),
}
