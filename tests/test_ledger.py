"""The ledger (台账): every cell is the model's, nothing in it runs, and what people fill in comes back."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import python_calamine
from attrs import evolve

import govtasks
from govtasks.export.keys import make_task_keys
from govtasks.ledger.remarks import WORDS
from printing import needs_office, save_as
from test_docs import ROOT
from workbooks import unzipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = """示例市人民政府办公室关于分解落实2031年重点工作任务的通知
示政办发〔2031〕3号

一、做强样本产业
1.建成样本产业园一期。（责任领导：张三；牵头单位：市发改局；配合单位：市财政局、样本区政府；完成时限：2031年6月底前）
2.办好样本博览会。（责任领导：张三；牵头单位：市商务局）
3.修通样本大道。（责任领导：李四；责任单位：市交通局、市财政局）
二、办好样本实事
4.新建样本小学2所。（责任领导：李四；牵头单位：市教育局；完成时限：2031年12月31日前）

示例市人民政府办公室
2031年1月5日
"""
HOSTILE = (
    "=1+1", "+cmd|' /C calc'!A0", "@SUM(1,2)", "-2+3", "\t=1+1", "http://www.example.org/", "mailto:a@example.org",
    "{=1+1}", "_x0041_", "<r><t>粗</t></r>", "<b>&amp;</b>", "建馆😀𠮷。", '"引"号\'', "'=1+1", "internal:台账!A1",
    "00123", "1e5", "TRUE", "2024-1-1", "#REF!", "建馆。\n修桥。", "  前后  ",
)  # fmt: skip
Sheet = Any
HEAD, FIRST = 3, 4
"""Rows of the head and of the first task, as openpyxl counts them."""
KEYS = list(make_task_keys(govtasks.loads(TEXT)).values())


def notice_of() -> govtasks.Notice:
    """Read the notice of these tests."""
    return govtasks.loads(TEXT)


def with_texts(*texts: str) -> govtasks.Notice:
    """Give a notice whose tasks have these texts, whatever stands in them."""
    notice = notice_of()
    tasks = (evolve(notice.tasks[0], id=f"t{n}", label=str(n), text=text) for n, text in enumerate(texts, 1))
    return evolve(notice, tasks=tuple(tasks))


def write(notices: govtasks.Notice | list[govtasks.Notice], form: str = "xlsx") -> bytes:
    """Write a ledger."""
    return b"".join(piece for piece in govtasks.render(notices, form) if isinstance(piece, bytes))


def open_book(data: bytes) -> Any:  # noqa: ANN401 - openpyxl brings no types
    """Open a workbook with openpyxl."""
    return openpyxl.load_workbook(io.BytesIO(data))


def table(sheet: Sheet) -> list[dict[str, Any]]:
    """Give the rows below the head, by the words of the head."""
    heads, *rows = sheet.iter_rows(min_row=HEAD, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def edited(edit: Callable[[Sheet, dict[str, int]], object], form: str = "xlsx") -> bytes:
    """Give a ledger after a person has worked on its sheet; heads come with the numbers of their columns."""
    book = open_book(write(notice_of(), form))
    sheet = book.worksheets[0]
    edit(sheet, {cell.value: cell.column for cell in sheet[HEAD]})
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def told(ledger: govtasks.Ledger) -> list[tuple[str, int]]:
    """Give code and row of the remarks."""
    return [(remark.code, remark.row) for remark in ledger.remarks]


def rows_of(ledger: govtasks.Ledger) -> list[tuple[str | None, str | None]]:
    """Give task and status of what was read."""
    return [(progress.task, progress.status) for progress in ledger.progress]


def expected_tasks(notice: govtasks.Notice) -> list[tuple[object, ...]]:
    """Give what the model says of each task in the columns of a ledger."""
    keys, due = make_task_keys(notice), {d.task: d.by for d in govtasks.due_dates(notice)}
    return [
        (
            number,
            " / ".join(section.title for section in notice.path(task)),
            task.text,
            "、".join(task.lead) or None,
            "、".join(task.responsible) or None,
            "、".join(task.support) or None,
            task.deadline.text if task.deadline else None,
            due.get(task.id),
            keys[task.id],
        )
        for number, task in enumerate(notice.tasks, 1)
    ]


def found_tasks(sheet: Sheet) -> list[tuple[object, ...]]:
    """Give the same of the rows of a sheet."""
    names = "序号 所在章节 任务内容 牵头单位 责任单位 配合单位 完成时限 截止日期 任务标识".split()
    return [
        tuple(value.date() if isinstance(value := row[name], dt.datetime) else value for name in names)
        for row in table(sheet)
    ]


def test_every_cell_is_the_model() -> None:
    """A row a task: what openpyxl reads of every given column equals the model; what people fill in is empty."""
    notice = notice_of()
    sheet = open_book(write(notice))["台账"]
    assert sheet["A1"].value == notice.title
    about = "发文机关：示例市人民政府办公室　　文号：示政办发〔2031〕3号　　成文日期：2031-01-05　　任务数：4"
    assert sheet["A2"].value == about
    assert found_tasks(sheet) == expected_tasks(notice)
    assert [row["进展情况"] for row in table(sheet)] == [None] * 4


def test_merged_leaders_keep_their_words() -> None:
    """Cells of one leader are merged, and each still holds the name: a filter finds every row."""
    data = write(notice_of())
    assert {str(area) for area in open_book(data)["台账"].merged_cells.ranges} >= {"D4:D5", "D6:D7"}
    rows = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_name("台账").to_python()
    assert [row[3] for row in rows[HEAD:]] == ["张三", "张三", "李四", "李四"]


def test_units_in_rows() -> None:
    """A row a task and unit: units, roles and full names are the model's; leaders have a column."""
    notice = notice_of()
    rows = table(open_book(write(notice, "xlsx-units"))["台账"])
    roles = {"lead": "牵头单位", "responsible": "责任单位", "support": "配合单位"}
    full = {unit.name: unit.canonical or None for unit in govtasks.units(notice)}
    assert [(row["任务内容"], row["职责"], row["单位或人员"], row["单位全称"]) for row in rows] == [
        (task.text, roles[a.effective_role], a.name, full[a.name])
        for task in notice.tasks
        for a in task.assignments
        if a.effective_role != "leader"
    ]


