"""A table of a DOCX in, where its cells stand out: cells that a merge goes on with are those of no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from govtasks.containers.office.word.elements import find, find_value, get, local
from govtasks.containers.table import MOST_COLUMNS, read_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})


@define(slots=True)
class Place:
    """A cell, and what it takes of the table."""

    cell: _Element
    row: int
    column: int
    height: int
    width: int


def lay_out(table: _Element) -> list[Place]:
    """Give the cells that are seen, in order; one that is merged downwards has its height."""
    places: list[Place] = []
    above: dict[int, Place] = {}
    for number, row in enumerate(_find_inside(table, "tr")):
        merged: dict[int, Place] = {}
        column = _find_first(row)
        for cell in _find_inside(row, "tc"):
            properties = find(cell, "tcPr")
            width = read_size(find_value(properties, "gridSpan"))
            merge = None if properties is None else find(properties, "vMerge")
            place = above.get(column) if merge is not None and get(merge, "val") != "restart" else None
            if place:
                place.height += 1
            else:
                place = Place(cell, number, column, 1, width)
                places.append(place)
            if merge is not None:
                merged[column] = place
            column = min(column + width, MOST_COLUMNS)
        above = merged
    return places


def _find_first(row: _Element) -> int:
    """Find the column that a row begins with."""
    before = find_value(find(row, "trPr"), "gridBefore")
    return read_size(before) if before.strip("0") else 0


def _find_inside(element: _Element, name: str) -> Iterator[_Element]:
    """Find the rows of a table or the cells of a row, through what is wrapped around some."""
    for child in element:
        found = local(child)
        if found == name:
            yield child
        elif found in _WRAPPERS:
            yield from _find_inside(child, name)
