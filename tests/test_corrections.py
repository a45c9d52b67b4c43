"""Corrections by hand: each action, each refusal, the file, and that no correction leaves a notice at fault."""

from __future__ import annotations

import datetime as dt
import functools
import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import govtasks
import invariants
from conftest import ROOT
from govtasks import Correction, Corrections, CorrectionsError, Span
from govtasks.cli.commands import commands
from govtasks.correcting import file as corrections_file
from govtasks.correcting.corrections import NEEDS, describe, hash_text
from govtasks.correcting.file import parse_corrections, to_rows, to_text
from govtasks.correcting.spans import take_away, unite
from govtasks.testing import cases

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = """示例市人民政府办公室关于分解落实2031年样本工作的通知

各区人民政府，市直有关部门：

现将样本工作分解如下。

一、做强样本产业（共2项）
1.建成样本产业园一期。引进样本企业3家。（牵头单位：市发改局；配合单位：市财政局；完成时限：2031年6月底前）
2.办好样本博览会。（责任单位：市商务局；落实《样本规划》第3项任务）
二、办好样本实事（责任单位：市教育局）
3.新建样本小学2所。
4.改造样本校舍。开放样本操场。
三、完善样本服务
5.建成样本中心，由市政务办牵头。（责任单位：市民政局）改造样本窗口。（责任单位：市住建局；完成时限：2031年9月底前）
6.优化样本流程。（责任单位：市数据局）
（1）减少样本材料。（责任单位：市人社局）
（2）缩短样本时限。（责任单位：市医保局）

示例市人民政府办公室
2031年1月5日
"""


@pytest.fixture(scope="module")
def notice() -> govtasks.Notice:
    """Give the notice as it is read."""
    return govtasks.loads(NOTICE)


def find(notice: govtasks.Notice, words: str) -> tuple[Span, ...]:
    """Give the place of words that stand once in the notice."""
    text = notice.document.text
    assert text.count(words) == 1, words
    return (Span(text.index(words), text.index(words) + len(words)),)


def make(notice: govtasks.Notice, action: str, /, **said: Any) -> Correction:  # noqa: ANN401 - of any field
    """Make a correction of this notice."""
    return Correction(action=action, **{"text": hash_text(notice.document), "notice": "notice.txt", **said})  # type: ignore[arg-type]


def task(notice: govtasks.Notice, words: str) -> govtasks.Task:
    """Give the only task with these words."""
    (found,) = [task for task in notice.tasks if words in task.text]
    return found


def of_unit(notice: govtasks.Notice, action: str, words: str, /, **said: Any) -> Correction:  # noqa: ANN401
    """Make a correction of the first assignment of this name."""
    first = next(t for t in notice.tasks if words in {a.name for a in t.assignments})
    (unit,) = [a for a in first.assignments if a.name == words]
    return make(notice, action, **{"at": unit.spans, "task": first.spans, "quote": words, **said})


def of_task(notice: govtasks.Notice, action: str, words: str, /, **said: Any) -> Correction:  # noqa: ANN401
    """Make a correction of the task with these words."""
    place = task(notice, words).spans
    return make(notice, action, **{"at": place, "quote": notice.document.quote(place), **said})


def correct(notice: govtasks.Notice, *corrections: Correction) -> govtasks.Notice:
    """Apply corrections, in either order, and check what comes out."""
    corrected = govtasks.correct(notice, Corrections(corrections))
    assert corrected == govtasks.correct(notice, Corrections(corrections[::-1]))
    assert corrected.document is notice.document
    return invariants.check(corrected)


def units(task: govtasks.Task) -> list[tuple[str, str]]:
    """Give role and name of those who answer for a task."""
    return [(a.role, a.name) for a in task.assignments]


# ------------------------------------------------------------------ units


def test_a_role_is_set(notice: govtasks.Notice) -> None:
    """The role is the corrected one, whatever conventions say, the task is sure, and nothing else changes."""
    corrected = correct(notice, of_unit(notice, "set-role", "市财政局", role="supervise"))
    first = corrected.tasks[0]
    assert units(first) == [("lead", "市发改局"), ("supervise", "市财政局")]
    assert first.names("supervise") == ("市财政局",)
    assert first.confidence == 1.0
    assert corrected.tasks[1:] == notice.tasks[1:]


def test_the_bounds_of_a_name_are_set(notice: govtasks.Notice) -> None:
    """The name is the words between the corrected bounds."""
    place = find(notice, "市发改局")
    shorter = (Span(place[0].start + 1, place[0].end),)
    corrected = correct(notice, of_unit(notice, "set-unit", "市发改局", spans=shorter))
    assert units(corrected.tasks[0])[0] == ("lead", "发改局")
    assert corrected.tasks[0].assignments[0].spans == shorter
    assert not corrected.repairs


def test_a_name_that_is_not_what_stands_there_is_a_repair(notice: govtasks.Notice) -> None:
    """A name that is written anew keeps the words of the notice as a repair."""
    place = find(notice, "市商务局")
    corrected = correct(notice, of_unit(notice, "set-unit", "市商务局", spans=place, name="市 商务委"))
    assert units(corrected.tasks[1]) == [("responsible", "市商务委")]
    assert [(r.before, r.after, r.spans) for r in corrected.repairs] == [("市商务局", "市商务委", place)]