def test_the_hidden_list() -> None:
    """A sheet that no menu shows names each task with its key."""
    notice = notice_of()
    sheet = open_book(write(notice))["govtasks"]
    assert sheet.sheet_state == "veryHidden"
    assert [row[:2] for row in sheet.iter_rows(min_row=3, values_only=True)] == [
        (key, task) for task, key in make_task_keys(notice).items()
    ]


@needs_office
@pytest.mark.parametrize("form", ["xlsx", "xlsx-units"])
def test_libreoffice_shows_the_same(form: str) -> None:
    """What LibreOffice reads and saves again equals what was written, dates and hidden words of merged cells too."""
    data = write(notice_of(), form)
    before = python_calamine.load_workbook(io.BytesIO(data))
    after = python_calamine.load_workbook(io.BytesIO(save_as("xlsx", data, "own.xlsx")))
    for name in before.sheet_names:
        assert after.get_sheet_by_name(name).to_python() == before.get_sheet_by_name(name).to_python()
    shown = list(
        csv.reader(io.StringIO(save_as("csv:Text - txt - csv (StarCalc):44,34,76", data, "own.xlsx").decode()))
    )
    texts = [task.text for task in notice_of().tasks]
    assert set(texts) <= {cell for row in shown for cell in row}


def test_hostile_cells_stay_text() -> None:
    """What a spreadsheet would run, link or count is text, letter for letter; the file has no formula and no link."""
    data = write(with_texts(*HOSTILE))
    sheet = open_book(data)["台账"]
    cells = [row[2] for row in sheet.iter_rows(min_row=FIRST)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None) for text in HOSTILE]
    parts = unzipped(data)
    assert not [name for name in parts if "external" in name.lower() or "connection" in name.lower()]
    assert b"<f>" not in b"".join(parts.values())
    assert b"hyperlink" not in b"".join(parts.values())


