"""The records of an XLSB workbook in, the layouts of its sheets out, and the members to read further: [MS-XLSB]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from govtasks.containers.office.books.grid import ERRORS, Grid
from govtasks.containers.office.books.values import find_shape
from govtasks.containers.office.books.xlsx import MOST_COLUMNS, Checked, find_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.containers.office.archive import Archive
    from govtasks.containers.office.books.grid import Tally

_BOOK, _STRINGS, _STYLES = "xl/workbook.bin", "xl/sharedStrings.bin", "xl/styles.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"
_ROW, _STRING, _COLUMNS, _SHEET, _MERGE = 0, 19, 60, 156, 176
_SHARED, _ERRORS = 7, frozenset({3, 11})
_CELLS = frozenset({*range(2, 12), 62})
_HIDDEN_ROW, _HIDDEN_COLUMNS = 0x10, 0x01
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_STYLE_BITS = 0xFFFFFF
_MORE = 0x80


def check_xlsb(archive: Archive, tally: Tally) -> Checked:
    """Read where the cells of a workbook stand; raises LoadError, and ValueError and the like for a broken one."""
    members = {name: archive.read(name) for name in (_BOOK, _RELATIONS, _STRINGS, _STYLES) if name in archive.names}
    strings = _walk(members.get(_STRINGS, b""))
    lengths = [struct.unpack_from("<I", body, 1)[0] for kind, body in strings if kind == _STRING]
    shapes = _find_shapes(members.get(_STYLES, b""))
    targets = find_targets(archive.parse_bytes(_RELATIONS, members[_RELATIONS]))
    grids = []
    for kind, body in _walk(members[_BOOK]):
        if kind == _SHEET:
            size = struct.unpack_from("<I", body, 8)[0]
            member = targets[body[12 : 12 + 2 * size].decode("utf-16-le")]
            if member in members:
                raise ValueError(f"two sheets share {member}")
            members[member] = archive.read(member)
            grids.append(_read_grid(members[member], lengths, shapes))
            grids[-1].count(tally)
    return Checked(members, grids)


def _find_shapes(data: bytes) -> dict[int, str]:
    """Find what each style shows of a value, where it is not all."""
    codes: dict[int, str] = {}
    keys: list[int] = []
    inside = False
    for kind, body in _walk(data):
        inside = kind != _STYLES_END and (inside or kind == _STYLES_BEGIN)
        if kind == _FORMAT:
            number, size = struct.unpack_from("<HI", body)
            codes[number] = body[6 : 6 + 2 * size].decode("utf-16-le", "replace")
        elif kind == _STYLE and inside:
            keys.append(struct.unpack_from("<H", body, 2)[0])
    return {at: shape for at, key in enumerate(keys) if (shape := find_shape(key, codes))}


def _walk(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give what each record is, and what it holds."""
    at = 0
    while at < len(data):
        kind, at = data[at], at + 1
        if kind & _MORE:
            kind, at = (kind & ~_MORE) | (data[at] & ~_MORE) << 7, at + 1
        size = 0
        for shift in (0, 7, 14, 21):
            byte, at = data[at], at + 1
            size |= (byte & ~_MORE) << shift
            if not byte & _MORE:
                break
        yield kind, data[at : at + size]
        at += size


def _read_grid(data: bytes, lengths: list[int], shapes: dict[int, str]) -> Grid:
    """Read where the cells of a sheet stand."""
    grid = Grid()
    row = 0
    for kind, body in _walk(data):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
            if body[11] & _HIDDEN_ROW:
                grid.hidden_rows.add(row)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", body)
            grid.use(row, column)
            if style & _STYLE_BITS in shapes:
                grid.shapes[row, column] = shapes[style & _STYLE_BITS]
            if kind == _SHARED:
                grid.characters += lengths[struct.unpack_from("<I", body, 8)[0]]
            elif kind in _ERRORS:
                grid.errors[row, column] = ERRORS.get(body[8], "")
        elif kind == _COLUMNS and body[16] & _HIDDEN_COLUMNS:
            first, last = struct.unpack_from("<II", body)
            grid.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif kind == _MERGE:
            grid.merge(*struct.unpack_from("<4I", body))
    return grid
