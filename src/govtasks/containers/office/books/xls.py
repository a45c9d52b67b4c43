"""The records of an XLS workbook in, the layouts of its sheets out: [MS-XLS]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from attrs import field, frozen

from govtasks.containers.office.books.grid import ERRORS, Grid
from govtasks.containers.office.books.values import find_shape
from govtasks.containers.office.compound import Compound
from govtasks.errors import EncryptedFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.containers.office.books.grid import Tally

_BEGIN, _END, _SHEET, _LOCKED, _STRINGS, _GOES_ON = 0x809, 0x0A, 0x85, 0x2F, 0xFC, 0x3C
_FORMULA, _SHARED, _MARK, _SHORTS = 0x06, 0xFD, 0x205, 0xBD
_CELLS = frozenset({_FORMULA, _SHARED, _MARK, 0x203, 0x204, 0x27E, 0xD6})
_FORMAT, _STYLE, _FORMAT_HEAD = 0x41E, 0xE0, 5
_ROW, _COLUMNS, _MERGES = 0x208, 0x7D, 0xE5
_HIDDEN_ROW, _HIDDEN_COLUMNS = 0x20, 0x01
_MOST_COLUMNS = 256
_WIDE, _EXTENDED, _STYLED = 0x01, 0x04, 0x08
_NO_ERROR = -1

Record = tuple[int, bytes]
"""What a record is, and what it holds."""


@frozen(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    starts: list[int] = field(factory=list)
    """Where they begin."""
    strings: list[bytes] = field(factory=list)
    """The pieces of the table of strings."""
    formats: dict[int, str] = field(factory=dict)
    styles: list[int] = field(factory=list)
    """The number of the format of each."""


def check_xls(data: bytes, tally: Tally) -> list[Grid]:
    """Read where the cells of the sheets stand; raises LoadError, and ValueError and the like for a broken file."""
    stream = Compound(data).read("Workbook", "Book")
    book = _read_book(_walk(stream, 0), tally.name)
    lengths, shapes = list(_measure(book.strings)), _find_shapes(book)
    left = len(stream)
    grids = []
    for start in book.starts:
        records = list(_walk(stream, start))
        left -= sum(len(body) for _, body in records)
        if left < 0:
            raise ValueError("sheets lie over one another")
        grids.append(_read_grid(records, lengths, shapes))
        grids[-1].count(tally)
    return grids


def _walk(stream: bytes, at: int) -> Iterator[Record]:
    """Give the records from one beginning to its end, those of charts in it left out."""
    depth = 0
    while at < len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        at += 4
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at : at + size]
        at += size


def _read_book(records: Iterable[Record], name: str) -> _Book:
    """Read what the sheets share."""
    book = _Book()
    before = 0
    for kind, body in records:
        if kind == _LOCKED:
            raise EncryptedFileError(name)
        if kind == _SHEET:
            book.starts.append(struct.unpack_from("<I", body)[0])
        elif kind == _STRINGS or (kind == _GOES_ON and before == _STRINGS):
            book.strings.append(body)
        elif kind == _FORMAT and len(body) > _FORMAT_HEAD:
            number, _, wide = struct.unpack_from("<HHB", body)
            book.formats[number] = body[_FORMAT_HEAD:].decode("utf-16-le" if wide & _WIDE else "latin-1", "replace")
        elif kind == _STYLE:
            book.styles.append(struct.unpack_from("<H", body, 2)[0])
        before = before if kind == _GOES_ON else kind
    return book


def _find_shapes(book: _Book) -> dict[int, str]:
    """Find what each style shows of a value, where it is not all."""
    shapes = (find_shape(number, book.formats) for number in book.styles)
    return {at: shape for at, shape in enumerate(shapes) if shape}


def _measure(pieces: list[bytes]) -> Iterator[int]:
    """Give the lengths of the strings in a table that is cut into pieces: [MS-XLS] 2.5.293."""
    piece, at = 0, 8
    while piece < len(pieces):
        if at >= len(pieces[piece]):
            piece, at = piece + 1, at - len(pieces[piece])
            continue
        length, flags = struct.unpack_from("<HB", pieces[piece], at)
        at += 3
        behind = 0
        if flags & _STYLED:
            behind += 4 * struct.unpack_from("<H", pieces[piece], at)[0]
            at += 2
        if flags & _EXTENDED:
            behind += struct.unpack_from("<I", pieces[piece], at)[0]
            at += 4
        yield length
        while length:
            wide = flags & _WIDE
            here = min(length, (len(pieces[piece]) - at) >> wide)
            length, at = length - here, at + (here << wide)
            if length:
                piece, at = piece + 1, 1
                flags = pieces[piece][0]
        at += behind


def _read_grid(records: list[Record], lengths: list[int], shapes: dict[int, str]) -> Grid:
    """Read where the cells of a sheet stand."""
    grid = Grid()
    for kind, body in records:
        for row, column, style in _find_cells(kind, body):
            grid.use(row, column)
            if style in shapes:
                grid.shapes[row, column] = shapes[style]
            if kind == _SHARED:
                grid.characters += lengths[struct.unpack_from("<I", body, 6)[0]]
            elif (code := _find_error(kind, body)) in ERRORS:
                grid.errors[row, column] = ERRORS[code]
        if kind == _ROW and body[12] & _HIDDEN_ROW:
            grid.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and body[8] & _HIDDEN_COLUMNS:
            first, last = struct.unpack_from("<HH", body)
            grid.hidden_columns.update(range(first, min(last + 1, _MOST_COLUMNS)))
        elif kind == _MERGES:
            for top, bottom, left, right in struct.iter_unpack("<4H", body[2 : len(body) // 8 * 8 + 2]):
                grid.merge(top, bottom, left, right)
    return grid


def _find_cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Give row, column and style of the cell, or of the short numbers of a row, that a record holds."""
    if kind in _CELLS:
        yield struct.unpack_from("<HHH", body)
    elif kind == _SHORTS:
        row, column = struct.unpack_from("<HH", body)
        for place, (style, _) in enumerate(struct.iter_unpack("<HI", body[4:-2]), column):
            yield row, place, style


def _find_error(kind: int, body: bytes) -> int:
    """Give the error that a cell shows: one of its own or of its formula."""
    if kind == _MARK and body[7]:
        return body[6]
    if kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff":  # noqa: PLR2004  [MS-XLS] 2.5.133
        return body[8]
    return _NO_ERROR
