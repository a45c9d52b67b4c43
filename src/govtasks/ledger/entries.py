"""Words that people enter for shares and days in, their values out."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import NamedTuple

from govtasks.phrases.dates import find_date, find_date_run
from govtasks.phrases.fold import fold
from govtasks.phrases.numerals import NUMERAL_SIGNS, read_amount

_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,15})?|\.[0-9]{1,15})(%?)")
_SPELT = re.compile(f"百分之([{NUMERAL_SIGNS}点]{{1,9}})")
_WHOLE = 100
_TIME = re.compile(r"[T ]*(?:[0-9]{1,2}(?::[0-9]{2}){1,2}(?:\.[0-9]+)?Z?)?")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_EPOCH = dt.date(1899, 12, 30)
"""Day 0 of Excel, counted from March 1900 on."""
_SERIALS = range((dt.date(2000, 1, 1) - _EPOCH).days, (dt.date(2100, 1, 1) - _EPOCH).days)


class Share(NamedTuple):
    """A share in percent."""

    percent: Decimal
    doubtful: bool = False
    """Whether a bare 1 was taken for the whole."""


def read_share(words: str) -> Share | None:
    """Read 80%, 百分之八十, 80 or 0.8, which is 80 % too; None for anything else, and above 100 %."""
    folded = "".join(fold(words).split())
    spelt, share = _SPELT.fullmatch(folded), _SHARE.fullmatch(folded)
    if spelt:
        value = read_amount(spelt[1])
    else:
        value = Decimal(share[1]) if share else None
        if share and value is not None and not share[2] and value <= 1:
            value *= _WHOLE
    if value is None or value > _WHOLE:
        return None
    return Share(Decimal(int(value)) if value == int(value) else value, folded == "1")


def read_day(words: str) -> dt.date | None:
    """Read a whole date: 2024年6月30日, 2024.6.30, 2024/6/30 9:30, 20240630, or Excel's number of a day (45473)."""
    folded = fold(words).strip()
    found = find_date(folded, 0, len(folded))
    if found:
        rest = folded[: found.start] + folded[found.end :]
        return found.date if _TIME.fullmatch(rest) else None
    serial = _SERIAL.fullmatch(folded)
    if serial and int(serial[1]) in _SERIALS:
        return _EPOCH + dt.timedelta(days=int(serial[1]))
    run = find_date_run(folded, 0, len(folded))
    if run and (run.start, run.end) == (0, len(folded)) and len(run.dates) == 1:
        return run.dates[0]
    return None
