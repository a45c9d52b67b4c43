"""Workbooks made by hand: the same sheets as XLSX, XLSB, XLS and ODS."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Range = tuple[int, int, int, int]
"""First and last row, first and last column."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


class Made(NamedTuple):
    """A sheet to be made."""

    title: str
    cells: Mapping[tuple[int, int], str | float]
    merged: tuple[Range, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden: bool = False


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Make a zip."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Give the members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def make_xlsx(*sheets: Made) -> bytes:
    """Make an XLSX workbook."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        for made in sheets:
            sheet = book.add_worksheet(made.title)
            for top, bottom, left, right in made.merged:
                sheet.merge_range(top, left, bottom, right, "")
            for (row, column), value in made.cells.items():
                sheet.write(row, column, value)
            for row in made.hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
            for column in made.hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if made.hidden:
                sheet.hide()
    return data.getvalue()


def make_ods(*sheets: Made) -> bytes:
    """Make an OpenDocument spreadsheet."""
    return ods_of("".join(_make_table(made) for made in sheets))


def ods_of(tables: str) -> bytes:
    """Make an OpenDocument spreadsheet of tables in its own words."""
    spaces = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        '<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/>'
        "</style:style>"
        '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": SPREADSHEET, "content.xml": content})


def _make_table(made: Made) -> str:
    """Write one sheet."""
    size = [max((place[at] for place in made.cells), default=-1) + 1 for at in (0, 1)]
    spans = {
        (
            top,
            left,
        ): f' table:number-rows-spanned="{bottom - top + 1}" table:number-columns-spanned="{right - left + 1}"'
        for top, bottom, left, right in made.merged
    }

    def fold(what: str, at: int, hidden: Iterable[int], inner: str) -> str:
        unseen = ' table:visibility="collapse"' if at in hidden else ""
        return f"<table:table-{what}{unseen}>{inner}</table:table-{what}>"

    columns = "".join(fold("column", at, made.hidden_columns, "") for at in range(size[1]))
    rows = "".join(
        fold(
            "row",
            row,
            made.hidden_rows,
            "".join(
                f"<table:table-cell{spans.get((row, column), '')}>"
                + "".join(f"<text:p>{escape(line)}</text:p>" for line in _words(made, row, column))
                + "</table:table-cell>"
                for column in range(size[1])
            ),
        )
        for row in range(size[0])
    )
    style = "hidden" if made.hidden else "shown"
    return f'<table:table table:name="{made.title}" table:style-name="{style}">{columns}{rows}</table:table>'


def _words(made: Made, row: int, column: int) -> list[str]:
    """Give the lines of a cell as a program shows them."""
    value = made.cells.get((row, column), "")
    return str(value if isinstance(value, str) else f"{value:g}").splitlines()


# ---------------------------------------------------------------- binary workbooks


def make_xlsb(*sheets: Made) -> bytes:
    """Make an XLSB workbook: [MS-XLSB]."""
    strings = _share(sheets)
    book = b"".join(
        _record12(156, struct.pack("<II", made.hidden, at + 1) + _wide12(f"rId{at + 1}") + _wide12(made.title))
        for at, made in enumerate(sheets)
    )
    targets = "".join(
        f'<Relationship Id="rId{at + 1}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at + 1}.bin"/>'
        for at in range(len(sheets))
    )
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
            'Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": _record12(143, b"") + book + _record12(144, b"") + _record12(132, b""),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>',
            "xl/sharedStrings.bin": _record12(159, struct.pack("<II", len(strings), len(strings)))
            + b"".join(_record12(19, b"\0" + _wide12(words)) for words in strings)
            + _record12(160, b""),
            **{f"xl/worksheets/sheet{at + 1}.bin": _make_sheet12(made, strings) for at, made in enumerate(sheets)},
        }
    )


def _make_sheet12(made: Made, strings: list[str]) -> bytes:
    """Write one sheet of an XLSB workbook."""
    records = [_record12(129, b""), _record12(148, struct.pack("<4I", 0, 99, 0, 99))]
    records += [_record12(60, struct.pack("<4IH", at, at, 2048, 0, 1)) for at in made.hidden_columns]
    records.append(_record12(145, b""))
    for row in sorted({*made.hidden_rows, *(row for row, _ in made.cells)}):
        hidden = 0x10 if row in made.hidden_rows else 0
        records.append(_record12(0, struct.pack("<IIHBBBI", row, 0, 300, 0, hidden, 0, 0)))
        for column, value in sorted((at[1], value) for at, value in made.cells.items() if at[0] == row):
            head = struct.pack("<II", column, 0)
            if isinstance(value, str):
                records.append(_record12(7, head + struct.pack("<I", strings.index(value))))
            else:
                records.append(_record12(5, head + struct.pack("<d", value)))
    records.append(_record12(146, b""))
    records += [_record12(176, struct.pack("<4I", *merge)) for merge in made.merged]
    records.append(_record12(130, b""))
    return b"".join(records)


def _record12(kind: int, body: bytes) -> bytes:
    """Write a record of an XLSB workbook."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = b""
    left = len(body)
    while left > 127:
        size += bytes([left & 0x7F | 0x80])
        left >>= 7
    return head + size + bytes([left]) + body


def _wide12(words: str) -> bytes:
    """Write a string with its length."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def make_xls(*sheets: Made) -> bytes:
    """Make an XLS workbook: [MS-XLS]."""
    strings = _share(sheets)
    table = struct.pack("<II", len(strings), len(strings)) + b"".join(
        struct.pack("<HB", len(words), 1) + words.encode("utf-16-le") for words in strings
    )
    bodies = [_make_sheet8(made, strings) for made in sheets]
    names = [
        struct.pack("<BBBB", made.hidden, 0, len(made.title), 1) + made.title.encode("utf-16-le") for made in sheets
    ]
    size = len(begin8(5)) + sum(8 + len(name) for name in names) + len(record8(0xFC, table)) + 4
    heads = []
    for name, body in zip(names, bodies, strict=True):
        heads.append(record8(0x85, struct.pack("<I", size) + name))
        size += len(body)
    return compound({"Workbook": b"".join([begin8(5), *heads, record8(0xFC, table), record8(0x0A), *bodies])})


def _make_sheet8(made: Made, strings: list[str]) -> bytes:
    """Write one sheet of an XLS workbook."""
    records = [begin8(0x10)]
    records += [record8(0x7D, struct.pack("<HHHHHH", at, at, 2048, 0, 1, 0)) for at in made.hidden_columns]
    records += [record8(0x208, struct.pack("<HHHHHHI", row, 0, 9, 300, 0, 0, 0x120)) for row in made.hidden_rows]
    for (row, column), value in sorted(made.cells.items()):
        head = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            records.append(record8(0xFD, head + struct.pack("<I", strings.index(value))))
        else:
            records.append(record8(0x203, head + struct.pack("<d", value)))
    if made.merged:
        ranges = b"".join(struct.pack("<4H", *merge) for merge in made.merged)
        records.append(record8(0xE5, struct.pack("<H", len(made.merged)) + ranges))
    return b"".join([*records, record8(0x0A)])


def record8(kind: int, body: bytes = b"") -> bytes:
    """Write a record of an XLS workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def begin8(kind: int) -> bytes:
    """Write the record that begins an XLS workbook (5) or sheet (16)."""
    return record8(0x809, struct.pack("<HHHHII", 0x600, kind, 0xDBB, 0x7CC, 0, 6))


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Make a compound file with these streams, none of them small: [MS-CFB], sectors of 512 bytes."""
    padded = [_pad(data.ljust(4096, b"\0")) for data in streams.values()]
    size = sum(map(len, padded)) // 512
    tables = 1 + (size + 1) // 127
    chain, start = [*[0xFFFFFFFD] * tables, 0xFFFFFFFE], tables + 1
    entries = [_entry("Root Entry", 5, (0xFFFFFFFE, 0), (0xFFFFFFFF, 1))]
    for at, (name, data) in enumerate(zip(streams, padded, strict=True)):
        following = at + 2 if at + 1 < len(padded) else 0xFFFFFFFF
        entries.append(_entry(name, 2, (start, len(data)), (following, 0xFFFFFFFF)))
        chain += [*range(start + 1, start + len(data) // 512), 0xFFFFFFFE]
        start = len(chain)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, tables, tables, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack(f"<{tables}I", *range(tables)).ljust(436, b"\xff")
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512 * tables, b"\xff")
    return head + table + b"".join(entries).ljust(512, b"\0") + b"".join(padded)


def _pad(data: bytes) -> bytes:
    """Fill the last sector."""
    return data + bytes(-len(data) % 512)


def _entry(name: str, kind: int, extent: tuple[int, int], links: tuple[int, int]) -> bytes:
    """Write an entry of the directory: begin and size of its stream, the next entry and the first child."""
    words = name.encode("utf-16-le") + b"\0\0"
    head = words.ljust(64, b"\0") + struct.pack("<HBB3I", len(words), kind, 1, 0xFFFFFFFF, *links)
    return head.ljust(116, b"\0") + struct.pack("<IQ", *extent)


def _share(sheets: tuple[Made, ...]) -> list[str]:
    """Give the strings of all cells."""
    return list(dict.fromkeys(value for made in sheets for value in made.cells.values() if isinstance(value, str)))


MAKERS: dict[str, Callable[..., bytes]] = {
    "xlsx": make_xlsx,
    "xlsb": make_xlsb,
    "xls": make_xls,
    "ods": make_ods,
}
"""By the ending of the files."""
