"""The XML of an XLSX workbook in, the layouts of its sheets out, and the members that may be read further."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from string import digits
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from govtasks.containers.office.grid import Grid
from govtasks.containers.office.sheets import name_column
from govtasks.containers.office.skim import Cells, skim_lengths, skim_sheet
from govtasks.containers.office.values import find_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from govtasks.containers.office.archive import Archive
    from govtasks.containers.office.grid import Tally

_BOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_CORNER = re.compile(r"([A-Z]+)(\d+)")
MOST_COLUMNS = 16_384
_DATED = frozenset({"", "n", "d"})
"""Types of cells that may be dates."""
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
    """Of dates, by the number of the style."""


def check_xlsx(archive: Archive, tally: Tally) -> Checked:
    """Read the XML of a workbook; raises LoadError, ValueError and KeyError for what no program writes."""
    members = {name: archive.read(name) for name in (_BOOK, _RELATIONS, _STRINGS, _STYLES) if name in archive.names}
    parse = archive.parse_bytes
    book = _Book(
        _measure(members[_STRINGS], archive) if _STRINGS in members else [],
        _find_shapes(parse(_STYLES, members[_STYLES])) if _STYLES in members else {},
    )
    grids = []
    for member in _find_sheets(parse(_BOOK, members[_BOOK]), parse(_RELATIONS, members[_RELATIONS])):
        if member in members:
            raise ValueError(f"two sheets share {member}")
        members[member] = archive.read(member)
        skimmed = skim_sheet(members[member])
        root = parse(member, skimmed.frame if skimmed else members[member])
        grids.append(_read_grid(root, skimmed.cells if skimmed else _walk_cells(root), book))
        grids[-1].count(tally)
    return Checked(members, grids)


def _measure(strings: bytes, archive: Archive) -> list[int]:
    """Give the lengths of the shared strings."""
    lengths = skim_lengths(strings)
    if lengths is None:
        lengths = [len("".join(string.itertext())) for string in archive.parse_bytes(_STRINGS, strings)]
    return lengths


def _find_shapes(styles: etree._Element) -> dict[str, str]:
    """Find the styles whose dates show only some of year, month, day and time, by number."""
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


def _read_grid(root: etree._Element, cells: Cells, book: _Book) -> Grid:
    """Read where the cells of a sheet stand, not what they hold."""
    grid = Grid(hidden_rows={int(row) - 1 for row in cells.hidden_rows})
    for merge in root.iterfind("{*}mergeCells/{*}mergeCell"):
        (left, top), (right, bottom) = (_CORNER.findall(merge.get("ref", "")) * 2)[:2]
        grid.merge(int(top) - 1, int(bottom) - 1, _read_column(left), _read_column(right))
    _find_hidden_columns(root, grid)
    columns, rows, styles, kinds, values, _ = cells
    grid.rows = {int(row) - 1 for row in {row for row, value in zip(rows, values, strict=True) if value}}
    grid.columns = {_read_column(name) for name in {name for name, value in zip(columns, values, strict=True) if value}}
    grid.characters = sum(
        [book.lengths[int(value[1:] or 0)] for kind, value in zip(kinds, values, strict=True) if kind == "s"]
    )
    if "e" in kinds or not book.shapes.keys().isdisjoint(styles):
        for column, row, style, kind, value in zip(columns, rows, styles, kinds, values, strict=True):
            place = int(row) - 1, _read_column(column)
            if kind == "e":
                grid.errors[place] = value[1:]
            elif kind in _DATED and style in book.shapes:
                grid.shapes[place] = book.shapes[style]
    return grid


def _walk_cells(root: etree._Element) -> Cells:
    """Give the cells of a sheet; one that does not say its place stands behind the last, in the row below the last."""
    found: list[tuple[str, str, str, str, str]] = []
    hidden = []
    at = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        at = int(row.get("r", at + 1))
        if row.get("hidden") in _TRUE:
            hidden.append(str(at))
        column = -1
        for cell in row:
            place = cell.get("r") or f"{name_column(column + 1)}{at}"
            name = place.rstrip(digits)
            column = _read_column(name)
            held = [part for part in cell if not str(part.tag).endswith("}f")]
            value = "".join([">" for _ in held[:1]] + [words for part in held for words in part.itertext()])
            found.append((name, place[len(name) :], cell.get("s", ""), cell.get("t", ""), value))
    columns, rows, styles, kinds, values = ([*line] for line in zip(*found, strict=True)) if found else ([],) * 5
    return Cells(columns, rows, styles, kinds, values, hidden)


@lru_cache(1024)
def _read_column(letters: str) -> int:
    """Read the letters of a column as its number, from 0."""
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
