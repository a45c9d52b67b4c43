"""Workbooks: the same cells from XLSX, XLSB, XLS and ODS, what is hidden told, and nothing that costs too much."""

from __future__ import annotations

import datetime
import io
import random
import re
import struct
import sys
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

import govtasks
from govtasks import errors
from govtasks.containers.office.books.values import find_shape, show
from govtasks.containers.office.compound import Compound
from govtasks.containers.office.kinds import find_kind
from invariants import check
from workbooks import (
    MAKERS,
    SPREADSHEET,
    Made,
    begin8,
    compound,
    make_ods,
    make_xls,
    make_xlsb,
    make_xlsx,
    ods_of,
    record8,
    unzipped,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtasks.model.document import Document

LIMITS = govtasks.Limits()
FORMATS = sorted(MAKERS)
BOOK = (
    Made(
        "任务分工",
        {
            (0, 0): "示例市重点任务分工表",
            (1, 0): "序号", (1, 1): "工作任务", (1, 2): "责任单位",
            (2, 0): 1.0, (2, 1): "建成样本馆。\n接待群众十万人次。", (2, 2): "市文旅局",
            (3, 0): 2.0, (3, 1): "修桥 & 铺路。",
            (4, 0): 3.0, (4, 1): "已经取消的任务。", (4, 2): "市林业局", (4, 3): "内部备注",
        },
        merged=((0, 0, 0, 3), (2, 3, 2, 2)), hidden_rows=(4,), hidden_columns=(3,),
    ),
    Made("空表", {}),
    Made("旧稿", {(0, 0): "去年的任务"}, hidden=True),
)  # fmt: skip
SHEET = "xl/worksheets/sheet1.xml"
PATIENCE = 20
"""Seconds; what is refused is refused within a few."""


def read(data: bytes, limits: govtasks.Limits = LIMITS) -> Document:
    """Read the document of a file."""
    kind = find_kind(data, limits, "表")
    assert kind is not None
    return kind.read(data, limits, "表")


def rows(document: Document) -> list[tuple[object, ...]]:
    """Give kind, sheet, place and words of each block."""
    return [(b.kind, b.page, b.name, b.cell and tuple(b.cell), document.text[b.start : b.end]) for b in document.blocks]


def words(document: Document) -> list[str]:
    """Give the words of each block."""
    return document.text.split("\n")


def fails(expected: type[errors.LoadError], data: bytes, *said: str, limits: govtasks.Limits = LIMITS) -> None:
    """Assert that a file is refused within seconds, with reason and remedy, and these words."""
    begin = time.monotonic()
    with pytest.raises(expected) as caught:
        govtasks.load(data, limits=limits)
    assert time.monotonic() - begin < PATIENCE
    assert type(caught.value) is expected
    assert caught.value.reason
    assert caught.value.remedy
    for word in said:
        assert word in str(caught.value)


def with_sheet(body: str, before: str = "", behind: str = "", data: bytes | None = None) -> bytes:
    """Make an XLSX workbook with one sheet of this XML."""
    members: dict[str, bytes | str] = {**unzipped(data or make_xlsx(Made("表", {(0, 0): "甲", (0, 1): "乙"})))}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    members[SHEET] = (
        f'<worksheet xmlns="{space}" xmlns:x="{space}">{before}<sheetData>{body}</sheetData>{behind}</worksheet>'
    )
    return zipped(members)


# ---------------------------------------------------------------- what is read


@pytest.mark.parametrize("ending", FORMATS)
def test_every_kind_of_workbook_reads_alike(ending: str) -> None:
    """Cells, merged ranges, lines in cells, hidden rows, columns and sheets are the same in all four kinds of file."""
    document = read(MAKERS[ending](*BOOK))
    name = "任务分工"
    assert rows(document) == [
        ("text", 1, name, (0, 0, 0, 1, 4), "示例市重点任务分工表"),
        ("text", 1, name, (0, 1, 0, 1, 1), "序号"),
        ("text", 1, name, (0, 1, 1, 1, 1), "工作任务"),
        ("text", 1, name, (0, 1, 2, 1, 1), "责任单位"),
        ("text", 1, name, (0, 2, 0, 1, 1), "1"),
        ("text", 1, name, (0, 2, 1, 1, 1), "建成样本馆。"),
        ("text", 1, name, (0, 2, 1, 1, 1), "接待群众十万人次。"),
        ("text", 1, name, (0, 2, 2, 2, 1), "市文旅局"),
        ("text", 1, name, (0, 3, 0, 1, 1), "2"),
        ("text", 1, name, (0, 3, 1, 1, 1), "修桥 & 铺路。"),
        ("furniture", 1, name, (0, 4, 0, 1, 1), "3"),
        ("furniture", 1, name, (0, 4, 1, 1, 1), "已经取消的任务。"),
        ("furniture", 1, name, (0, 4, 2, 1, 1), "市林业局"),
        ("furniture", 1, name, (0, 4, 3, 1, 1), "内部备注"),
        ("furniture", 3, "旧稿", (2, 0, 0, 1, 1), "去年的任务"),
    ]
    assert [(r.code, dict(r.facts), document.quote(r.spans)) for r in document.remarks] == [
        ("hidden-rows", {"title": name, "which": "5, D"}, "3\n已经取消的任务。\n市林业局\n内部备注"),
        ("hidden-sheet", {"title": "旧稿"}, "去年的任务"),
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_workbook_is_a_notice(ending: str) -> None:
    """`load` reads it by what it holds, whatever it is called, and tells what is hidden."""
    notice = check(govtasks.load(MAKERS[ending](*BOOK)))
    assert ("spreadsheet" in notice.source.media_type) or ("ms-excel" in notice.source.media_type)
    assert [d.code for d in notice.diagnostics if d.severity == "info"] == ["hidden-rows", "hidden-sheet"]
    assert "hidden: 5, D" in next(d for d in notice.diagnostics if d.code == "hidden-rows").message


def test_values_are_what_a_person_sees() -> None:
    """Numbers without .0, truth, errors as written, dates and times as their formats show them."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = datetime.datetime(2024, 6, 30)  # noqa: DTZ001 - a cell has no zone
        for row, (value, shape) in enumerate(
            [(1.0, ""), (0.1 + 0.2, ""), (-2.50, ""), (1e-7, ""), (True, ""), (0.5, "0%"), (0.956, "0.00%"),
             (0.5, '0"%"'), (day, "yyyy-mm-dd"),
             (day, 'yyyy"年"m"月"'), (day, "57"), (day, 'm"月"d"日"'), (day, "[$-804]yyyy/m/d;@"), (day, "yyyy"),
             (day.replace(hour=9, minute=5), "yyyy-m-d h:mm"), (day.replace(hour=9), "h:mm"), (1.5, "[h]:mm")]
        ):  # fmt: skip
            form = book.add_format({"num_format": int(shape) if shape.isdecimal() else shape}) if shape else None
            sheet.write(row, 0, value, form)
        sheet.write_formula(20, 0, "=1/0", None, "#DIV/0!")
        sheet.write_rich_string(21, 0, "市", book.add_format({"bold": True}), "财政", "局")
    assert words(read(data.getvalue())) == [
        "1", "0.3", "-2.5", "1E-07", "TRUE", "50%", "95.6%", "0.5", "2024年6月30日",
        "2024年6月", "2024年6月", "6月30日", "2024年6月30日", "2024年",
        "2024年6月30日 9:05", "9:00", "36:00", "#DIV/0!", "市财政局",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "shape"),
    [('yyyy"年"m"月"', "ym"), ("yyyy/m/d", ""), ("h:mm:ss", "h"), ("mm:ss", "h"), ("m/d", "md"), ("General", ""),
     ("0.00", ""), ('yyyy"年度"', "y"), ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", ""), ('"d"0', ""), ("0.0%", "%"),
     ("[" * 3_000_000, "")],
    ids=lambda words: words[:40],
)  # fmt: skip
def test_formats_of_dates(code: str, shape: str) -> None:
    """A format tells which parts of a date it shows; words in it are no letters of it."""
    found = find_shape(200, {200: code})
    assert found == shape or (not shape and found == "ymd"[: len(found)])


def test_times_and_lengths_of_time() -> None:
    """A time of day, and more hours than a day has."""
    assert show(datetime.time(9, 30, 5)) == "9:30:05"
    assert show(datetime.timedelta(hours=100)) == "100:00"


@pytest.mark.parametrize("kind", [0x203, 0xBD])
def test_dates_of_xls_without_a_day(kind: int) -> None:
    """A month in an XLS workbook shows no day either, in a cell of its own or in a run of short numbers."""
    date = struct.pack("<HHHd", 0, 0, 1, 45444.0)
    run = struct.pack("<HHHIHIH", 0, 0, 1, 45444 << 2 | 2, 1, 45475 << 2 | 2, 1)
    sheet = begin8(0x10) + record8(kind, date if kind == 0x203 else run) + record8(0x0A)
    code = 'yyyy"年"m"月"'
    form = record8(0x41E, struct.pack("<HHB", 164, len(code), 1) + code.encode("utf-16-le"))
    styles = b"".join(record8(0xE0, struct.pack("<HH", 0, number).ljust(20, b"\0")) for number in (0, 164))
    head = begin8(5) + form + styles
    size = len(head) + 4 + 8 + 2 + 4
    book = head + record8(0x85, struct.pack("<IBBBB", size, 0, 0, 1, 1) + "表".encode("utf-16-le")) + record8(0x0A)
    assert words(read(compound({"Workbook": book + sheet}))) == ["2024年6月", "2024年7月"][: 1 + (kind == 0xBD)]


def test_words_of_ods_are_those_that_were_shown() -> None:
    """Dates and percentages of ODS stand as their program wrote them; blanks, breaks and notes are understood."""
    table = (
        '<table:table table:name="表"><table:table-row>'
        '<table:table-cell office:value-type="date" office:date-value="2024-06-01"><text:p>2024年6月</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
        "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation>"
        "<text:p>市<text:span>财政</text:span>局<text:s/>国库处<text:line-break/>市审计局</text:p></table:table-cell>"
        '</table:table-row><table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    found = [(place and place[:3], said) for _, _, _, place, said in rows(read(ods_of(table)))]  # type: ignore[index]
    assert found == [
        ((0, 0, 0), "2024年6月"), ((0, 0, 1), "50%"), ((0, 0, 2), "50%"),
        ((0, 0, 3), "市财政局 国库处"), ((0, 0, 3), "市审计局"),
    ]  # fmt: skip


def test_a_merged_cell_shows_where_one_of_its_rows_does() -> None:
    """A merged cell whose first row is hidden is still read; one that is hidden altogether is furniture."""
    cells: dict[tuple[int, int], str | float] = {(0, 0): "甲", (0, 1): "乙", (1, 1): "丙", (2, 0): "丁"}
    made = Made("表", cells, merged=((0, 1, 0, 0), (2, 3, 0, 0)), hidden_rows=(0, 2, 3))
    for ending in ("xlsx", "xls", "xlsb"):
        kinds = {said: kind for kind, _, _, _, said in rows(read(MAKERS[ending](made)))}
        assert kinds == {"甲": "text", "乙": "furniture", "丙": "text", "丁": "furniture"}, ending


def test_hidden_rows_without_words_are_not_told() -> None:
    """Rows and columns that are hidden and hold nothing are no matter."""
    made = Made("表", {(0, 0): "甲"}, hidden_rows=(4, 5), hidden_columns=(7,))
    assert read(make_xlsx(made)).remarks == ()


def test_many_hidden_rows_are_named_in_runs() -> None:
    """Runs of rows and columns are named by their ends, and no more than twenty of them."""
    cells: dict[tuple[int, int], str | float] = {(row, column): "甲" for row in range(60) for column in (0, 27)}
    made = Made("表", cells, hidden_rows=(1, 2, 3, 9, *range(20, 60, 2)), hidden_columns=(27,))
    told = dict(read(make_xlsx(made)).remarks[0].facts)["which"]
    assert told.startswith("2-4, 10, 21, 23, ")
    assert told.endswith("…, AB")


# ---------------------------------------------------------------- XML that other programs write

CELLS = '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>'


@pytest.mark.parametrize(
    "body",
    [
        CELLS,
        CELLS.replace("<c ", "<!-- 注 --><c "),
        CELLS.replace("row", "x:row").replace("<c", "<x:c").replace("</c", "</x:c"),
        CELLS.replace('r="B2" t="s"', 't="s" r="B2"'),
        CELLS.replace("<row ", '<row spans="2:3" ht="20" '),
        '<row/><row><c/><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>',
        '<row r="2"><c r="B2" t="inlineStr"><is><t>甲</t></is></c><c t="str"><f>A1</f><v>乙</v></c></row>',
    ],
    ids=["plain", "comment", "prefix", "order", "attributes", "no places", "strings in cells"],
)
def test_xlsx_of_other_programs(body: str) -> None:
    """Prefixes, comments, other orders of attributes and missing references give the same cells."""
    found = [(place, said) for _, _, _, place, said in rows(read(with_sheet(body)))]
    assert found == [((0, 1, 1, 1, 1), "甲"), ((0, 1, 2, 1, 1), "乙")]


def test_an_unknown_extent_is_not_believed() -> None:
    """A sheet that says it reaches to the last cell of all and holds two is read at once."""
    lie = '<dimension ref="A1:XFD1048576"/>'
    assert words(read(with_sheet(CELLS, lie))) == ["甲", "乙"]


# ---------------------------------------------------------------- what is missing, locked or broken


@pytest.mark.parametrize("ending", ["xlsx", "xlsb", "xls"])
def test_without_the_extra(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where python-calamine is not installed the error names the extra; ODS needs none."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    fails(errors.MissingDependencyError, MAKERS[ending](*BOOK), "pip install 'govtasks[xlsx]'")
    assert read(make_ods(*BOOK)).blocks


def test_encrypted_workbooks() -> None:
    """A password is told: of XLSX (a compound file then), XLS and ODS."""
    fails(errors.EncryptedFileError, compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "password")
    locked = begin8(5) + record8(0x2F, bytes(6)) + record8(0x0A)
    fails(errors.EncryptedFileError, compound({"Workbook": locked}), "password")
    manifest = '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    members: dict[str, bytes | str] = {
        "mimetype": SPREADSHEET,
        "content.xml": b"\x01\x02",
        "META-INF/manifest.xml": manifest,
    }
    fails(errors.EncryptedFileError, zipped(members), "password")


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("part", range(1, 8))
def test_a_cut_workbook(ending: str, part: int) -> None:
    """A file that breaks off is damaged, or no office file any more; XLS may still have its sheets."""
    data = MAKERS[ending](*BOOK)
    try:
        govtasks.load(data[: len(data) * part // 8])
    except (errors.DamagedFileError, errors.NotADocumentError) as error:
        assert error.remedy  # noqa: PT017 - a cut file may be read
    else:
        assert ending == "xls"


@pytest.mark.parametrize("ending", ["ods", "xlsb", "xlsx"])
def test_a_member_that_is_missing(ending: str) -> None:
    """A workbook without one of its parts is damaged; without a table of strings as well, where cells point to it."""
    members = unzipped(MAKERS[ending](*BOOK))
    for name in members:
        if any(
            word in name for word in ("sheet1.", "workbook.xml.rels", "workbook.bin.rels", "sharedStrings", "content.")
        ):
            fails(errors.DamagedFileError, zipped({n: m for n, m in members.items() if n != name}))


@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_xml_that_is_broken_or_declares_a_type(member: str) -> None:
    """XML that is none is damaged; a document type is refused, so that no entity is ever resolved."""
    members = unzipped(make_xlsx(*BOOK))
    fails(errors.DamagedFileError, zipped({**members, member: members[member][:-9]}))
    head, mark, rest = members[member].partition(b"?>")
    kind = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb">]>'
    fails(errors.DamagedFileError, zipped({**members, member: head + mark + kind + rest}), "document type")


@pytest.mark.parametrize(
    "body",
    [
        '<row r="1"><c r="A0x"><v>1</v></c></row>', '<row r="x"><c><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>', '<row r="1"><c r="A1" t="s"><v>-9</v></c></row>',
        '<row r="1"><c r="$A$1"><v>1</v></c></row>', '<row r="1"><c r="A1" t="s"><x><v>0</v></x></c></row>',
    ],
)  # fmt: skip
def test_cells_that_cannot_be(body: str) -> None:
    """Places and strings that do not exist make a damaged file."""
    fails(errors.DamagedFileError, with_sheet(body))


@pytest.mark.parametrize(
    "ref", ["nowhere", "C5:A1", "A5:C1", "C1:A5", "A0:B2", "A1:" + "Z" * 2_000_000 + "1"], ids=lambda ref: ref[:9]
)
def test_a_range_that_cannot_be(ref: str) -> None:
    """A merged range that is nowhere, or ends before it begins, makes a damaged file; one of a single cell is none."""
    fails(errors.DamagedFileError, with_sheet(CELLS, behind=f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'))
    single = with_sheet(CELLS, behind='<mergeCells><mergeCell ref="B2"/></mergeCells>')
    assert rows(read(single))[0][3] == (0, 1, 1, 1, 1)


def test_a_sheet_that_is_a_chart() -> None:
    """A chart on a sheet of its own is passed over."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        chart = book.add_chart({"type": "column"})
        book.add_worksheet("数据").write_row(0, 0, ["甲", 1, 2])
        chart.add_series({"values": "=数据!$B$1:$C$1"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("表").write(0, 0, "乙")
    assert rows(read(data.getvalue()))[-1] == ("text", 3, "表", (2, 0, 0, 1, 1), "乙")


def test_a_panic_in_the_library_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library in Rust raises in a plight is no Exception; it becomes one of ours. Other interrupts pass."""

    class PanicException(BaseException):
        """As pyo3 names it."""

    def panic(_file: object) -> None:
        raise PanicException("index out of bounds")

    def stop(_file: object) -> None:
        raise KeyboardInterrupt

    broken = SimpleNamespace(load_workbook=panic, PasswordError=ValueError, CalamineError=ValueError)
    monkeypatch.setitem(sys.modules, "python_calamine", broken)
    fails(errors.DamagedFileError, make_xlsx(*BOOK), "index out of bounds")
    monkeypatch.setattr(broken, "load_workbook", stop)
    with pytest.raises(KeyboardInterrupt):
        govtasks.load(make_xlsx(*BOOK))


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_were_changed(ending: str, seed: int) -> None:
    """Whatever bytes of a workbook are changed, it is read or refused with a typed error."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    data = MAKERS[ending](*BOOK)
    members = {"": data} if ending == "xls" else unzipped(data)
    for _ in range(dice.choice([1, 3, 20])):
        name = dice.choice(sorted(members))
        content = bytearray(members[name])
        content[dice.randrange(len(content))] = dice.choice([0, 1, 60, 62, 127, 255, dice.randrange(256)])
        members[name] = bytes(content)
    try:
        govtasks.load(members[""] if ending == "xls" else zipped({**members}))
    except errors.LoadError as error:
        assert error.reason  # noqa: PT017 - it may be read


# ---------------------------------------------------------------- what would cost too much


def test_zip_bombs() -> None:
    """Members are counted, and measured while they are unpacked, before anything else reads them."""
    members = unzipped(make_xlsx(*BOOK))
    fails(errors.LimitExceededError, zipped({**members, SHEET: bytes(30_000_000)}), "member")
    huge = members[SHEET].replace(b"<sheetData>", b"<sheetData>" + b"<row/>" * 400_000)
    sheets = {f"xl/worksheets/sheet{n}.xml": huge for n in range(1, 4)}
    fails(
        errors.LimitExceededError,
        zipped({**members, **sheets}),
        "unpacked",
        limits=govtasks.Limits(unpacked=4_000_000),
    )
    many = {f"xl/media/{n}.png": b"" for n in range(3000)}
    fails(errors.LimitExceededError, zipped({**members, **many}), "members")


def test_a_member_twice() -> None:
    """Of two members of one name, what was measured is what is read."""
    data = io.BytesIO(make_xlsx(*BOOK))
    bomb = with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576"><v>1</v></c></row>')
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(data, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr(SHEET, unzipped(bomb)[SHEET])
    fails(errors.LimitExceededError, data.getvalue(), "cells")


CORNERS: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: make_xlsx(Made("表", {(0, 0): 1.0, (1_048_575, 16_383): 2.0})),
    "xlsx with a comment": lambda: with_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><!-- --><row r="9"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "xlsx with empty strings": lambda: with_sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="XFD1048576" t="str"><v></v></c></row>'
    ),
    "xlsb": lambda: make_xlsb(Made("表", {(0, 0): 1.0, (1_048_575, 16_383): 2.0})),
    "xls": lambda: make_xls(Made("表", {(0, 0): 1.0, (65_535, 255): 2.0})),
    "ods": lambda: ods_of(
        '<table:table table:name="表"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ),
}


@pytest.mark.parametrize("case", CORNERS)
def test_cells_far_apart(case: str) -> None:
    """No grid is laid out between cells in opposite corners, nor between repeated ones."""
    fails(errors.LimitExceededError, CORNERS[case](), "cells")


@pytest.mark.parametrize("ending", ["xlsx", "xlsb", "ods"])
def test_a_merged_range_over_a_million_cells(ending: str) -> None:
    """Merged cells count; a title over a few columns more than there are is no matter."""
    wide = Made("表", {(0, 0): "甲"}, merged=((0, 0, 0, 16_383),))
    assert rows(read(MAKERS[ending](wide)))[0][3] == (0, 0, 0, 1, 16_384)
    fails(errors.LimitExceededError, MAKERS[ending](Made("表", {(0, 0): "甲"}, merged=((0, 299_999, 0, 3),))), "cells")


@pytest.mark.parametrize("ending", ["xlsx", "xlsb", "xls"])
def test_one_long_string_in_many_cells(ending: str) -> None:
    """A string that many cells share is counted as often as it would be read."""
    cells: dict[tuple[int, int], str | float] = {(row, 0): "长" * 32_000 for row in range(1100)}
    fails(errors.LimitExceededError, MAKERS[ending](Made("表", cells)), "characters")


def test_sheets_that_share_their_cells() -> None:
    """Sheets that all point to one and the same are no workbook."""
    members = unzipped(make_xlsx(*BOOK))
    rels = "xl/_rels/workbook.xml.rels"
    shared = members[rels].replace(b"sheet2.xml", b"sheet1.xml")
    fails(errors.DamagedFileError, zipped({**members, rels: shared}), "share")
    large = Made("大", {(row, 0): 1.0 for row in range(1000)})
    stream = bytearray(Compound(make_xls(large, *[Made(str(n), {}) for n in range(3)])).read("Workbook"))
    starts = [at.end() for at in re.finditer(rb"\x85\0.\0(?=....\0\0\x01\x01)", stream, re.DOTALL)]
    assert len(starts) == 4
    for start in starts[1:]:
        stream[start : start + 4] = stream[starts[0] : starts[0] + 4]
    fails(errors.DamagedFileError, compound({"Workbook": bytes(stream)}), "over one another")


# ---------------------------------------------------------------- compound files


def test_a_stream_of_a_compound_file() -> None:
    """A stream is read by its name; another one is not there."""
    file = Compound(compound({"Eins": b"1" * 5000, "Zwei": b"2" * 4096}))
    assert file.read("Eins") == (b"1" * 5000).ljust(5120, b"\0")
    assert file.read("Drei", "Zwei") == b"2" * 4096
    with pytest.raises(LookupError):
        file.read("Drei")


def test_a_chain_without_an_end() -> None:
    """Sectors that follow one another in circles are told."""
    data = bytearray(compound({"Workbook": bytes(4096)}))
    data[512 + 4 * 9 : 512 + 4 * 10] = struct.pack("<I", 2)
    with pytest.raises(ValueError, match="without an end"):
        Compound(bytes(data)).read("Workbook")
