"""Organs of the centre: from a short name to the full one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from govtasks.understand.naming.rows import Years, make_years, read_rows

_CENTRAL_ALONE = re.compile(r"(?:国家|国务院|中央|全国|中国).*|.*(?:部|总局|总署|总社|银保监会|证监会)")
"""Names that can be of the centre in anybody's notice."""


class Central(NamedTuple):
    """A row of the table."""

    full: str
    key: str
    years: Years


@cache
def _table() -> dict[str, tuple[Central, ...]]:
    table: dict[str, tuple[Central, ...]] = {}
    for row in read_rows("central.csv"):
        one = Central(row["full"], row["key"], make_years(row["since"], row["until"]))
        for name in (one.full, *row["shorts"].split()):
            table[name] = (*table.get(name, ()), one)
    return table


def find_central(name: str, year: int | None, *, of_centre: bool) -> Central | None:
    """Give the organ of the centre that a name means, in a notice of the centre's or of somebody else's."""
    rows = _table().get(name, ())
    if not rows or not (of_centre or _CENTRAL_ALONE.fullmatch(name)):
        return None
    return next((row for row in rows if row.years.has(year)), rows[0])
