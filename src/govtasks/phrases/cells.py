"""Cells of tables that name units or persons, line by line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from govtasks.phrases.allocation import Allocation, ClauseReader, find_labels, read_allocation, shift
from govtasks.phrases.numbers import find_number
from govtasks.phrases.units import is_unit, split_units

if TYPE_CHECKING:
    from govtasks.model.task import Role
    from govtasks.phrases.roles import RoleWords
    from govtasks.phrases.units import Name

_PHONE = re.compile(r"\s*[::]?\s*(?:1[\d*]{10}|(?:0\d{2,3}-?)?\d{7,8})$")
_SHORT_CELL = 200


def read_cell(folded: str, lines: list[Name], role: Role, label: Name | None, roles: RoleWords) -> Allocation:
    """Read a cell of units or persons by its lines; its role and label are those of the column, or its own."""
    start, end = lines[0][0], lines[-1][1]
    inside = tuple([(a - start, b - start) for a, b in lines])
    read = _read_cell if end - start <= _SHORT_CELL else _read_cell.__wrapped__
    found = shift(read(folded[start:end], inside, role, roles), start)
    return found._replace(grants=[grant if grant.label else grant._replace(label=label) for grant in found.grants])


@lru_cache(maxsize=4096)
def _read_cell(words: str, lines: tuple[Name, ...], role: Role, roles: RoleWords) -> Allocation:
    """Read the words of a cell; the same stand in many rows. Grants without a label have that of the column."""
    if find_labels(words, 0, len(words), roles):
        return read_allocation(words, 0, len(words), roles) or Allocation([], (), [])
    reader = ClauseReader(words, roles)
    for first, last in _join_lines(words, lines, role):
        number = find_number(words, first, last)
        reader.read_value(None, number.end if number else first, last, role)
    grants = [grant._replace(names=[_drop_phone(words, name) for name in grant.names]) for grant in reader.grants]
    return Allocation([g for g in grants if g.names], tuple(reader.limits), [])


def _join_lines(folded: str, lines: tuple[Name, ...], role: Role) -> list[Name]:
    """Join the lines of a cell that break a name, or the list of them; each line of whole names stands alone."""
    joined = [lines[0]]
    for first, last in lines[1:]:
        begin, end = joined[-1]
        if _ends_name(folded, begin, end, role) and _ends_name(folded, first, last, role):
            joined.append((first, last))
        else:
            joined[-1] = begin, last
    return joined


def _ends_name(folded: str, start: int, end: int, role: Role) -> bool:
    """Tell a line that begins and ends with a whole name."""
    if role == "leader":
        return folded[start] not in "([<" and folded[end - 1] not in "、,;"
    names = split_units(folded, start, end)
    return bool(names) and folded[end - 1] not in "、,;" and all(is_unit(folded[a:b]) for a, b in (names[0], names[-1]))


def _drop_phone(folded: str, name: Name) -> Name:
    """Leave out the telephone number behind the name of a person."""
    phone = _PHONE.search(folded, *name)
    return (name[0], phone.start()) if phone and phone.start() > name[0] else name
