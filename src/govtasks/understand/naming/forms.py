"""Organs whose full names are built otherwise than place and function: tax, banks, customs, courts, governments."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from govtasks.understand.naming.rows import Years, make_years, read_rows

if TYPE_CHECKING:
    from govtasks.model.task import UnitKind
    from govtasks.understand.naming.divisions import Place

_AT = {"{at}": "(?P<at>.{0,9}?)", "{named}": "(?P<at>.{2,9}?)"}
"""What a pattern writes for the words that say the place; they may be missing, or not."""


class Form(NamedTuple):
    """A row of the table: a pattern of names, and the full name."""

    key: str
    kind: UnitKind
    pattern: re.Pattern[str]
    canonical: str
    """With {place}, {town}, {at}, {area}, {tail}, {court} and {office} to fill in; "" where it is not known."""
    years: Years

    def fill(self, match: re.Match[str], place: Place, *, by_province: bool) -> str:
        """Give the full name for a place; the words of the notice where they are no more than 市 or 区."""
        at = match["at"] or ""
        written = at if len(at) > 1 else place.own if at else ""
        town = written if by_province else place.own
        court = {"province": "高级人民法院", "city": "中级人民法院"}.get(place.level, "人民法院")
        office = "办公厅" if place.level == "province" else "办公室"
        tail = match.groupdict().get("tail", "")
        return self.canonical.format(
            place=place.name,
            at=written,
            area=at if len(at) > 1 else place.short,
            town=town,
            tail=tail,
            court=court,
            office=office,
        )


@cache
def _forms() -> dict[str, tuple[Form, ...]]:
    """Give the forms by the last sign of the names."""
    forms: dict[str, tuple[Form, ...]] = {}
    for row in read_rows("forms.csv"):
        pattern = re.compile(re.sub(r"\{(?:at|named)\}", lambda m: _AT[m[0]], row["pattern"]))
        form = Form(
            row["key"], cast("UnitKind", row["kind"]), pattern, row["canonical"], make_years(row["since"], row["until"])
        )
        for sign in row["ends"]:
            forms[sign] = (*forms.get(sign, ()), form)
    return forms


def find_form(name: str, year: int | None) -> tuple[Form, re.Match[str]] | None:
    """Give the form of a name, one of its year before others; None where it has none."""
    found = [(form, m) for form in _forms().get(name[-1:], ()) if (m := form.pattern.fullmatch(name))]
    return next((one for one in found if one[0].years.has(year)), found[0] if found else None)
