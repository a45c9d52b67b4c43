"""The XML of XLSX as spreadsheet programs write it, read by patterns in a fifth of the time; None for any other.

A pattern must account for every character, so that nothing is overlooked: what is left over goes to the parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CELL = re.compile(
    r'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,5})")?(?: t="(\w+)")?'
    r"(?:/>|>(?:<f(?:[^<>&]*/>|[^<>&]*>[^<>]*</f>))?(?:<v(>[^<>]*)</v>)?</c>)"
)
_ROWS = re.compile(r'(?:<row r="\d{1,7}"[^<>&]*>|</row>|\s)*+')
_HIDDEN = re.compile(r'<row r="(\d+)"[^<>]* hidden="(?:1|true)"')
_STRING = re.compile(r'<si><t(?: xml:space="preserve")?>([^<>]*)</t>(?:<phoneticPr [^<>&]*/>)?</si>')
_STRINGS = re.compile(r"(?:\ufeff?<\?xml [^<>]*\?>)?\s*<sst [^<>&]*>\s*</sst>\s*")
_BEGIN, _END = "<sheetData>", "</sheetData>"
_GROUPS = _CELL.groups + 1


class Cells(NamedTuple):
    """The cells of a sheet as they are written, line by line; "" for what they do not say."""

    columns: list[str]
    rows: list[str]
    styles: list[str]
    kinds: list[str]
    values: list[str]
    """With a > before each: an empty one is another thing than none."""
    hidden_rows: list[str]
    """Numbers of rows, from 1."""


class Skimmed(NamedTuple):
    """A sheet."""

    cells: Cells
    frame: bytes
    """Its XML without them."""


def skim_lengths(data: bytes) -> list[int] | None:
    """Give the lengths of the shared strings."""
    parts = _STRING.split(_decode(data))
    return [len(words) for words in parts[1::2]] if _STRINGS.fullmatch("".join(parts[::2])) else None


def skim_sheet(data: bytes) -> Skimmed | None:
    """Give the cells of a sheet, and the XML around them."""
    head, begin, rest = _decode(data).partition(_BEGIN)
    body, end, tail = rest.partition(_END)
    parts = [part or "" for part in _CELL.split(body)]
    rows = "".join(parts[::_GROUPS])
    if not end or "<!" in head or not _ROWS.fullmatch(rows):
        return None
    columns, lines, styles, kinds, values = (parts[at::_GROUPS] for at in range(1, _GROUPS))
    cells = Cells(columns, lines, styles, kinds, values, _HIDDEN.findall(rows))
    return Skimmed(cells, f"{head}{begin}{end}{tail}".encode())


def _decode(data: bytes) -> str:
    """Decode XML that is UTF-8; "" for any other."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""