def test_a_name_of_any_signs_is_written_in_every_format(notice: govtasks.Notice) -> None:
    """A name that no table can hold, of half a surrogate pair, breaks no format."""
    place = find(notice, "市商务局")
    corrected = correct(notice, of_unit(notice, "set-unit", "市商务局", spans=place, name="\ud800<b>\0"))
    for form in govtasks.formats():
        assert list(govtasks.render(corrected, form))
    assert govtasks.Corpus.of([corrected]).query("SELECT 1 FROM assignments WHERE unit LIKE '\ufffd<b>%'").rows == (
        (1,),
    )


def test_a_unit_of_a_heading_is_corrected_for_one_task_or_for_all(notice: govtasks.Notice) -> None:
    """An inherited unit is corrected in the task that is named, or in all where none is."""
    one = correct(notice, of_unit(notice, "set-role", "市教育局", role="lead"))
    assert [t.assignments[0].role for t in one.tasks[2:4]] == ["lead", "responsible"]
    both = correct(notice, of_unit(notice, "set-role", "市教育局", role="lead", task=()))
    assert [t.assignments[0].role for t in both.tasks[2:4]] == ["lead", "lead"]
    none = correct(notice, of_unit(notice, "remove-unit", "市教育局", task=()))
    assert [t.assignments for t in none.tasks[2:4]] == [(), ()]


def test_a_unit_is_removed(notice: govtasks.Notice) -> None:
    """The unit is gone; its words stay with the bracket that they stand in."""
    corrected = correct(notice, of_unit(notice, "remove-unit", "市财政局"))
    assert units(corrected.tasks[0]) == [("lead", "市发改局")]
    assert corrected.coverage.explained == 1


def test_a_unit_is_added_where_it_stands(notice: govtasks.Notice) -> None:
    """An added unit stands among the others in the order of the text."""
    spans = find(notice, "市政务办")
    corrected = correct(notice, of_task(notice, "add-unit", "建成样本中心", role="guide", spans=spans))
    changed = task(corrected, "建成样本中心")
    assert ("guide", "市政务办") in units(changed)
    assert [a.spans for a in changed.assignments] == sorted(a.spans for a in changed.assignments)


def test_role_and_name_of_one_unit_are_corrected_together(notice: govtasks.Notice) -> None:
    """Two corrections of different sides of one thing are both applied; the same one twice counts once."""
    role = of_unit(notice, "set-role", "市财政局", role="guide")
    name = of_unit(notice, "set-unit", "市财政局", spans=find(notice, "市财政局"), name="市财政委")
    assert units(correct(notice, role, name, role).tasks[0])[1] == ("guide", "市财政委")


# ------------------------------------------------------------------ tasks


def test_the_text_of_a_task_is_set(notice: govtasks.Notice) -> None:
    """The text has the corrected bounds, and what falls out of it inside the list is unexplained."""
    corrected = correct(notice, of_task(notice, "set-task", "产业园", spans=find(notice, "建成样本产业园一期。")))
    assert corrected.tasks[0].text == "建成样本产业园一期。"
    assert corrected.tasks[0].heading is None
    assert [notice.document.quote((span,)) for span in corrected.unexplained] == ["引进样本企业3家。"]
    assert corrected.coverage.explained < 1
    unit = of_task(notice, "add-unit", "产业园", role="support", spans=find(notice, "样本企业"))
    corrected = correct(notice, of_task(notice, "set-task", "产业园", spans=find(notice, "建成样本产业园一期。")), unit)
    assert [notice.document.quote((span,)) for span in corrected.unexplained] == ["引进", "3家。"]


def test_what_is_set_off_stays_out_of_a_text(notice: govtasks.Notice) -> None:
    """A text over a bracket of units, a number and the end of a paragraph leaves out what is no text of the task."""
    start, end = find(notice, "1.建成样本产业园一期。")[0].start, find(notice, "2.")[0].start
    corrected = correct(notice, of_task(notice, "set-task", "产业园", spans=(Span(start, end),)))
    assert corrected.tasks[0].text == notice.tasks[0].text
    assert corrected.tasks[0].set_off == notice.tasks[0].set_off


def test_a_bracket_without_units_may_become_text(notice: govtasks.Notice) -> None:
    """Where its units are removed, a bracket is text of the task that is corrected to hold it."""
    start, end = find(notice, "优化")[0].start, find(notice, "市数据局）")[0].end
    removed = of_unit(notice, "remove-unit", "市数据局")
    corrected = correct(notice, removed, of_task(notice, "set-task", "优化", spans=(Span(start, end),)))
    assert task(corrected, "优化").text == "优化样本流程。（责任单位：市数据局）"
    assert task(corrected, "优化").set_off == ()


def test_a_task_is_split_and_its_pieces_share_a_bracket(notice: govtasks.Notice) -> None:
    """The first piece keeps the number; units and deadline of the bracket behind both hold for both."""
    corrected = correct(notice, of_task(notice, "split-task", "产业园", cuts=(find(notice, "引进样本企业")[0].start,)))
    first, second = corrected.tasks[:2]
    assert [(t.id, t.label, t.text) for t in (first, second)] == [
        ("t1", "1", "建成样本产业园一期。"),
        ("t2", "", "引进样本企业3家。"),
    ]
    assert units(first) == units(second) == units(notice.tasks[0])
    assert first.deadline == second.deadline == notice.tasks[0].deadline
    assert len(corrected.tasks) == len(notice.tasks) + 1


