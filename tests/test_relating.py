"""Notices joined with one another: pointers followed, promises found again, years compared."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks.relating.aligning import TAKEN_UP
from govtasks.relating.comparing import ALIKE
from govtasks.relating.linking import SAME

if TYPE_CHECKING:
    from pathlib import Path

COUNTY = """样本区人民政府办公室关于分解落实重点工作的通知
附件1
样本区重点工作责任分解
1.建成样本产业园一期。（责任单位：区发改局；落实《示例市政府工作报告》第3、5项任务）
2.新建样本小学2所。（责任单位：区教育局；落实《示例市政府工作报告》第9项任务）
3.改造老旧小区20个，惠及群众三千户。（责任单位：区住建局）
4.办好样本博览会。（责任单位：区商务局）
"""
CITY = """附件2
《示例市政府工作报告》重点工作责任分解
3.推进产业园区建设。（责任单位：市发改委）
4.推进文化惠民工程建设。（责任单位：市文旅局）
5.新增规模以上工业企业100家。（责任单位：市经信局）
6.改造老旧小区20个，惠及群众三千户。（责任单位：市住建局）
"""
OTHER = CITY.replace("附件2\n", "")


def told(linkage: govtasks.Linkage) -> list[tuple[str, str, str | None, str]]:
    """Give each pointer in short."""
    return [(p.task, p.number, p.target, p.reason) for p in linkage.pointers]


@pytest.mark.parametrize("in_one", [True, False])
def test_pointers_are_followed(in_one: bool) -> None:  # noqa: FBT001
    """落实《X》第3、5项任务 leads to tasks 3 and 5 of X, in the same notice or another; what is not there is told."""
    linkage = (
        govtasks.link(govtasks.loads(COUNTY + CITY))
        if in_one
        else govtasks.link(govtasks.loads(COUNTY), govtasks.loads(OTHER))
    )
    first = 5 if in_one else 1
    assert told(linkage) == [
        ("t1", "3", f"t{first}", ""),
        ("t1", "5", f"t{first + 2}", ""),
        ("t2", "9", None, "the list has no task of number 9"),
        ("t3", "", f"t{first + 3}", ""),
    ]
    assert linkage.uncarried == (f"t{first + 1}",)
    assert linkage.own == ("t4",)
    assert all(0 <= p.score <= 100 for p in linkage.pointers if p.score is not None)
    assert linkage.pointers[-1].score == 100 >= SAME


def test_pointers_have_places() -> None:
    """The spans of a pointer are those of the document's name and of the number."""
    notice = govtasks.loads(COUNTY + CITY)
    pointer = govtasks.link(notice).pointers[1]
    assert [notice.document.quote((span,)) for span in pointer.spans] == ["示例市政府工作报告", "5"]


def test_a_list_that_is_not_there() -> None:
    """A pointer to a list that neither notice holds says so."""
    assert {p.reason for p in govtasks.link(govtasks.loads(COUNTY)).pointers} == {
        "no list here is called 示例市政府工作报告"
    }


def test_two_tasks_of_one_number() -> None:
    """A number that two tasks have leads nowhere."""
    upper = govtasks.loads(OTHER.replace("4.推进", "3.推进"))
    assert govtasks.link(govtasks.loads(COUNTY), upper).pointers[0].reason == "the list has 2 tasks of number 3"


def test_the_pointers_of_a_real_notice(shared: Path) -> None:
    """All 134 pointers of the notice with both lists lead to the task of its second list with that number."""
    (file,) = (shared / "seeds").glob("000_*.txt")
    notice = govtasks.load(file, plugins=[])
    linkage = govtasks.link(notice)
    numbered = [p for p in linkage.pointers if p.number]
    assert len(numbered) == 134
    for pointer in numbered:
        assert pointer.target, pointer
        target = notice.task(pointer.target)
        assert (target.part, target.label) == ("p2", pointer.number)
        assert notice.task(pointer.task).part == "p1"
    second = [task.label for task in notice.tasks if task.part == "p2"]
    assert len(linkage.uncarried) == len(second) - len({p.target for p in linkage.pointers})


