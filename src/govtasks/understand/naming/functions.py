"""Functions of government through time: from a name without its place (发改委) to its full form at a date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from govtasks.understand.naming.rows import Years, make_years, read_rows

if TYPE_CHECKING:
    from govtasks.model.task import UnitKind

TYPES = {
    "委员会": "委", "办公室": "办", "联合会": "联", "协会": "协", "人民法院": "法院", "人民检察院": "检察院",
}  # fmt: skip
"""Ends in full, and the short form under which the table lists them."""
FULL = {"委": "委员会", "办": "办公室", "联": "联合会", "协": "协会"}
_END = re.compile(
    r"(?P<stem>.+?)(?P<type>委员会|办公室|联合会|协会|支队|大队|总队|中心|检察院|法院|[局厅委办部社联协会校院署处站馆台室])"
)
_KINDS: dict[str, UnitKind] = {"办": "office", "中心": "public_institution", "馆": "public_institution"}


class Function(NamedTuple):
    """A row of the table: how the organs of a function are called, when and where."""

    key: str
    stem: str
    """The full name without its end; "" where it differs from place to place."""
    type: str
    """The short form of its end: 委, 局."""
    kind: UnitKind
    years: Years
    next: str
    """The stem that came after it."""
    places: tuple[str, ...]
    """First digits of the codes of the places that call it so; () for all."""

    @property
    def full(self) -> str:
        """Give the full name without the place; "" where it is not known."""
        return f"{self.stem}{FULL.get(self.type, self.type)}" if self.stem else ""


@cache
def _table() -> dict[tuple[str, str], list[Function]]:
    """Give the rows by stem, short or full, and end; those of some places first."""
    table: dict[tuple[str, str], list[Function]] = {}
    for row in read_rows("functions.csv"):
        stem, places = row["stem"], tuple(row["places"].split())
        for end in row["types"].split():
            kind = cast("UnitKind", row["kind"]) or _KINDS.get(end, "organ")
            one = Function(row["key"], stem, end, kind, make_years(row["since"], row["until"]), row["next"], places)
            for short in dict.fromkeys((*row["shorts"].split(), *([stem] if stem else ()))):
                table.setdefault((short, end), []).append(one)
    for rows in table.values():
        rows.sort(key=lambda one: not one.places)
    return table


def split_end(core: str) -> tuple[str, str]:
    """Cut a name into stem and the short form of its end: 发改 and 委; ("", "") where it ends in none."""
    m = _END.fullmatch(core)
    return (m["stem"], TYPES.get(m["type"], m["type"])) if m else ("", "")


def is_function(core: str) -> bool:
    """Tell whether the table lists a name without its place."""
    return split_end(core) in _table()


def find_function(core: str, year: int | None, code: str = "", *, party: bool = False) -> Function | None:
    """Give what a name without its place stands for in a year, in the place of a code; of the party's or of others.

    A name that had not begun is believed, for it stands in the notice. One that had ended is followed to its successor.
    """
    rows = [row for row in _table().get(split_end(core), ()) if not row.places or code.startswith(row.places)]
    rows.sort(key=lambda row: (row.kind == "party_organ") != party)
    if not rows:
        return None
    now = next((row for row in rows if row.years.has(year)), rows[0])
    return _follow(now, year, code)


def find_body(core: str) -> Function | None:
    """Give the committee that a short name means, by the row of its office: 安委会."""
    rows = _table().get((core, "办"), ())
    return rows[0] if rows and core.endswith("会") else None


def find_key(words: str) -> str:
    """Give the function that bare words name (交通, 财政); "" where none."""
    for end in ("局", "委", "部", "联"):
        if rows := _table().get((words, end)):
            return rows[0].key
    return ""


def _follow(row: Function, year: int | None, code: str) -> Function:
    """Give what a row had become in a year, under its own key; a stem of "" where that is not known."""
    before: Function | None = None
    while row != before and row.years.until and year and row.years.until < year:
        before, row = row, _next(row, code)
    return row


def _next(row: Function, code: str) -> Function:
    same = ("局", row.type) if row.type == "办" else (row.type, "局")
    ends = ("厅", *same, "委") if code.endswith("0000") else (*same, "委")
    later = [one for end in ends for one in _table().get((row.next, end), ()) if one.stem == row.next]
    return later[0]._replace(key=row.key) if later else row._replace(stem="")