def test_a_split_deals_out_the_units_that_stand_in_the_pieces(notice: govtasks.Notice) -> None:
    """A piece with a bracket of its own has the units of this one only; inherited units hold for each."""
    corrected = correct(
        notice,
        of_task(notice, "split-task", "样本中心", cuts=(find(notice, "改造样本窗口")[0].start,)),
        of_task(notice, "split-task", "校舍", cuts=(find(notice, "开放样本操场")[0].start,)),
    )
    assert ("responsible", "市民政局") in units(task(corrected, "样本中心"))
    assert units(task(corrected, "样本窗口")) == [("responsible", "市住建局")]
    assert task(corrected, "样本中心").deadline is None
    assert task(corrected, "样本窗口").deadline
    assert units(task(corrected, "操场")) == units(task(corrected, "校舍")) == [("responsible", "市教育局")]


def test_tasks_are_merged(notice: govtasks.Notice) -> None:
    """The first task takes up text, number in its place, units, deadline and references of the others."""
    corrected = correct(notice, of_task(notice, "merge-tasks", "产业园", joined=(task(notice, "博览会").spans,)))
    first = corrected.tasks[0]
    assert first.label == "1"
    assert first.text == "建成样本产业园一期。引进样本企业3家。\n2.办好样本博览会。"
    assert [name for _, name in units(first)] == ["市发改局", "市财政局", "市商务局"]
    assert first.deadline
    assert first.references == notice.tasks[1].references
    assert len(corrected.tasks) == len(notice.tasks) - 1


def test_what_stands_below_a_task_goes_with_it(notice: govtasks.Notice) -> None:
    """Sub-items follow their task to its new id, to the task that it is merged with, or to the one above it."""
    assert [t.parent for t in notice.tasks[-2:]] == ["t6", "t6"]
    gone = correct(notice, of_task(notice, "no-task", "博览会"))
    assert [t.parent for t in gone.tasks[-2:]] == ["t5", "t5"]
    merged = correct(notice, of_task(notice, "merge-tasks", "优化", joined=(task(notice, "样本中心").spans,)))
    assert [t.parent for t in merged.tasks[-2:]] == ["t5", "t5"]
    bare = correct(notice, of_task(notice, "no-task", "优化"))
    assert [t.parent for t in bare.tasks[-2:]] == [None, None]


def test_a_task_that_is_none_is_prose(notice: govtasks.Notice) -> None:
    """Its words are explained as text that is no task, and the count of its heading is compared again."""
    corrected = correct(notice, of_task(notice, "no-task", "博览会"))
    assert [t.id for t in corrected.tasks] == [f"t{n}" for n in range(1, len(notice.tasks))]
    assert corrected.coverage.explained == 1
    place = find(notice, "办好样本博览会")[0].start
    assert [leaf.kind for leaf in corrected.leaves() if leaf.start <= place < leaf.end] == ["prose"]


def test_a_task_is_added_under_the_heading_above_it(notice: govtasks.Notice) -> None:
    """An added task takes its place and section from where it stands; units may be added to it."""
    place = find(notice, "现将样本工作分解如下。")
    corrected = correct(
        notice,
        make(notice, "add-task", spans=place),
        make(notice, "add-unit", at=place, role="lead", spans=find(notice, "各区人民政府")),
    )
    assert corrected.tasks[0].text == "现将样本工作分解如下。"
    assert corrected.tasks[0].section is None
    assert units(corrected.tasks[0]) == [("lead", "各区人民政府")]
    removed = of_task(notice, "no-task", "优化")
    again = make(notice, "add-task", spans=(Span(find(notice, "样本流程")[0].start, find(notice, "样本流程")[0].end),))
    added = task(correct(notice, removed, again), "样本流程")
    assert [section.title for section in notice.path(added)] == ["完善样本服务"]


def test_a_list_in_a_notice_that_had_none_is_told_no_more() -> None:
    """Where tasks are added to a text without any, it is a task notice; where all are taken away, it is none."""
    letter = govtasks.loads("示例市人民政府公告\n\n请各单位清扫积雪。\n")
    assert letter.kind == "other"
    corrected = correct(letter, make(letter, "add-task", spans=find(letter, "请各单位清扫积雪。")))
    assert corrected.kind == "task_notice"
    assert "no-tasks" not in {d.code for d in corrected.diagnostics}
    listed = govtasks.loads("示例市人民政府关于工作的通知\n\n1.扫雪。（责任单位：市城管局）\n")
    emptied = correct(listed, make(listed, "no-task", at=listed.tasks[0].spans))
    assert emptied.kind == "other"
    assert "no-tasks" in {d.code for d in emptied.diagnostics}


def test_a_declared_count_is_compared_again() -> None:
    """A heading whose count agrees once corrected is told no more; one that still does not is told the new count."""
    first = "示例市人民政府关于工作的通知\n\n一、工作（共3项）\n1.建甲馆。建乙馆。建丙馆。（责任单位：市文旅局）\n"
    notice = govtasks.loads(f"{first}二、其他\n2.办会。（责任单位：市商务局）\n3.办展。（责任单位：市商务局）\n")
    cuts = (find(notice, "建乙馆")[0].start, find(notice, "建丙馆")[0].start)
    told = [d for d in notice.diagnostics if d.code == "count-mismatch"]
    assert dict(told[0].facts)["found"] == "1"
    place = notice.tasks[0].spans
    two = correct(notice, make(notice, "split-task", at=place, cuts=cuts[:1]))
    assert [dict(d.facts)["found"] for d in two.diagnostics if d.code == "count-mismatch"] == ["2"]
    three = correct(notice, make(notice, "split-task", at=place, cuts=cuts))
    assert not [d for d in three.diagnostics if d.code == "count-mismatch"]