REPORT = """示例市政府工作报告
——2024年1月9日在示例市第六届人民代表大会第四次会议上
示例市人民政府市长 林示范
各位代表：
现在，我代表市人民政府，向大会作工作报告，请予审议。
一、2023年工作回顾
过去一年，全市上下较好完成了各项任务。
二、2024年工作安排
（一）着力扩大内需。新建样本产业园区3个，引进亿元以上项目20个；加快示例大道改造，年内建成通车。
（二）着力改善民生。改造老旧小区50个，新增公办学位2000个。
"""
BREAKDOWN = """示例市人民政府办公室关于分解落实《政府工作报告》的通知
1.新建样本产业园区3个，引进亿元以上的项目20个。（责任单位：市发改委）
2.改造老旧小区50个。（责任单位：市住建局）
3.新增公办学位2000个。（责任单位：市教育局）
4.开展机关作风整顿，提升办事效率。（责任单位：市政务局）
"""


def test_promises_are_found_again() -> None:
    """Each sentence of a report has the tasks that took it up; what nobody took up, and what was added, is told."""
    alignment = govtasks.align(govtasks.loads(REPORT), govtasks.loads(BREAKDOWN))
    found = {promise.text: [one.task for one in promise.tasks] for promise in alignment.promises}
    assert found["新建样本产业园区3个，引进亿元以上项目20个；"] == ["t1"]
    assert sorted(found["改造老旧小区50个，新增公办学位2000个。"]) == ["t2", "t3"]
    assert "加快示例大道改造，年内建成通车。" in [promise.text for promise in alignment.untaken]
    assert alignment.own == ("t4",)
    assert all(one.score >= TAKEN_UP for promise in alignment.promises for one in promise.tasks)


OLD = """示例市人民政府办公室关于分解落实2023年重点工作的通知
1.新增规模以上工业企业80家。（牵头单位：市经信局；责任单位：市统计局）
2.细颗粒物平均浓度控制在40以内，空气优良天数比例达到80%以上。（责任单位：市生态环境局）
3.改造老旧小区30个。（责任单位：市住建局）
4.办好样本博览会。（责任单位：市商务局）
"""
NEW = """示例市人民政府办公室关于分解落实2024年重点工作的通知
1.新增规模以上工业企业100家。（牵头单位：市经信局；责任单位：市科技局）
2.细颗粒物平均浓度控制在40以内，空气优良天数比例达到78%以上。（责任单位：市生态环境局）
3.改造老旧小区30个。（责任单位：市住建局）
4.推进低空经济试点示范工作。（责任单位：市交通运输局）
"""


def test_years_are_compared() -> None:
    """Tasks are kept, changed in units or targets, dropped, or new."""
    comparison = govtasks.compare(govtasks.loads(OLD), govtasks.loads(NEW))
    assert [(pair.old, pair.new) for pair in comparison.kept] == [("t3", "t3")]
    first, second = comparison.changed
    assert (first.units_added, first.units_dropped) == (("市科技局",), ("市统计局",))
    (change,) = first.targets
    assert (change.old.value, change.new.value, change.change) == (Decimal(80), Decimal(100), "tightened")
    assert [(change.new.indicator, change.change) for change in second.targets] == [("空气优良天数比例", "loosened")]
    assert (comparison.dropped, comparison.added) == (("t4",), ("t4",))
    assert all(pair.score >= ALIKE for pair in comparison.pairs)


def test_an_upper_bound_is_tightened_downwards() -> None:
    """控制在…以内 asks for more where its number is lower."""
    line = "1.城镇调查失业率控制在{}%以内。（责任单位：市人社局）\n2.植树。（责任单位：市林业局）"
    head = "示例市重点工作责任分解\n"
    old, new = (govtasks.loads(head + line.format(number)) for number in ("5.5", "5"))
    (pair,) = govtasks.compare(old, new).changed
    assert [change.change for change in pair.targets] == ["tightened"]


def test_without_the_extra() -> None:
    """Where rapidfuzz is not installed, joining notices says how to get it."""
    script = (
        "import sys; sys.modules['rapidfuzz'] = None\n"
        "import govtasks\n"
        "notice = govtasks.loads('1.建馆。（责任单位：市文旅局）')\n"
        "try:\n    govtasks.compare(notice, notice)\n"
        "except govtasks.MissingDependencyError as error:\n    print(error.remedy)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == "pip install 'govtasks[fuzzy]'\n"