@needs_office
def test_hostile_cells_stay_text_in_libreoffice() -> None:
    """LibreOffice takes them for text too, and saves them so."""
    sheet = open_book(save_as("xlsx", write(with_texts(*HOSTILE)), "own.xlsx"))["台账"]
    cells = [row[2] for row in sheet.iter_rows(min_row=FIRST)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(text, "s", None) for text in HOSTILE]


def test_signs_that_xml_cannot_hold() -> None:
    """Control signs come back; half a surrogate pair and what is no character become U+FFFD."""
    texts = ["建\x01馆\x0b。", "修\r桥。", "植\x00树。", "建\ufffe校\uffff。"]
    notice = with_texts(*texts)
    data = write(evolve(notice, title_quote=None, source=evolve(notice.source, name="\udcff.txt")))
    rows = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_name("台账").to_python()
    assert [row[2] for row in rows[HEAD:]] == [*texts[:3], "建\ufffd校\ufffd。"]
    assert rows[0][0] == "\ufffd.txt"


@pytest.mark.parametrize("long", ["长" * 40_000, "😀" * 20_000])
def test_too_long_for_a_cell(long: str) -> None:
    """A text over Excel's 32,767 is cut, with a mark, and the line under the title says so; reading back is quiet."""
    notice = with_texts(long, "建馆。")
    data = write(notice)
    sheet = open_book(data)["台账"]
    text = sheet.cell(FIRST, 3).value
    assert len(text.encode("utf-16-le")) // 2 in range(32_760, 32_768)
    assert long.startswith(text.removesuffix("……（超出单元格上限，以下从略）"))
    assert "有1个单元格" in sheet["A2"].value
    assert not govtasks.read_ledger(data).remarks
    assert not govtasks.read_ledger(data, notice).remarks


def test_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that Excel has no place for are refused, not left out."""
    monkeypatch.setattr("govtasks.export.as_xlsx._MOST_ROWS", 3)
    assert write(with_texts("建馆。", "建校。", "建院。"))
    with pytest.raises(govtasks.CorpusError, match="no more than 3 rows"):
        write(with_texts("建馆。", "建校。", "建院。", "建桥。"))


def test_the_same_bytes() -> None:
    """The same notices make the same bytes, in another process, second and time zone."""
    path = str(ROOT / "examples" / "key-work-2024.txt")
    run = [sys.executable, "-m", "govtasks", "parse", "--format", "xlsx", path]
    made = [
        subprocess.run(run, check=True, capture_output=True, env={"TZ": zone, "PYTHONHASHSEED": seed}).stdout
        for zone, seed in (("Asia/Shanghai", "1"), ("America/New_York", "2"))
    ]
    assert made[0] == made[1]
    assert made[0][:2] == b"PK"


def test_sheets_of_several_notices() -> None:
    """Each notice has a sheet of a legal name of its own, whatever its title is."""
    notice = notice_of()
    titles = [
        "甲:乙/丙?*[丁]\\",
        "甲:乙/丙?*[丁]\\",
        "'引'",
        "长" * 100,
        "😀" * 40,
        "示例市关于修桥的通知",
        None,
        "History",
    ]
    quotes = (govtasks.Quote(title, ()) if title else None for title in titles)
    book = open_book(write([evolve(notice, title_quote=quote) for quote in quotes]))
    names = book.sheetnames[:-1]
    assert names[0] == "1 甲乙丙丁"
    assert names[5:] == ["6 修桥的通知", "7 <text>", "8 History"]
    assert len({name.lower() for name in names}) == len(titles)
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)
    assert not [name for name in names if set(name) & set("[]:*?/\\'")]


def test_nothing_to_write() -> None:
    """No notice, and a notice without tasks, make a workbook that opens, and that is read as what it is."""
    assert open_book(write([])).sheetnames == ["Sheet1", "govtasks"]
    empty = write(evolve(notice_of(), tasks=()))
    assert [row[0].value for row in open_book(empty)["台账"].iter_rows(min_row=HEAD)] == ["序号"]
    assert govtasks.read_ledger(empty).progress == ()


def test_print_and_entry() -> None:
    """The sheet prints on A4 across with its head on each page, and offers states, shares and dates to fill in."""
    sheet = open_book(write(notice_of()))["台账"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.auto_filter.ref) == ("$3:$3", "D4", "A3:O7")
    assert "&P" in sheet.oddFooter.right.text
    kinds = {str(each.sqref): each.type for each in sheet.data_validations.dataValidation}
    assert sorted(kinds.values()) == ["date", "decimal", "list"]


def test_what_people_fill_in_comes_back() -> None:
    """Each column of progress comes back as a value, on the task of its row."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(FIRST, at["进展情况"], "已开工。\n完成一半。")
        sheet.cell(FIRST, at["完成状态"], "推进中")
        sheet.cell(FIRST, at["完成比例"], 0.5)
        sheet.cell(FIRST, at["存在问题"], "缺资金")
        sheet.cell(FIRST, at["更新日期"], dt.date(2031, 3, 31)).number_format = "yyyy-mm-dd"

    ledger = govtasks.read_ledger(edited(edit))
    assert ledger.remarks == ()
    assert len(ledger.progress) == 4
    assert ledger.progress[0] == govtasks.Progress(
        KEYS[0], "t1", "<text>", None, None, "建成样本产业园一期。", "推进中", Decimal(50), "已开工。\n完成一半。",
        "缺资金", dt.date(2031, 3, 31), (), "台账", FIRST,
    )  # fmt: skip
    assert ledger == govtasks.read_ledger(edited(edit), notice_of())
    assert [progress.blank for progress in ledger.progress] == [False, True, True, True]


