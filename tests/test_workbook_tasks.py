"""Task tables in workbooks, through `load`: one reading whatever the kind of file, and whatever its name says."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks import errors
from workbooks import MAKERS, Made, make_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from workbooks import Range

Rows = list[list[str]]
HEAD = "序号 工作任务 牵头单位 责任单位 完成时限 责任领导".split()
FORMATS = sorted(MAKERS)
PATIENCE = 30
"""Seconds, on a machine that has other things to do."""


def lay(title: str, rows: Rows, *merged: Range, hidden: bool = False, hidden_rows: tuple[int, ...] = ()) -> Made:
    """Make a sheet of rows; numbers are numbers, and "" is no cell."""
    cells: dict[tuple[int, int], str | float] = {
        (row, column): float(words) if words.isdecimal() else words
        for row, line in enumerate(rows)
        for column, words in enumerate(line)
        if words
    }
    return Made(title, cells, merged, hidden=hidden, hidden_rows=hidden_rows)


INDUSTRY = lay(
    "产业和民生",
    [
        ["示例市重点工作责任分工表"],
        HEAD,
        ["一、产业发展"],
        ["1", "建成样本产业园。\n完成投资十亿元。", "市发改委", "市财政局\n市住建局", "2024年6月底前", "张样本"],
        ["2", "招引企业二十家。", "", "样本区政府、高新区管委会", "2024年12月底前", ""],
        ["二、民生保障"],
        ["3", "改造老旧小区。", "市住建局", "市民政局", "", "王样本"],
        ["4", "已经取消的任务。", "市林业局", "市园林局", "全年", "王样本"],
        ["5", "修建口袋公园。", "市城管局", "—", "全年", "王样本"],
        ["注：本表所列任务按月调度。"],
    ],
    (0, 0, 0, 5), (2, 2, 0, 5), (5, 5, 0, 5), (3, 4, 2, 2), (3, 4, 5, 5), (9, 9, 0, 5),
    hidden_rows=(7,),
)  # fmt: skip
DRAFT = lay("旧稿", [HEAD, ["1", "去年的任务。", "市教育局", "市财政局", "9月底前", "赵样本"]], hidden=True)
SCHOOLS = lay(
    "实事",
    [
        ["示例市民生实事责任分工表"],
        HEAD,
        ["1", "新建学校三所。", "市教育局", "市财政局", "9月底前", "赵样本"],
        ["2", "新增养老床位。", "市民政局", "各区政府", "12月底前", "赵样本"],
    ],
    (0, 0, 0, 5),
)


@pytest.mark.parametrize("ending", FORMATS)
def test_tasks_of_two_sheets(ending: str) -> None:
    """Titles, categories, merged units and leaders, notes and two sheets give the tasks; what is hidden gives none."""
    notice = govtasks.load(MAKERS[ending](INDUSTRY, DRAFT, SCHOOLS))
    assert notice.title == "示例市重点工作责任分工表"
    assert [section.title for section in notice.sections] == ["产业发展", "民生保障"]
    assert [(t.label, t.text, t.lead, t.responsible, t.deadline and t.deadline.text) for t in notice.tasks] == [
        ("1", "建成样本产业园。\n完成投资十亿元。", ("市发改委",), ("市财政局", "市住建局"), "2024年6月底前"),
        ("2", "招引企业二十家。", ("市发改委",), ("样本区政府", "高新区管委会"), "2024年12月底前"),
        ("3", "改造老旧小区。", ("市住建局",), ("市民政局",), None),
        ("5", "修建口袋公园。", ("市城管局",), (), "全年"),
        ("1", "新建学校三所。", ("市教育局",), ("市财政局",), "9月底前"),
        ("2", "新增养老床位。", ("市民政局",), ("各区政府",), "12月底前"),
    ]
    leaders = [[a.name for a in task.assignments if a.role == "leader"] for task in notice.tasks]
    assert leaders == [["张样本"], ["张样本"], ["王样本"], ["王样本"], ["赵样本"], ["赵样本"]]
    assert [d.code for d in notice.diagnostics] == ["hidden-rows", "numbering-gap", "hidden-sheet"]
    assert notice.coverage.explained == 1


def test_tasks_say_which_cell_they_stand_in() -> None:
    """The span of a task leads to the block, and that to sheet, row and column."""
    notice = govtasks.load(make_xlsx(INDUSTRY, DRAFT, SCHOOLS))
    start = notice.tasks[-1].spans[0].start
    block = next(block for block in notice.document.blocks if block.start == start)
    assert (block.name, block.page, block.cell and block.cell[:3]) == ("实事", 3, (2, 3, 1))


PAGE = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body><table border=1>'
    + "".join(
        f"<tr>{''.join(f'<td x:str>{cell}</td>' for cell in row)}</tr>" for row in [HEAD, ["1", "建馆。", "市文旅局"]]
    )
    + "</table></body></html>"
)
TABBED = "\n".join(
    "\t".join(row) for row in [HEAD, ["1", "建馆。", "市文旅局", "", "", ""], ["2", "修桥。", "市交通局", "", "", ""]]
)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PAGE.encode("gb18030"), "text/html"),
        (TABBED.encode("gb18030"), "text/csv"),
        (TABBED.encode("utf-16"), "text/csv"),
        (make_xlsx(lay("表", [HEAD, ["1", "建馆。", "市文旅局"]])), "spreadsheetml"),
    ],
    ids=["page", "tabs", "tabs UTF-16", "XLSX"],
)
def test_an_xls_that_is_none(data: bytes, media_type: str, tmp_path: Path) -> None:
    """Pages, text and XLSX that web sites call .xls are read as what they are."""
    path = tmp_path / "分工表.xls"
    path.write_bytes(data)
    notice = govtasks.load(path)
    assert media_type in notice.source.media_type
    assert (notice.tasks[0].text, notice.tasks[0].lead) == ("建馆。", ("市文旅局",))


def test_a_sheet_of_a_thousand_columns() -> None:
    """A table of 1,200 columns has its tasks, within seconds."""
    weeks = [f"第{number}周进展" for number in range(1200)]
    rows = [[str(n), f"做好第{n}项工作。", "市财政局", *["正在推进"] * 1200] for n in range(1, 11)]
    begin = time.monotonic()
    notice = govtasks.load(make_xlsx(lay("表", [["序号", "工作任务", "责任单位", *weeks], *rows])))
    assert time.monotonic() - begin < PATIENCE
    assert [task.responsible for task in notice.tasks] == [("市财政局",)] * 10


def test_a_sheet_of_a_hundred_thousand_rows() -> None:
    """Of 100,000 rows as many are tasks as the limit allows, within seconds; the rest is told."""
    rows = [[str(n), "做好工作。", "市财政局"] for n in range(1, 100_001)]
    data = make_xlsx(lay("表", [["序号", "工作任务", "责任单位"], *rows]))
    begin = time.monotonic()
    notice = govtasks.load(data, limits=govtasks.Limits(tasks=10_000))
    assert time.monotonic() - begin < PATIENCE
    assert len(notice.tasks) == 10_000
    assert [diagnostic.code for diagnostic in notice.diagnostics] == ["too-many-tasks"]
    with pytest.raises(errors.LimitExceededError, match="cells"):
        govtasks.load(data, limits=govtasks.Limits(cells=300_002))
