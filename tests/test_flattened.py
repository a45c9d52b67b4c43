"""Tables that were flattened to text: how much of made-up ones is read right, and what is left alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import govtasks
from flattened_tables import STYLES, make_table
from govtasks.containers.text import read_text

if TYPE_CHECKING:
    from flattened_tables import Style

_ROLES = {"牵头领导": "leader", "牵头部门": "lead", "牵头单位": "lead", "配合单位": "support"}
_UNITS = {"leader", "lead", "names", "some"}
_TEXTS = ({"text", "points"}, {"item", "text", "points"})
_ROWS, _SEEDS = 40, 3
_WEAK = {"plain-group": (0.9, 0.95), "no-stop": (0.85, 0.95), "no-stop-gaps": (0.85, 0.75), "with-gaps": (0.95, 0.75)}
"""Styles that leave more open: groups without numbers, tasks without a full stop, empty cells of units."""
_HEAD = "序号\n工作任务\n牵头单位\n责任单位\n"
_ROW = "推进样本馆建设。\n市住建局\n市财政局\n"


def measure(style: Style, seed: int) -> tuple[float, float]:
    """Give the share of tasks whose words are right, and that of units, right ones among those stated and given."""
    table = make_table(style, _ROWS, seed)
    notice = govtasks.loads("示例市重点工作责任分解表\n" + table.text, plugins=[])
    tasks = {task.label: task for task in notice.tasks}
    right, met, all_units = 0, 0, 0
    for number, *cells in table.rows:
        named = list(zip(style.columns, cells, strict=True))
        words = {"".join(cell for column, cell in named if column.kind in kinds) for kinds in _TEXTS}
        stated = Counter(
            (_ROLES.get(column.head, "responsible"), name)
            for column, cell in named
            if column.kind in _UNITS
            for name in cell.strip("—").split("、")
            if name
        )
        task = tasks.get(number)
        given = Counter([(str(a.role), a.name) for a in task.assignments] if task else [])
        right += task is not None and "".join(task.text.split()) in words
        met += 2 * (stated & given).total()
        all_units += stated.total() + given.total()
    return right / _ROWS, met / all_units


@pytest.mark.parametrize("name", STYLES)
def test_most_tasks_and_units_of_a_flattened_table_are_right(name: str) -> None:
    """95 of 100 tasks and 97 of 100 units are as stated; of styles that leave more open, what is said above."""
    measured = [measure(STYLES[name], seed) for seed in range(_SEEDS)]
    texts, units = (sum(shares) / _SEEDS for shares in zip(*measured, strict=True))
    least_texts, least_units = _WEAK.get(name, (0.95, 0.97))
    assert texts >= least_texts
    assert units >= least_units


def test_a_cell_that_a_page_cuts_is_whole_and_the_head_on_it_is_a_page_mark() -> None:
    """The lines of a cell on two pages are joined; the mark and the header between them are no text."""
    text = _HEAD + "1\n推进样本馆建设。\n市住建局\n市财政局、市自然资源\n# Page 2:\n" + _HEAD + "和规划局\n2\n" + _ROW
    document = govtasks.loads("示例市任务表\n" + text, plugins=[]).document
    cells = [document.text[b.start : b.end] for b in document.blocks if b.cell and b.cell.row == 1]
    assert cells == ["1", "推进样本馆建设。", "市住建局", "市财政局、市自然资源和规划局"]
    assert [remark.code for remark in document.remarks] == ["flattened-table"]
    assert sum(block.kind == "page-mark" for block in document.blocks) == 1 + 4


@pytest.mark.parametrize(
    "text",
    [
        _HEAD + "1\n2\n3\n\n抄送：市人民政府办公室。\n",
        "序号\n材料名称\n要求\n1\n申请书。\n原件\n2\n承诺书。\n原件\n",
        "序号由各单位自行填写。\n1.推进样本馆建设。（责任单位：市住建局）\n2.修桥。（责任单位：市交通局）\n",
        _HEAD + "请各单位认真填写。\n1\n" + _ROW,
        _HEAD + "1\n" + _ROW,
    ],
    ids=["a form", "no organs", "prose", "no rows", "one row"],
)
def test_what_is_no_table_of_tasks_has_no_cells(text: str) -> None:
    """A form without entries, a list without organs, running text and a header without rows keep their lines."""
    assert all(block.cell is None for block in read_text(text).blocks)


@pytest.mark.parametrize(
    "text",
    [
        make_table(STYLES["group-text-lead-units"], 5_000, 1).text,
        _HEAD + "1\n" + "推进工作，" * 200_000 + "\n市教育局\n市财政局\n2\n" + _ROW,
        _HEAD + "1\n" + "推进工作。" * 200_000 + "\n市教育局\n市财政局\n2\n" + _ROW,
        "序号 任务 单位\n1 " + "推进 " * 300_000 + "\n2 推进 市财政局\n",
        _HEAD * 10_000,
        _HEAD + "1\n" + _ROW + _HEAD * 10_000 + "2\n" + _ROW,
        _HEAD + "1\n" + _ROW + "".join(f"7\n- {page} -\n" for page in range(10_000)),
        _HEAD + "\n".join(map(str, range(1, 10_000))),
    ],
    ids=["rows", "line", "sentences", "blanks", "heads", "heads in a table", "pages", "numbers"],
)
def test_no_table_takes_long_or_loses_a_sign(text: str) -> None:
    """A hostile table is read in linear time, and all its signs stand in the document."""
    assert Counter("".join(read_text(text).text.split())) == Counter("".join(text.split()))
