"""The XML of an XLSX workbook in, the layouts of its sheets out, and the members that may be read further."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from string import digits
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from govtasks.containers.office.books.grid import Grid
from govtasks.containers.office.books.sheets import name_column
from govtasks.containers.office.books.values import find_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from govtasks.containers.office.archive import Archive
    from govtasks.containers.office.books.grid import Tally

_BOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_CORNER = re.compile(r"([A-Z]+)(\d+)")
MOST_COLUMNS, _MOST_LETTERS = 16_384, 3
_NUMBERS = frozenset({"n", "d"})
"""Types of cells that may be dates or percentages."""
_TRUE = frozenset({"1", "true"})


class Checked(NamedTuple):
    """A workbook that is safe to read."""

    members: dict[str, bytes]
    """All that is to be read of it."""
    grids: list[Grid]
    """In the order of the sheets."""


@frozen(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    lengths: list[int]
    """Of the strings that cells point to."""
    shapes: dict[str, str]
    """What dates and percentages show, by the number of the style."""


def check_xlsx(archive: Archive, tally: Tally) -> Checked:
    """Read the XML of a workbook; raises LoadError, ValueError and KeyError for what no program writes."""
    members = {name: archive.read(name) for name in (_BOOK, _RELATIONS, _STRINGS, _STYLES) if name in archive.names}
    parse = archive.parse_bytes
    strings = parse(_STRINGS, members[_STRINGS]) if _STRINGS in members else ()
    shapes = _find_shapes(parse(_STYLES, members[_STYLES])) if _STYLES in members else {}
    book = _Book([len("".join(string.itertext())) for string in strings], shapes)
    grids = []
    for member in _find_sheets(parse(_BOOK, members[_BOOK]), parse(_RELATIONS, members[_RELATIONS])):
        if member in members:
            raise ValueError(f"two sheets share {member}")
        members[member] = archive.read(member)
        grids.append(_read_grid(parse(member, members[member]), book))
        grids[-1].count(tally)
    return Checked(members, grids)


def _find_shapes(styles: etree._Element) -> dict[str, str]:
    """Find what each style shows of a value, where it is not all."""
    forms = styles.iterfind("{*}numFmts/{*}numFmt")
    codes = {int(form.get("numFmtId", 0)): form.get("formatCode", "") for form in forms}
    keys = [int(style.get("numFmtId", 0)) for style in styles.iterfind("{*}cellXfs/{*}xf")]
    return {str(number): shape for number, key in enumerate(keys) if (shape := find_shape(key, codes))}


def _find_sheets(book: etree._Element, relations: etree._Element) -> Iterator[str]:
    """Give the members that hold the sheets, in their order."""
    targets = find_targets(relations)
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        yield targets[next((value for name, value in sheet.items() if name.endswith("}id")), "")]


def find_targets(relations: etree._Element) -> dict[str, str]:
    """Give the members that a workbook names, by the keys that it names them with."""
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in relations.iter("{*}Relationship")
    }


def _read_grid(root: etree._Element, book: _Book) -> Grid:
    """Read where the cells of a sheet stand, not what they hold."""
    grid = Grid()
    for merge in root.iterfind("{*}mergeCells/{*}mergeCell"):
        (left, top), (right, bottom) = (_CORNER.findall(merge.get("ref", "")) * 2)[:2]
        grid.merge(int(top) - 1, int(bottom) - 1, _read_column(left), _read_column(right))
    _find_hidden_columns(root, grid)
    _place_cells(root)
    grid.hidden_rows = {int(row.get("r", 0)) - 1 for row in root.iter("{*}row") if row.get("hidden") in _TRUE}
    for cell in root.iter("{*}c"):
        if not len(cell):
            continue
        place, kind = cell.get("r", ""), cell.get("t", "n")
        name = place.rstrip(digits)
        row, column = int(place[len(name) :]) - 1, _read_column(name)
        grid.use(row, column)
        if kind == "s":
            grid.characters += book.lengths[int(cell[-1].text or 0)]
        elif kind == "e":
            grid.errors[row, column] = cell[-1].text or ""
        elif kind in _NUMBERS and cell.get("s", "") in book.shapes:
            grid.shapes[row, column] = book.shapes[cell.get("s", "")]
    return grid


def _place_cells(root: etree._Element) -> None:
    """Write the places into rows and cells that do not say them: behind the last, below the last."""
    if all([element.get("r") for element in root.iter("{*}c", "{*}row")]):
        return
    number = 0
    for row in root.iter("{*}row"):
        number = int(row.get("r", number + 1))
        row.set("r", str(number))
        column = -1
        for cell in row.iterchildren("{*}c"):
            place = cell.get("r") or f"{name_column(column + 1)}{number}"
            cell.set("r", place)
            column = _read_column(place.rstrip(digits))


@lru_cache(1024)
def _read_column(letters: str) -> int:
    """Read the letters of a column as its number, from 0."""
    if not 0 < len(letters) <= _MOST_LETTERS:
        raise ValueError(f"no column is called {letters:.9}")
    column = 0
    for letter in letters:
        column = column * 26 + int(letter, 36) - 9
    return column - 1


def _find_hidden_columns(root: etree._Element, grid: Grid) -> None:
    """Find columns that are not shown; their ranges follow one another, and one that does not is left out."""
    done = 0
    for column in root.iterfind("{*}cols/{*}col"):
        first, last = int(column.get("min", 0)), min(int(column.get("max", 0)), MOST_COLUMNS)
        if column.get("hidden") in _TRUE and first > done:
            grid.hidden_columns.update(range(first - 1, last))
        done = max(done, last)