SHARES = {
    "80%": (80, None), "８０％": (80, None), "百分之八十": (80, None), "0.8": (80, None), "80": (80, None),
    "100": (100, None), "12.5%": (Decimal("12.5"), None),
    "0": (0, None), ".5": (50, None), "1%": (1, None), "1": (100, "percent-doubtful"),
    "120%": (None, "percent-unread"), "-5": (None, "percent-unread"), "约八成": (None, "percent-unread"),
    "²5": (None, "percent-unread"), "1e5": (None, "percent-unread"), "80%左右": (None, "percent-unread"),
}  # fmt: skip
DAYS = {
    "2024.6.30": True, "2024年6月30日": True, "2024/6/30": True, "2024-06-30 9:30": True, "20240630": True,
    "45473": True, "二〇二四年六月三十日": True, "2024年6月": False, "6月30日": False, "2024.13.1": False, "12": False,
    "2024年6月30日、7月1日": False, "昨天": False,
}  # fmt: skip


@pytest.mark.parametrize("words", SHARES)
def test_shares(words: str) -> None:
    """A share is understood however it is typed; what is none is told."""
    percent, code = SHARES[words]
    ledger = govtasks.read_ledger(edited(lambda sheet, at: sheet.cell(FIRST, at["完成比例"], words)))
    assert ledger.progress[0].percent == percent
    assert told(ledger) == ([(code, FIRST)] if code else [])


