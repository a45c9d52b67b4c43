"""The draft check: every planted fault is found, and a clean draft has none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import govtasks
from tables import Merged, write_page, write_table
from test_cli import run

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = """示例市人民政府办公室关于分解落实2024年重点工作任务的通知
示政办发〔2024〕3号

各区人民政府，市政府各部门：

现将2024年重点工作任务分解如下，请抓好落实。

附件：2024年重点工作任务分解表

示例市人民政府办公室
2024年2月1日

附件

2024年重点工作任务分解表

一、做强产业（共2项）

1.新增规模以上工业企业10家，包括样本区6家、范例区4家。（牵头单位：市经信局；责任单位：市统计局；完成时限：2024年12月底前）

2.办好样本博览会。（牵头单位：市商务局；责任单位：市文旅局、市公安局）

二、改善民生（共2项）

3.新建小学5所，其中样本区2所、范例区1所。（牵头单位：市教育局；责任单位：各区人民政府）

4.改造老旧小区20个。（牵头单位：市住建局；责任单位：市财政局；完成时限：2024年11月底前）
"""
FAULTS = {
    "numbering-gap": ("4.改造", "5.改造"),
    "numbering-repeat": ("4.改造", "3.改造"),
    "count-mismatch": ("做强产业（共2项）", "做强产业（共3项）"),
    "no-lead": ("牵头单位：市商务局；责任单位：市文旅局", "责任单位：市商务局、市文旅局"),
    "no-unit": ("（牵头单位：市商务局；责任单位：市文旅局、市公安局）", ""),
    "unit-spellings": ("责任单位：市统计局", "责任单位：市统计局、市工业和信息化局、市工信局"),
    "unit-not-addressed": ("责任单位：市财政局", "责任单位：市财政局、示例供电公司"),
    "attachment-absent": ("附件：2024年重点工作任务分解表", "附件：1.2024年重点工作任务分解表\n2.责任单位联系人名单"),
    "deadline-passed": ("2024年11月底前", "2023年11月底前"),
    "sum-mismatch": ("样本区6家", "样本区5家"),
    "injected-text": ("办好样本博览会。", "办好样本博览会365bet体育投注。"),
    "unclosed-bracket": ("市文旅局、市公安局）", "市文旅局、市公安局"),
}


def test_a_clean_draft() -> None:
    """A draft without faults is passed."""
    assert govtasks.check(govtasks.loads(CLEAN)) == ()


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_found(code: str) -> None:
    """A planted fault is found, by its place and with a remedy in both languages."""
    before, after = FAULTS[code]
    assert before in CLEAN
    notice = govtasks.loads(CLEAN.replace(before, after, 1))
    found = {one.code: one for one in govtasks.check(notice)}
    assert code in found, found
    one = found[code]
    assert all(notice.document.quote((span,)) for span in one.spans)
    assert one.spans
    assert one.describe("zh")
    assert one.advise("zh")
    assert set(found) - {code} <= {"unit-not-addressed"} if code == "unit-spellings" else set(found) <= {code}


def test_parts_that_need_not_be_all() -> None:
    """其中 may name some of the parts, but not more than the whole; 包括 names all."""
    page = "1.新建小学{}所，{}样本区2所、范例区1所。（责任单位：市教育局）\n2.植树。（责任单位：市林业局）"
    codes = {
        (whole, mark): {d.code for d in govtasks.check(govtasks.loads(page.format(whole, mark)))} & {"sum-mismatch"}
        for whole in (2, 3, 5)
        for mark in ("其中", "包括")
    }
    assert {key for key, found in codes.items() if found} == {(2, "其中"), (2, "包括"), (5, "包括")}


def test_a_sentence_full_of_sums() -> None:
    """A sentence that was made to cost time is looked at up to a point, and what it holds so far is told."""
    sums = "10所（包括甲1所、乙2所），" * 5000
    notice = govtasks.loads(f"1.建校{sums}。（责任单位：市教育局）\n2.植树。（责任单位：市林业局）")
    assert 0 < len([d for d in govtasks.check(notice) if d.code == "sum-mismatch"]) < 100


@pytest.mark.parametrize(("total", "codes"), [("7", set()), ("8", {"sum-mismatch"})])
def test_totals_of_tables(total: str, codes: set[str]) -> None:
    """The row 合计 of a table is compared with its columns."""
    rows: list[list[str | Merged]] = [
        ["序号", "任务", "责任单位", "数量"],
        ["1", "建馆。", "市文旅局", "3"],
        ["2", "修桥。", "市交通局", "4"],
        [Merged("合计", 1, 3), total],
    ]
    notice = govtasks.loads(write_page(write_table(rows)))
    assert {d.code for d in govtasks.check(notice)} & {"sum-mismatch"} == codes


def test_a_notice_that_names_nobody() -> None:
    """A list without any units is not asked for them."""
    notice = govtasks.loads("示例市政府工作报告\n二、2024年工作安排\n（一）建馆三座。\n（二）植树万株。\n")
    assert not {d.code for d in govtasks.check(notice)} & {"no-unit", "no-lead"}


def test_the_findings_of_the_seeds(shared: Path) -> None:
    """What is found in the five real notices is what docs/check.md explains."""
    counts = {}
    for file in sorted((shared / "seeds").glob("*.txt")):
        found: dict[str, int] = {}
        for one in govtasks.check(govtasks.load(file, plugins=[])):
            found[one.code] = found.get(one.code, 0) + 1
        counts[file.name[:3]] = found
    assert counts == {
        "000": {"unit-spellings": 2, "unit-not-addressed": 1, "numbering-gap": 9},
        "001": {"damaged-text": 1, "unclosed-bracket": 2, "damaged-number": 1},
        "002": {},
        "003": {"unit-spellings": 1, "unit-not-addressed": 1},
        "004": {"damaged-text": 2, "unclosed-bracket": 4, "lost-separator": 2, "injected-text": 1},
    }


def test_the_command(tmp_path: Path) -> None:
    """`govtasks check` gives a line for each finding with its place and remedy, or JSON; 0 for none, 1 for some."""
    clean, faulty = tmp_path / "clean.txt", tmp_path / "faulty.txt"
    clean.write_text(CLEAN, "utf-8")
    faulty.write_text(CLEAN.replace("样本区6家", "样本区5家"), "utf-8")
    assert (run("check", clean).returncode, run("check", clean).stdout) == (0, "")
    done = run("check", faulty)
    assert done.returncode == 1
    line = 1 + next(at for at, words in enumerate(CLEAN.splitlines()) if words.startswith("1."))
    assert f"{faulty}:{line}: error sum-mismatch t1: the total is 10, its parts come to 9" in done.stdout
    (one,) = json.loads(run("check", "--format", "json", "--lang", "zh", faulty).stdout)
    assert one["code"] == "sum-mismatch"
    assert one["help"] == "请更正合计数或分项数"
    assert run("check", tmp_path / "none.txt").returncode == 1
