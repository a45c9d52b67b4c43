"""Quantities: a number with its measure, in digits or Chinese (4.7万亩, 八成, 三分之二, 翻一番)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from govtasks.phrases.bounds import BEHIND, LEADING, Bound
from govtasks.phrases.measures import MEASURES, Dimension, Measure
from govtasks.phrases.numerals import DIGIT_SIGNS, NUMERAL_SIGNS, read_amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOT_BEHIND = {
    "个": "体转人", "人": "才工均民制员", "口": "岸袋", "天": "然", "处": "理级置", "度": "假夏", "台": "账阶",
    "门": "类户诊", "家": "庭具禽政电长园级装居", "条": "例款件", "项": "目", "所": "有属", "张": "贴", "户": "籍外",
    "村": "级民", "方": "面案式向针", "种": "植业养子", "次": "生", "名": "优录", "位": "居列", "片": "区", "头": "部",
    "日": "游报常均前起照间志程用产", "支": "持付撑小", "内": "容部河外",
}  # fmt: skip
"""Signs that make another word of a measure: 个体, 人才."""


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w) + (f"(?![{_NOT_BEHIND[w]}])" if w in _NOT_BEHIND else "") for w in ordered)


_FIRST = f"[0-9{NUMERAL_SIGNS}]"
_REST = (
    rf"(?:(?<=[0-9])(?:[0-9]|,[0-9]{{3}}(?![0-9])){{0,18}}(?:\.[0-9]{{1,9}})?(?:\s?[十百千万亿]{{1,4}})?(?![瓦米克伏])"
    rf"|(?<=[{NUMERAL_SIGNS}])[{NUMERAL_SIGNS}]{{0,24}}(?:点[{DIGIT_SIGNS}]{{1,9}})?(?![瓦米克伏]))"
)
_MEASURE_SIGNS = "".join({word[0] for word in MEASURES})
_QUANTITY = re.compile(
    rf"(?P<low>{_FIRST}(?<![0-9A-Za-z.第{NUMERAL_SIGNS}].)(?<!第\s.){_REST})"
    rf"(?:分之(?P<part>{_FIRST}{_REST})"
    r"|成(?P<half>半)?(?=以|左|的|用|多|[,。;、:)\n]|$)"
    rf"|(?:[%个家项人户]?\s?[-—~～–至到]\s?(?P<high>{_FIRST}{_REST}))?(?P<more>[余多])?\s?"
    rf"(?:(?=[{_MEASURE_SIGNS}])(?P<measure>{_alternatives(MEASURES)})(?![级制型版])(?:/(?P<per>[\u4e00-\u9fff]{{1,2}}))?多?"
    r"|(?<=亿)(?P<bare>)(?=台阶|大关|以上|左右|[,。;、)\n]|$)))"
    rf"(?:\s?(?P<behind>{_alternatives(BEHIND)}))?"
)
_DOUBLED = re.compile(r"翻(?P<times>[一二两三四]?)番(?:\s?(?P<behind>以上))?")
_QUOTED = re.compile(r"“[^”]{0,80}”|<[^>]{0,80}>|《[^》]{0,80}》|\"[^\"]{0,80}\"")
_MONEY = Measure("元", "money")
_NEVER_ONE = frozenset({"count", "time"})
"""What 一 and 二 do not count, being an article and an ordinal, nor 百 and 千 alone (千家万户)."""
_HUNDREDTHS = Decimal("0.0001")
_DATE = re.compile(r"[月年日]\s?(?:[-—~至到、和]\s?)?$")
"""What stands before a day of a month."""
_LEADING = re.compile(f"(?:{'|'.join(LEADING)})$")


class Quantity(NamedTuple):
    """A number with its measure, the range of its words, and the bound that stands behind it."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    dimension: Dimension
    bound: Bound | None
    digits: bool
    """Whether it is written in Arabic digits."""


_make = partial(tuple.__new__, Quantity)
"""Makes a quantity of a tuple without the cost of a call in Python."""


def find_quantities(folded: str) -> list[Quantity]:
    """Find the quantities of a text, in order; those in quotation marks are parts of names."""
    found = [q for m in _QUANTITY.finditer(folded) if (q := _read(folded, m))]
    if "番" in folded:
        found = sorted([*found, *_find_doubled(folded)])
    if found and ("“" in folded or "<" in folded or "《" in folded or '"' in folded):
        found = list(_leave_out_quoted(folded, found))
    return found


def _leave_out_quoted(folded: str, found: list[Quantity]) -> Iterator[Quantity]:
    start = end = 0
    quoted = _QUOTED.finditer(folded)
    for quantity in found:
        while end <= quantity.start:
            m = next(quoted, None)
            start, end = m.span() if m else (len(folded), len(folded) + 1)
        if quantity.start < start:
            yield quantity


def _read(folded: str, m: re.Match[str]) -> Quantity | None:
    low, part, half, high, more, measure, per, bare, behind = m.groups()
    value = read_amount(low)
    if value is None:
        return None
    start, end = m.span()
    bound: Bound | None = BEHIND[behind] if behind else (">" if more else None)
    digits = low[0] <= "9"
    if part:
        return _read_fraction(m, value, bound)
    if measure is None and bare is None:
        return Quantity(start, end, value * 10 + (5 if half else 0), None, "%", "rate", bound, digits)
    if bare is not None and not _LEADING.search(folded, max(0, start - 3), start):
        return None
    unit, dimension = MEASURES[measure] if measure else _MONEY
    article = not digits and (low in "一二" or low[0] in "百千万亿") and dimension in _NEVER_ONE
    if article or (measure == "日" and _DATE.search(folded, max(0, start - 5), start)):
        return None
    upper = read_amount(high) if high else None
    if upper is not None:
        value = _widen(low, value, high, upper)
    return _make((start, end, value, upper, f"{unit}/{per}" if per else unit, dimension, bound, digits))


def _widen(low: str, value: Decimal, high: str, upper: Decimal) -> Decimal:
    """Give the lower end of a range the 万 of the upper one: 5-6万."""
    scale = next((s for s in ("万", "亿") if high.endswith(s)), "")
    if not scale or low.endswith(("万", "亿")) or value >= upper:
        return value
    return read_amount(low + scale) or value


def _read_fraction(m: re.Match[str], below: Decimal, bound: Bound | None) -> Quantity | None:
    above = read_amount(m["part"])
    if above is None or not below:
        return None
    digits = m["part"][0] <= "9"
    if m["low"] == "百":
        return Quantity(m.start(), m.end(), above, None, "%", "rate", bound, digits)
    share = (above / below).quantize(_HUNDREDTHS).normalize()
    return Quantity(m.start(), m.end(), share, None, "", "rate", bound, digits)


def _find_doubled(folded: str) -> Iterator[Quantity]:
    for m in _DOUBLED.finditer(folded):
        times = Decimal(2) ** int(read_amount(m["times"] or "一") or 1)
        yield Quantity(
            m.start(), m.end(), times, None, "times", "doubling", ">=" if m["behind"] else None, digits=False
        )