@pytest.mark.parametrize("number", [0.8, 80, "80%"])
def test_shares_as_numbers(number: float | str) -> None:
    """80, 0.8 and 80% are one share, with the format of the cell or without it."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        for row, form in ((FIRST, "General"), (FIRST + 1, "0%")):
            value = 0.8 if form == "0%" and isinstance(number, int) else number
            sheet.cell(row, at["完成比例"], value).number_format = form

    assert [progress.percent for progress in govtasks.read_ledger(edited(edit)).progress[:2]] == [80, 80]


@pytest.mark.parametrize("words", DAYS)
def test_days(words: str) -> None:
    """A day is understood however it is typed; what is no whole day is told."""
    ledger = govtasks.read_ledger(edited(lambda sheet, at: sheet.cell(FIRST, at["更新日期"], words)))
    assert ledger.progress[0].updated_on == (dt.date(2024, 6, 30) if DAYS[words] else None)
    assert told(ledger) == ([] if DAYS[words] else [("date-unread", FIRST)])


def test_a_day_as_a_number() -> None:
    """A date whose cell has lost its format is the same date."""
    ledger = govtasks.read_ledger(
        edited(lambda s, at: setattr(s.cell(FIRST, at["更新日期"], 45473), "number_format", "0"))
    )
    assert ledger.progress[0].updated_on == dt.date(2024, 6, 30)


def fill(sheet: Sheet, at: dict[str, int]) -> None:
    """Fill in a state for each task."""
    for row, state in enumerate(("已完成", "推进中", "滞后", "未启动"), FIRST):
        sheet.cell(row, at["完成状态"], state)


FILLED = [("t1", "已完成"), ("t2", "推进中"), ("t3", "滞后"), ("t4", "未启动")]


def sort(sheet: Sheet, _: dict[str, int]) -> None:
    """Turn the rows upside down."""
    for area in list(sheet.merged_cells.ranges):
        if area.min_row >= FIRST:
            sheet.unmerge_cells(str(area))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    for number, row in enumerate(reversed(rows), FIRST):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def move_columns(sheet: Sheet, _: dict[str, int]) -> None:
    """Put the columns the other way round."""
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    for row in sheet.iter_rows(min_row=HEAD):
        for cell, value in zip(row, [cell.value for cell in reversed(row)], strict=True):
            cell.value = value


def rename_key(sheet: Sheet, at: dict[str, int]) -> None:
    """Give the column of keys another head."""
    sheet.cell(HEAD, at["任务标识"], "代码")


def add_titles(sheet: Sheet, _: dict[str, int]) -> None:
    """Put two rows above the table, and a copy of the head into it."""
    head = [cell.value for cell in sheet[HEAD]]
    sheet.insert_rows(1, 2)
    sheet.append(head)


def hide_rows(sheet: Sheet, _: dict[str, int]) -> None:
    """Filter rows away."""
    sheet.row_dimensions[FIRST].hidden = True


def widen_head(sheet: Sheet, at: dict[str, int]) -> None:
    """Break a head over lines and say more in it."""
    sheet.cell(HEAD, at["完成状态"], "完成\n状态（必填）")


HARMLESS: dict[str, tuple[Callable[[Sheet, dict[str, int]], None], set[str]]] = {
    "nothing": (lambda _, __: None, set()),
    "rows are sorted": (sort, set()),
    "columns are moved": (move_columns, set()),
    "the column of keys has another head": (rename_key, set()),
    "rows above, and the head again": (add_titles, set()),
    "rows are filtered away": (hide_rows, {"hidden-rows"}),
    "a head is broken and says more": (widen_head, set()),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_does_no_harm(what: str) -> None:
    """Whatever is done to the look of the table, each entry stays with its task."""
    edit, codes = HARMLESS[what]

    def both(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        edit(sheet, at)

    ledger = govtasks.read_ledger(edited(both))
    assert sorted(rows_of(ledger)) == FILLED
    assert {remark.code for remark in ledger.remarks} == codes


def test_rows_deleted_and_added() -> None:
    """A task without a row, a row without a key and a row of an unknown key are told, with their words."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        sheet.delete_rows(FIRST + 1)
        sheet.cell(20, at["任务内容"], "领导交办的事。")
        sheet.cell(21, at["任务内容"], "别处的任务。")
        sheet.cell(21, at["任务标识"], "0" * 16)
        sheet.cell(23, 1, "填表人：王五")

    ledger = govtasks.read_ledger(edited(edit))
    assert rows_of(ledger) == [FILLED[0], FILLED[2], FILLED[3]]
    assert [(r.code, r.row, r.words) for r in ledger.remarks] == [
        ("no-key", 20, "领导交办的事。"),
        ("key-unknown", 21, "别处的任务。"),
        ("no-key", 23, "填表人：王五"),
        ("row-deleted", 0, "办好样本博览会。"),
    ]
    assert ledger.remarks[-1].key == KEYS[1]


def test_the_column_of_keys_is_gone() -> None:
    """Without keys, rows are told by the texts of their tasks, and that is told."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        sheet.delete_cols(at["任务标识"])

    ledger = govtasks.read_ledger(edited(edit))
    assert rows_of(ledger) == FILLED
    assert [remark.code for remark in ledger.remarks] == ["column-missing", *["key-from-text"] * 4]


def test_one_task_twice() -> None:
    """Rows that say the same are one, an empty one falls away; where they disagree both are given, and it is told."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        for row, (of, state) in enumerate([(0, "已完成"), (1, None), (2, "推进中")], FIRST + 4):
            sheet.cell(row, at["任务标识"], KEYS[of])
            sheet.cell(row, at["任务内容"], sheet.cell(FIRST + of, at["任务内容"]).value)
            sheet.cell(row, at["完成状态"], state)

    ledger = govtasks.read_ledger(edited(edit))
    assert rows_of(ledger) == [*FILLED[:3], ("t3", "推进中"), FILLED[3]]
    assert [(r.code, r.row, r.words) for r in ledger.remarks] == [("key-repeated", 6, "台账!6, 台账!10")]


