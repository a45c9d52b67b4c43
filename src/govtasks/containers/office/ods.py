"""An OpenDocument spreadsheet in, its document out: the words of its cells as its program showed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.containers.office.archive import Archive
from govtasks.containers.office.books.grid import Grid, Tally
from govtasks.containers.office.books.sheets import Sheet, write_sheets
from govtasks.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from govtasks.containers.office.books.grid import Place
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_UNSEEN = frozenset({"collapse", "filter"})
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_COLUMNS, _MOST_DIGITS = 16_384, 10


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read a spreadsheet; raises LoadError."""
    archive, tally = Archive(data, limits, name), Tally(limits, name)
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise EncryptedFileError(name)
    if _CONTENT not in archive.names:
        raise DamagedFileError(name, f"the spreadsheet has no {_CONTENT}", "fetch it again")
    root = archive.parse(_CONTENT)
    unseen = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if style.find(f"{_STYLE}table-properties[@{_TABLE}display='false']") is not None
    }
    return write_sheets((_read_sheet(table, unseen, tally) for table in root.iter(f"{_TABLE}table")), tally)


def _read_sheet(table: etree._Element, unseen: set[str | None], tally: Tally) -> Sheet:
    """Read a sheet; cells that are repeated are counted before they are written out."""
    grid = Grid()
    _find_hidden_columns(table, grid)
    cells: dict[Place, str] = {}
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        times = _count(line, "rows-repeated")
        rows = range(row, row + times)
        row += times
        found = list(_read_row(line, rows, grid, tally))
        if found and line.get(f"{_TABLE}visibility") in _UNSEEN:
            grid.hidden_rows.update(rows)
        cells.update(((at, column), words) for at in rows for column, words in found)
    title = table.get(f"{_TABLE}name", "")
    hidden = table.get(f"{_TABLE}style-name") in unseen
    return Sheet(title, hidden, grid, ((*place, words) for place, words in cells.items()))


def _read_row(line: etree._Element, rows: range, grid: Grid, tally: Tally) -> Iterator[tuple[int, str]]:
    """Give column and words of the cells of a row that stands for all of these."""
    column = 0
    for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        times = _count(cell, "columns-repeated")
        words = "\n".join(_read_words(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p"))
        if words:
            tally.add(len(rows) * times, len(rows) * times * len(words))
            for at in range(column, column + times):
                yield at, words
            high, wide = _count(cell, "rows-spanned"), _count(cell, "columns-spanned")
            if high * wide > 1:
                grid.merge(rows[0], rows[0] + high - 1, column, column + wide - 1)
        column += times


def _read_words(paragraph: etree._Element) -> str:
    """Give the words of a paragraph; blanks, tabs and breaks are elements."""
    pieces = [paragraph.text or ""]
    for element in paragraph.iterdescendants("{*}*"):
        pieces += [_SIGNS.get(str(element.tag), ""), element.text or "", element.tail or ""]
    return "".join(pieces)


def _find_hidden_columns(table: etree._Element, grid: Grid) -> None:
    """Find the columns that are not shown."""
    column = 0
    for element in table.iter(f"{_TABLE}table-column"):
        times = _count(element, "columns-repeated")
        if element.get(f"{_TABLE}visibility") in _UNSEEN:
            grid.hidden_columns.update(range(column, min(column + times, _MOST_COLUMNS)))
        column += times


def _count(element: etree._Element, what: str) -> int:
    """Read how often an element stands, or how far it reaches."""
    words = element.get(f"{_TABLE}number-{what}", "1")
    return max(int(words), 1) if words.isdecimal() and len(words) < _MOST_DIGITS else 1