def test_a_remark_goes_with_its_task() -> None:
    """A diagnostic of a task has its new id, and none where it is a task no more."""
    notice = govtasks.loads(
        "示例市人民政府关于工作的通知\n\n1.办展。（责任单位：市商务局）\n2.建馆。（责任单位：市文旅局\n"
    )
    assert [d.task for d in notice.diagnostics] == ["t2"]
    for i, new in ((0, "t1"), (1, None)):
        corrected = correct(notice, make(notice, "no-task", at=notice.tasks[i].spans))
        assert [d.task for d in corrected.diagnostics] == [new]


# ------------------------------------------------------------------ whose corrections they are


def test_corrections_of_another_notice_are_passed_over(notice: govtasks.Notice) -> None:
    """A file may hold corrections of many notices; where none is of this one, that is told."""
    other = make(notice, "add-task", spans=(Span(1, 2),), text="0" * 64, notice="other.txt")
    own = of_task(notice, "no-task", "博览会")
    assert correct(notice, own, other) == correct(notice, own)
    assert [d.code for d in correct(notice, other).diagnostics if d.code.startswith("no-c")] == ["no-correction"]
    assert govtasks.correct(notice, Corrections()) == notice


def test_corrections_of_a_text_that_has_changed_are_told(tmp_path: Path) -> None:
    """Where text, place or words are not what they were, the correction is not applied and the notice says so."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    notice = govtasks.load(path)
    outdated = (
        of_task(notice, "no-task", "博览会", text="0" * 64, notice="elsewhere/notice.txt"),
        of_task(notice, "no-task", "博览会", quote="别的话"),
        make(notice, "no-task", at=find(notice, "现将")),
        make(notice, "set-role", at=find(notice, "现将"), role="lead"),
        of_task(notice, "merge-tasks", "博览会", joined=(find(notice, "现将"),)),
        make(notice, "no-task", at=(Span(9_999, 10_000),)),
        make(notice, "no-task", at=task(notice, "博览会").spans, text=""),
    )
    corrected = correct(notice, *outdated)
    assert corrected.tasks == notice.tasks
    assert [d.code for d in corrected.diagnostics] == ["correction-outdated"] * len(outdated)


def test_a_correction_without_a_hash_is_known_by_its_words(tmp_path: Path) -> None:
    """Where the hash is absent, name and words say whose correction it is."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, "utf-8")
    notice = govtasks.load(path)
    assert len(correct(notice, of_task(notice, "no-task", "博览会", text="")).tasks) == len(notice.tasks) - 1
    other = of_task(notice, "no-task", "博览会", text="", notice="other.txt")
    assert correct(notice, other).tasks == notice.tasks


# ------------------------------------------------------------------ refusals


def test_what_cannot_be_applied_is_refused_with_the_reason(notice: govtasks.Notice) -> None:
    """Places outside the text, texts that overlap, cuts outside a task, places without words."""
    first, far = task(notice, "产业园"), (Span(9_999, 10_000),)
    start = first.spans[0].start
    gap = find(notice, "\n各区")[0]
    refused = {
        "outside": [
            make(notice, "add-task", spans=far),
            of_task(notice, "set-task", "产业园", spans=far),
            of_unit(notice, "set-unit", "市商务局", spans=far),
            of_task(notice, "add-unit", "产业园", spans=far, role="lead"),
        ],
        "overlap": [
            make(notice, "add-task", spans=find(notice, "样本博览会")),
            of_task(notice, "set-task", "产业园", spans=(Span(start, find(notice, "博览会")[0].end),)),
        ],
        "cuts": [
            of_task(notice, "split-task", "产业园", cuts=(start,)),
            of_task(notice, "split-task", "产业园", cuts=(start + 3, 9_999)),
        ],
        "no words": [
            make(notice, "add-task", spans=(Span(gap.start, gap.start + 1),)),
            of_unit(notice, "set-unit", "市商务局", spans=(Span(gap.start, gap.start + 1),), name="市商务委"),
            of_task(notice, "set-task", "产业园", spans=first.set_off),
            of_task(notice, "split-task", "样本中心", cuts=tuple(find(notice, "市民政局")[0])),
        ],
        "needs": [make(notice, "set-role", at=find(notice, "市商务局"))],
    }
    for reason, ones in refused.items():
        for one in ones:
            with pytest.raises(CorrectionsError, match=reason) as caught:
                govtasks.correct(notice, Corrections((of_task(notice, "no-task", "小学"), one), "c.json"))
            assert caught.value.source == "c.json"
            assert one.action in caught.value.reason