def test_what_people_changed() -> None:
    """A text that was changed and a state that was not offered are told, and kept as written."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(FIRST, at["任务内容"], "建成样本产业园二期。")
        sheet.cell(FIRST + 1, at["任务内容"], "办好样本\n博览会。 ")
        sheet.cell(FIRST, at["完成状态"], "快了")

    ledger = govtasks.read_ledger(edited(edit))
    assert told(ledger) == [("text-changed", FIRST), ("status-unknown", FIRST)]
    assert (ledger.progress[0].text, ledger.progress[0].status) == ("建成样本产业园二期。", "快了")


def test_columns_of_their_own() -> None:
    """Columns that people add or rename are kept with their heads; those that are missing are told."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(HEAD, at["存在问题"], "困难和建议")
        sheet.cell(FIRST, at["存在问题"], "缺人")
        sheet.cell(HEAD, at["任务标识"] + 1, "联系人")
        sheet.cell(FIRST, at["任务标识"] + 1, "王五")
        sheet.cell(FIRST, at["任务标识"] + 3, "随手记")

    ledger = govtasks.read_ledger(edited(edit))
    assert ledger.progress[0].extra == (("困难和建议", "缺人"), ("联系人", "王五"), ("R", "随手记"))
    assert [(r.code, r.row, r.words) for r in ledger.remarks] == [("column-missing", HEAD, "存在问题")]


def test_cells_merged_by_people() -> None:
    """What is written into cells merged over several rows holds for each of them."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(FIRST, at["进展情况"], "正在推进。")
        sheet.merge_cells(None, FIRST, at["进展情况"], FIRST + 2, at["进展情况"])

    assert [p.note for p in govtasks.read_ledger(edited(edit)).progress] == [*["正在推进。"] * 3, None]


def test_other_sheets() -> None:
    """A sheet of people's own is skipped, and told."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        sheet.parent.create_sheet("汇总").append(["已完成", 1])

    ledger = govtasks.read_ledger(edited(edit))
    assert rows_of(ledger) == FILLED
    assert [(r.code, r.sheet) for r in ledger.remarks] == [("sheet-skipped", "汇总")]


def test_units_report_for_themselves() -> None:
    """With a row a task and unit, each unit has its progress; a unit that the task does not have is told."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        sheet.cell(FIRST, at["完成状态"], "已完成")
        sheet.cell(FIRST + 1, at["完成状态"], "滞后")
        sheet.cell(FIRST + 2, at["单位或人员"], "样本新区")

    for notices in ((), notice_of()):
        ledger = govtasks.read_ledger(edited(edit, "xlsx-units"), notices)
        assert [(p.task, p.duty, p.unit, p.status) for p in ledger.progress[:3]] == [
            ("t1", "牵头单位", "市发改局", "已完成"),
            ("t1", "配合单位", "市财政局", "滞后"),
            ("t1", "配合单位", "样本新区", None),
        ]
        assert [(r.code, r.row, r.words) for r in ledger.remarks] == [
            ("unit-unknown", FIRST + 2, "配合单位 样本新区"),
            ("row-deleted", 0, "配合单位 样本区政府 建成样本产业园一期。"),
        ]


def test_without_the_hidden_list() -> None:
    """A table that was copied into another workbook is read by the notice, and by its keys alone without one."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        del sheet.parent["govtasks"]

    data = edited(edit)
    assert rows_of(govtasks.read_ledger(data, [notice_of()])) == FILLED
    alone = govtasks.read_ledger(data)
    assert [(p.key, p.task, p.status) for p in alone.progress] == [
        (key, None, state) for key, (_, state) in zip(KEYS, FILLED, strict=True)
    ]
    assert [remark.code for remark in alone.remarks] == ["no-list"]


def test_the_ledger_of_another_notice() -> None:
    """Rows of tasks that are not of the notice are told, and so are its own that are missing."""
    other = govtasks.loads(TEXT.replace("样本", "示范"))
    ledger = govtasks.read_ledger(write(notice_of()), other)
    assert ledger.progress == ()
    assert [remark.code for remark in ledger.remarks] == [*["key-unknown"] * 4, *["row-deleted"] * 4]


def test_several_notices() -> None:
    """The sheets of several notices are one ledger."""
    notices = [notice_of(), govtasks.loads(TEXT.replace("样本", "示范"))]
    ledger = govtasks.read_ledger(write(notices), notices)
    assert [(p.sheet, p.task) for p in ledger.progress] == [
        (name, f"t{n}")
        for name in ("1 分解落实2031年重点工作任务的通知", "2 分解落实2031年重点工作任务的通知")
        for n in range(1, 5)
    ]
    assert not ledger.remarks


@needs_office
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods", "csv"])
def test_saved_by_another_program(form: str) -> None:
    """A ledger that LibreOffice saved, in any form, gives the same; CSV has no hidden list and wants the notice."""

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        sheet.cell(FIRST, at["完成比例"], 0.8)
        sheet.cell(FIRST, at["更新日期"], dt.date(2031, 3, 31)).number_format = "yyyy-mm-dd"

    options = {"csv": "csv:Text - txt - csv (StarCalc):44,34,76"}.get(form, form)
    ledger = govtasks.read_ledger(save_as(options, edited(edit), "own.xlsx"), notice_of() if form == "csv" else ())
    assert rows_of(ledger) == FILLED
    assert ledger.progress[0].percent == 80
    assert ledger.progress[0].updated_on == dt.date(2031, 3, 31)
    assert not ledger.remarks


def test_files_that_are_none() -> None:
    """What is no ledger is told; what cannot be read raises as `load` does."""
    for data in (TEXT.encode(), write([])):
        ledger = govtasks.read_ledger(data)
        assert ledger.progress == ()
        assert ledger.remarks[-1].code == "no-table"
    with pytest.raises(govtasks.DamagedFileError):
        govtasks.read_ledger(write(notice_of())[:-400])
    with pytest.raises(govtasks.SourceNotFoundError):
        govtasks.read_ledger("nowhere.xlsx")
    with pytest.raises(govtasks.LimitExceededError):
        govtasks.read_ledger(write(notice_of()), limits=govtasks.Limits(cells=20))


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, "-m", "govtasks", "ledger", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=60)


def test_the_command(tmp_path: Path) -> None:
    """`ledger read` prints a table, JSON or CSV; remarks go to stderr; 1 where nothing can be hung, 2 for misuse."""
    book, text = tmp_path / "台账.xlsx", tmp_path / "通知.txt"

    def edit(sheet: Sheet, at: dict[str, int]) -> None:
        fill(sheet, at)
        sheet.cell(FIRST, at["完成状态"], "快了")

    book.write_bytes(edited(edit))
    text.write_text(TEXT, "utf-8")
    done = run(book, text, "--format", "csv", "--lang", "zh")
    assert done.returncode == 0
    assert done.stderr == f"{book}:台账!4: status-unknown: “快了”不在可选的完成状态之内\n"
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["key"], row["task"], row["status"]) for row in rows][1] == (KEYS[1], "t2", "推进中")
    assert "滞后" in run(book).stdout
    assert run(book, "--format", "json").stdout.startswith('[\n  {\n    "key": ')
    assert run(text).returncode == 1
    assert run(tmp_path / "nowhere.xlsx").returncode == 1
    assert run(book, tmp_path / "nowhere.txt").returncode == 1
    assert run().returncode == 2


def test_every_remark_is_documented() -> None:
    """docs/ledger.md has a row for each code of a remark, with its words."""
    page = (ROOT / "docs" / "ledger.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `([a-z-]+)` \| (.+) \| (.+) \|$", page)
    assert [row for row in rows if row[0] in WORDS] == [
        (code, english.replace("{words}", "…"), chinese.replace("{words}", "…"))
        for code, (english, chinese) in WORDS.items()
    ]