CLASHES = [
    ("set-role", "set-role", {"role": "lead"}, {"role": "guide"}),
    ("set-role", "remove-unit", {"role": "lead"}, {}),
    ("set-unit", "set-unit", {"spans": (Span(1, 2),)}, {"spans": (Span(1, 3),)}),
    ("set-unit", "remove-unit", {"spans": (Span(1, 2),)}, {}),
    ("set-role", "set-role", {"role": "lead", "task": (Span(1, 9),)}, {"role": "guide"}),
    ("set-role", "set-role", {"role": "lead"}, {"role": "guide", "task": (Span(1, 9),)}),
    ("set-task", "set-task", {"spans": (Span(1, 2),)}, {"spans": (Span(1, 3),)}),
    ("set-task", "no-task", {"spans": (Span(1, 2),)}, {}),
    ("split-task", "no-task", {"cuts": (3,)}, {}),
    ("split-task", "split-task", {"cuts": (3,)}, {"cuts": (4,)}),
    ("split-task", "merge-tasks", {"cuts": (3,)}, {"joined": ((Span(30, 40),),)}),
    ("merge-tasks", "merge-tasks", {"joined": ((Span(30, 40),),)}, {"joined": ((Span(50, 60),),)}),
    ("merge-tasks", "no-task", {"at": (Span(0, 1),), "joined": ((Span(2, 9),),)}, {}),
    ("add-unit", "add-unit", {"spans": (Span(3, 4),), "role": "lead"}, {"spans": (Span(3, 4),), "role": "guide"}),
]


@pytest.mark.parametrize(("one", "other", "says", "denies"), CLASHES)
def test_two_that_contradict_each_other_are_refused(
    one: str, other: str, says: dict[str, Any], denies: dict[str, Any]
) -> None:
    """Both are named, in a file and in hand, in either order; of different texts they do not."""
    notice = govtasks.loads(NOTICE)
    pair = [make(notice, action, **{"at": (Span(2, 9),), **said}) for action, said in ((one, says), (other, denies))]
    for found in (pair, pair[::-1]):
        with pytest.raises(CorrectionsError, match="contradict") as caught:
            parse_corrections(to_text(found).encode(), "c.json")
        assert all(describe(each) in caught.value.reason for each in pair)
    apart = to_text([pair[0], Correction(**{**fields(pair[1]), "text": "0" * 64})])
    assert len(parse_corrections(apart.encode()).corrections) == 2


def test_two_in_hand_that_contradict_each_other_are_refused(notice: govtasks.Notice) -> None:
    """What no file was read from is checked all the same, and the same thing said twice is none."""
    pair = (
        of_task(notice, "no-task", "博览会"),
        of_task(notice, "set-task", "博览会", spans=find(notice, "办好样本博")),
    )
    with pytest.raises(CorrectionsError, match="contradicts"):
        govtasks.correct(notice, Corrections(pair))
    again = Correction(**{**fields(pair[0]), "note": "again", "notice": "", "text": ""})
    assert correct(notice, pair[0], again) == correct(notice, pair[0])


def fields(one: Correction) -> dict[str, Any]:
    """Give the fields of a correction."""
    return {name: getattr(one, name) for name in Correction.__slots__ if not name.startswith("__")}


# ------------------------------------------------------------------ the file


def test_a_file_comes_back_as_it_was(notice: govtasks.Notice, tmp_path: Path) -> None:
    """What is written is read again, and written again it is the same bytes, whatever the order."""
    path = tmp_path / "corrections.json"
    whole = (
        of_unit(
            notice, "set-unit", "市商务局", spans=find(notice, "市商务局"), name="市商务委", note="改名", author="王某"
        ),
        of_task(notice, "merge-tasks", "产业园", joined=(task(notice, "博览会").spans,), date=dt.date(2026, 11, 23)),
        of_task(notice, "split-task", "校舍", cuts=(find(notice, "开放")[0].start,), note="\ud800 </script> \u202e"),
    )
    govtasks.write_corrections(whole, path)
    read = govtasks.read_corrections(path)
    assert sorted(map(str, read.corrections)) == sorted(map(str, whole))
    assert set(read.corrections) == set(whole)
    before = path.read_bytes()
    govtasks.write_corrections(Corrections(read.corrections[::-1]), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    with path.open("rb") as file:
        assert json.load(file)["corrections"][0]["with"]


def test_the_agreed_form_is_read() -> None:
    """A file with every key, empty ones too, and with others that are not known, is read."""
    row = {
        "action": "set-unit", "text": "ab", "notice": "n.txt", "at": [[3, 5]], "task": [], "quote": "市局",
        "role": None, "spans": [[3, 4]], "name": None, "cuts": [], "with": [], "note": "", "author": "", "date": None,
        "more": 1,
    }  # fmt: skip
    data = json.dumps({"schema": "govtasks.corrections/1", "corrections": [row], "made by": "page"})
    (one,) = parse_corrections(b"\xef\xbb\xbf" + data.encode()).corrections
    assert one == Correction(
        action="set-unit", text="ab", notice="n.txt", at=(Span(3, 5),), quote="市局", spans=(Span(3, 4),)
    )


def test_what_is_left_open_is_not_written(notice: govtasks.Notice) -> None:
    """A row holds what it says and no more; of a unit it always says in which task, `[]` where in all."""
    one = of_unit(notice, "remove-unit", "市商务局", task=(), text="", notice="")
    (row,) = to_rows([one, one])
    assert row == {"action": "remove-unit", "at": [list(one.at[0])], "task": [], "quote": "市商务局"}


def rows(*rows: object) -> bytes:
    """Give a file of rows."""
    return json.dumps({"schema": "govtasks.corrections/1", "corrections": list(rows)}).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "schema"),
        (b'{"corrections": []}', "schema"),
        (b'{"schema": "govtasks.notice/1", "corrections": []}', "is no schema"),
        (b'{"schema": "govtasks.corrections/2", "corrections": []}', "newer"),
        (b'{"schema": "govtasks.corrections/' + b"9" * 5000 + b'", "corrections": []}', "is no schema"),
        (b'{"schema": "govtasks.corrections/1"}', "corrections: expected a list"),
        (b'{"schema": "govtasks.corrections/1", "corrections": ' + b"[" * 900 + b"]" * 900 + b"}", "corrections"),
        (rows(1), r"corrections\[0\]: expected an object"),
        (rows({}), "action"),
        (rows({"action": "burn"}), "burn"),
        (rows({"action": "set-role", "at": [[1, 2]], "role": "boss"}), r"corrections\[0\].role: “boss” is none of"),
        (rows({"action": "set-role", "at": [[1, 2]]}), "needs “role”"),
        (rows({"action": "merge-tasks", "at": [[1, 2]]}), "needs “with”"),
        (rows({"action": "merge-tasks", "at": [[1, 2]], "with": [[]]}), "empty"),
        (rows({"action": "merge-tasks", "at": [[1, 2]], "with": [1]}), r"with\[0\]"),
        (rows({"action": "no-task", "at": [[2, 2]]}), "empty"),
        (rows({"action": "no-task", "at": [[-1, 2]]}), "out of order"),
        (rows({"action": "no-task", "at": [[3, 4], [1, 2]]}), "out of order"),
        (rows({"action": "no-task", "at": [[1, True]]}), r"at\[0\]"),
        (rows({"action": "no-task", "at": [[1, 2]], "date": "tomorrow"}), "date"),
        (rows({"action": "split-task", "at": [[1, 9]], "cuts": [5, 5]}), "cuts"),
        (rows({"action": "set-unit", "at": [[1, 9]], "spans": [[1, 9]], "name": " "}), "name"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_place(data: bytes, words: str) -> None:
    """Damaged files, other schemas, newer ones, wrong values: one kind of error, with source, reason and remedy."""
    with pytest.raises(CorrectionsError, match=words) as caught:
        parse_corrections(data, "c.json")
    assert caught.value.source == "c.json"
    assert caught.value.remedy
    assert str(caught.value).startswith("c.json: ")


def test_files_that_cannot_be_read_or_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, a folder, one that is too large, a folder that is not there: nothing is left behind."""
    with pytest.raises(CorrectionsError, match="cannot be read"):
        govtasks.read_corrections(tmp_path / "none.json")
    with pytest.raises(CorrectionsError, match="cannot be read"):
        govtasks.load(b"x", corrections=tmp_path)
    with pytest.raises(CorrectionsError, match="cannot be read"):
        govtasks.read_corrections("\0")
    with pytest.raises(CorrectionsError, match="cannot be written"):
        govtasks.write_corrections((), tmp_path / "none" / "c.json")
    (tmp_path / "large.json").write_bytes(rows())
    monkeypatch.setattr(corrections_file, "MOST_BYTES", 10)
    with pytest.raises(CorrectionsError, match="more than 10 bytes"):
        govtasks.read_corrections(tmp_path / "large.json")


# ------------------------------------------------------------------ load, command line


def test_load_applies_them(tmp_path: Path) -> None:
    """`load`, `loads` and `load_many` take a file or corrections in hand; what cannot be applied is raised."""
    path, file = tmp_path / "notice.txt", tmp_path / "corrections.json"
    path.write_text(NOTICE, "utf-8")
    notice = govtasks.load(path)
    given = Corrections((of_task(notice, "no-task", "博览会"),))
    govtasks.write_corrections(given, file)
    corrected = correct(notice, *given.corrections)
    assert govtasks.load(path, corrections=file) == govtasks.load(path, corrections=given) == corrected
    assert govtasks.loads(NOTICE, corrections=str(file)).tasks == corrected.tasks
    first, second = govtasks.load_many([path, b"1.a"], corrections=file)
    assert first.notice == corrected
    assert second.notice
    assert "no-correction" in {d.code for d in second.notice.diagnostics}
    file.write_bytes(b"{")
    for call in (lambda: govtasks.load(path, corrections=file), lambda: list(govtasks.load_many([], corrections=file))):
        with pytest.raises(CorrectionsError):
            call()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a notice and corrections of it, and stand in it."""
    (tmp_path / "notice.txt").write_text(NOTICE, "utf-8")
    notice = govtasks.load(tmp_path / "notice.txt")
    corrections = (
        of_task(notice, "no-task", "博览会", author="王某", date=dt.date(2031, 2, 3), note="只是\x1b[1m例子"),
        of_unit(notice, "set-role", "市财政局", role="supervise"),
    )
    govtasks.write_corrections(corrections, tmp_path / "c.json")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(commands, words)


def test_the_commands_that_read_take_corrections(folder: Path) -> None:
    """`parse` and `show` show the corrected notice, and refuse a file that is none."""
    parsed = run("parse", "notice.txt", "--corrections", "c.json")
    assert "博览会" not in json.dumps(json.loads(parsed.output)["tasks"], ensure_ascii=False)
    assert "supervise 市财政局" in run("show", "notice.txt", "--corrections", "c.json").output
    (folder / "c.json").write_bytes(b"{")
    refused = run("show", "notice.txt", "--corrections", "c.json")
    assert (refused.exit_code, "c.json: is no JSON" in refused.output) == (1, True)


def test_corrections_are_listed(folder: Path) -> None:
    """A line each, with thing, place, new value, who, when and why, and nothing for the terminal to obey."""
    listed = run("corrections", "list", "c.json").output.splitlines()
    assert len(listed) == 2
    assert listed[0].startswith("notice.txt: set-role “市财政局” at ")
    assert "→ supervise" in listed[0]
    assert listed[1].endswith("(王某 2031-02-03: 只是 [1m例子)")
    assert run("corrections", "list", str(folder)).exit_code == 1


def test_corrections_are_checked(folder: Path) -> None:
    """Each is told what it is for the notices; the exit code is 0 only where all apply."""
    good = run("corrections", "check", "c.json", "notice.txt")
    assert (good.exit_code, good.output.count("applies: ")) == (0, 2)
    (folder / "other.txt").write_text("示例市人民政府公告\n", "utf-8")
    other = run("corrections", "check", "c.json", "other.txt")
    assert (other.exit_code, other.output.count("of no notice given: ")) == (1, 2)
    (folder / "notice.txt").write_text(NOTICE.replace("六", "七").replace("6.", "7."), "utf-8")
    old = run("corrections", "check", "c.json", "notice.txt")
    assert (old.exit_code, old.output.count("outdated (the text has changed): ")) == (1, 2)
    assert run("corrections", "check", "c.json").exit_code == 2
    assert run("corrections", "check", "c.json", "none.txt").exit_code == 1


def test_contradictions_and_refusals_are_checked_too(folder: Path) -> None:
    """Of two that contradict each other both are listed, and what cannot be applied is told."""
    notice = govtasks.load("notice.txt")
    given = govtasks.read_corrections("c.json").corrections
    clash = of_task(notice, "split-task", "博览会", cuts=(find(notice, "样本博览会")[0].start,))
    govtasks.write_corrections((*given, clash), "c.json")
    told = run("corrections", "check", "c.json", "notice.txt")
    assert told.exit_code == 1
    assert told.output.count("contradicts ") == 2
    assert run("parse", "notice.txt", "--corrections", "c.json").exit_code == 1
    govtasks.write_corrections((*given, make(notice, "add-task", spans=(Span(9_999, 10_000),))), "c.json")
    told = run("corrections", "check", "c.json", "notice.txt")
    assert (told.exit_code, "outside" in told.output) == (1, True)
    assert folder.is_dir()


def test_a_corrected_notice_is_a_reference_answer(folder: Path) -> None:
    """`apply` prints the notice or the answer that `evaluate` takes; the answer shows what is misread."""
    applied = run("corrections", "apply", "notice.txt", "--corrections", "c.json")
    notice = govtasks.load("notice.txt", corrections="c.json")
    assert govtasks.Notice.from_dict(json.loads(applied.output)) == notice
    assert run("corrections", "apply", "notice.txt").exit_code == 2
    two = run("corrections", "apply", "notice.txt", "notice.txt", "--corrections", "c.json", "--as", "answer")
    assert len(json.loads(two.output)) == 2
    for name in ("gold", "notices"):
        (folder / name).mkdir()
    (folder / "notices" / "notice.txt").write_text(NOTICE, "utf-8")
    answer = run("corrections", "apply", "notice.txt", "--corrections", "c.json", "--as", "answer")
    (folder / "gold" / "notice.json").write_text(answer.output, "utf-8")
    (row,) = govtasks.evaluate("gold", "notices").notices
    assert {f.what for f in row.failures} == {"extra", "assignment"}


def test_a_corrected_notice_is_a_case(folder: Path) -> None:
    """`accept --corrections` writes the corrected notice as the answer of a case; one that does not fit is refused."""
    assert run("accept", "notice.txt", "--corrections", "c.json").exit_code == 0
    (case,) = [case for case in cases(folder) if case.name == "notice"]
    said = case.expected()
    assert len(said["tasks"]) == len(govtasks.load("notice.txt").tasks) - 1
    (folder / "notice.json").unlink()
    (folder / "notice.txt").write_text(NOTICE.replace("6.", "7."), "utf-8")
    refused = run("accept", "notice.txt", "--corrections", "c.json")
    assert (refused.exit_code, (folder / "notice.json").exists()) == (1, False)
    assert run("corrections", "apply", "notice.txt", "--corrections", "c.json").exit_code == 1


# ------------------------------------------------------------------ properties

usual = settings(deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@functools.cache
def read_cases() -> list[govtasks.Notice]:
    """Give notices of many kinds, with tasks."""
    found = [govtasks.load(case.path) for case in cases(ROOT / "tests" / "cases")]
    return [govtasks.loads(NOTICE), *(notice for notice in found if notice.tasks)]


@st.composite
def within(draw: st.DrawFn, notice: govtasks.Notice, span: Span) -> tuple[Span, ...]:
    """Give a place inside a span that holds a letter or a digit."""
    letters = [i for i in range(*span) if notice.document.text[i].isalnum()]
    start, end = draw(st.sampled_from(letters)), draw(st.sampled_from(letters))
    return (Span(min(start, end), max(start, end) + 1),)


@st.composite
def of_any_task(draw: st.DrawFn, notice: govtasks.Notice, task: govtasks.Task) -> list[Correction]:
    """Give corrections of one task that can be applied together with those of all others."""
    span, text = task.spans[0], notice.document.text
    inner = [i for i in range(span.start + 1, span.end) if text[i].isalnum() and text[i - 1].isalnum()]
    unit = draw(st.sampled_from(task.assignments)) if task.assignments else None
    roles = st.sampled_from(["leader", "lead", "responsible", "support", "supervise", "guide"])
    choices = ["none", "no-task", "set-task", "add-unit", *(["split-task"] if inner else [])]
    match draw(st.sampled_from([*choices, *(["set-role", "set-unit", "remove-unit"] if unit else [])])):
        case "none":
            return []
        case "no-task":
            return [make(notice, "no-task", at=task.spans)]
        case "set-task":
            return [make(notice, "set-task", at=task.spans, spans=draw(within(notice, span)))]
        case "split-task":
            cuts = sorted(draw(st.sets(st.sampled_from(inner), min_size=1, max_size=1)))
            return [make(notice, "split-task", at=task.spans, cuts=tuple(cuts))]
        case "add-unit":
            place = draw(within(notice, Span(0, len(text))))
            name = draw(st.none() | st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=5))
            return [make(notice, "add-unit", at=task.spans, spans=place, role=draw(roles), name=name)]
        case action:
            assert unit
            said = {"role": draw(roles), "spans": draw(within(notice, unit.spans[0]))}
            return [make(notice, action, at=unit.spans, task=task.spans, **said)]


@st.composite
def valid(draw: st.DrawFn) -> tuple[govtasks.Notice, list[Correction]]:
    """Give a notice and corrections of it, at most one kind a task, that can all be applied."""
    notice = draw(st.sampled_from(read_cases()))
    tasks = [t for t in notice.tasks if any(c.isalnum() for c in notice.document.text[slice(*t.spans[0])])]
    merged = draw(st.lists(st.sampled_from(tasks), unique_by=lambda t: t.id, max_size=3)) if tasks else []
    made = [one for task in tasks if task not in merged for one in draw(of_any_task(notice, task))]
    if len(merged) > 1:
        made.append(make(notice, "merge-tasks", at=merged[0].spans, joined=tuple(t.spans for t in merged[1:])))
    prose = [leaf for leaf in notice.leaves() if leaf.kind == "prose" and is_worded(notice, leaf)]
    if prose and draw(st.sampled_from([True, False])):
        leaf = draw(st.sampled_from(prose))
        made.append(make(notice, "add-task", spans=draw(within(notice, Span(leaf.start, leaf.end)))))
    return notice, made


def is_worded(notice: govtasks.Notice, leaf: govtasks.Leaf) -> bool:
    """Tell a leaf that holds a letter or a digit."""
    return any(c.isalnum() for c in notice.document.text[leaf.start : leaf.end])


@usual
@given(valid())
def test_valid_corrections_leave_no_fault(made: tuple[govtasks.Notice, list[Correction]]) -> None:
    """Whatever is corrected, the notice is consistent, survives JSON, and its file comes back the same."""
    notice, corrections = made
    corrected = correct(notice, *corrections)
    assert not {d.code for d in corrected.diagnostics} & {"correction-outdated", "no-correction"}
    text = to_text(corrections)
    read = parse_corrections(text.encode())
    assert to_text(read.corrections) == text
    assert govtasks.correct(notice, read) == corrected


SPANS = st.lists(st.tuples(st.integers(-1, 400), st.integers(-1, 400)).map(sorted), max_size=3)


@usual
@given(st.data())
def test_random_corrections_are_applied_or_refused(data: st.DataObject) -> None:
    """Corrections at any place, real or not, give a notice without fault or a CorrectionsError."""
    notice = data.draw(st.sampled_from(read_cases()))
    real = st.sampled_from([list(map(list, task.spans)) for task in notice.tasks])
    row = st.fixed_dictionaries(
        {"action": st.sampled_from(list(NEEDS)), "text": st.just(hash_text(notice.document)), "at": real | SPANS},
        optional={
            "task": real | SPANS, "spans": SPANS, "with": st.lists(real | SPANS, max_size=2),
            "cuts": st.lists(st.integers(-1, 400), max_size=3), "name": st.text(max_size=3) | st.none(),
            "role": st.sampled_from(["lead", "leader", "boss", None]), "quote": st.text(max_size=2),
        },
    )  # fmt: skip
    try:
        corrections = parse_corrections(rows(*data.draw(st.lists(row, max_size=4))))
        corrected = govtasks.correct(notice, corrections)
    except CorrectionsError:
        return
    invariants.check(corrected)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)


@usual
@given(
    st.binary(max_size=60)
    | JSON.map(lambda value: json.dumps({"schema": "govtasks.corrections/1", "corrections": value}).encode())
    | st.dictionaries(st.sampled_from([*Correction.__slots__, "with"]), JSON).map(rows)
)
@example(b'{"schema": "govtasks.corrections/1", "corrections": [{"action": []}]}')
def test_garbage_raises_nothing_else(data: bytes) -> None:
    """Whatever the bytes are, they are corrections or a CorrectionsError."""
    try:
        found = parse_corrections(data)
    except CorrectionsError:
        return
    assert isinstance(found, Corrections)


SETS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda p: p[0] < p[1]).map(lambda p: Span(*p)))


@usual
@given(SETS, SETS)
def test_sets_of_spans_are_sets_of_characters(spans: list[Span], holes: list[Span]) -> None:
    """Uniting and taking away spans is what it is of the characters in them."""

    def of(some: object) -> set[int]:
        return {i for span in some for i in range(*span)}  # type: ignore[attr-defined]

    assert of(unite(spans)) == of(spans)
    assert of(take_away(spans, holes)) == of(spans) - of(holes)
    assert list(unite(spans)) == sorted(unite(spans))
