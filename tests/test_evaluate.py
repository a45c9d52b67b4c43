"""`govtasks evaluate`: the figures are those of the shared scorer; gains, losses, floors and the page are right."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

import govtasks
from govtasks.cli.commands import commands
from govtasks.evaluating.baseline import Baseline, keep, read_baseline
from govtasks.evaluating.causes import Causes, read_causes
from govtasks.evaluating.changes import compare
from govtasks.evaluating.figures import COLUMNS
from govtasks.evaluating.floors import find_shortfalls
from govtasks.evaluating.markdown import BEGIN, END, replace_generated
from govtasks.evaluating.pages import ASPECTS, count_right, judge_pages
from govtasks.evaluating.report import list_calibration, list_evaluation

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

NOTICE = """示例市人民政府办公室关于分解落实2031年样本工作的通知
示政办发〔2031〕3号

各区人民政府，市直有关部门：

现将样本工作分解如下。

一、做强样本产业
1.建成样本产业园一期。（牵头单位：市发改局；配合单位：市财政局；完成时限：2031年6月底前）
2.办好样本博览会。（责任单位：市商务局；落实《样本规划》第3项任务）
二、办好样本实事
3.新建样本小学2所。（牵头单位：市教育局）

示例市人民政府办公室
2031年1月5日
"""
OTHER = """示例市人民政府办公室关于分解落实2032年样本工作的通知

1.修通样本大道。（责任单位：市交通局
2.种植样本树木。（责任单位：市林业局）
"""
FOLDERS = (("gold", "seeds"), ("corpus/gold", "corpus/notices"), ("containers/gold", "containers/files"))
Change = Callable[[dict[str, Any]], object]


def answer_of(notice: govtasks.Notice) -> dict[str, Any]:
    """Give a reference answer with all that was read."""
    places = {task.id: place for place, task in enumerate(notice.tasks)}
    data = notice.to_dict()
    return {
        "file": "a.txt",
        **{key: data[key] for key in ("kind", "title", "issuer", "doc_number", "issued_on", "published_on")},
        "tasks": [
            {
                "label": task.label,
                "parent": places[task.parent] if task.parent else None,
                "path": [{"label": s.label, "title": s.title} for s in notice.path(task)],
                "text": task.text,
                "assignments": [{"role": a.role, "label": a.label, "name": a.name} for a in task.assignments],
                "deadline": task.deadline.text if task.deadline else None,
                "references": [{"document": r.document, "numbers": list(r.numbers)} for r in task.references],
            }
            for task in notice.tasks
        ],
    }


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Give `notices` with two notices and `gold` with the answer to the first, which is read right."""
    for name in ("gold", "notices"):
        (tmp_path / name).mkdir()
    (tmp_path / "notices" / "a.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "notices" / "b.txt").write_text(OTHER, "utf-8")
    write_answer(tmp_path, lambda _: None)
    return tmp_path


def write_answer(folders: Path, change: Change) -> dict[str, Any]:
    """Write the answer to the first notice, changed."""
    answer = answer_of(govtasks.loads(NOTICE))
    change(answer)
    (folders / "gold" / "a.json").write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
    return answer


def evaluate(folders: Path) -> govtasks.Evaluation:
    """Evaluate the two folders."""
    return govtasks.evaluate(folders / "gold", folders / "notices")


def run(folders: Path, *options: object) -> Result:
    """Run the command on the two folders."""
    places = ["--gold", str(folders / "gold"), "--notices", str(folders / "notices")]
    return CliRunner().invoke(commands, ["evaluate", *places, *map(str, options)])


def test_what_is_read_right_is_all_right(folders: Path) -> None:
    """Every column is 100 where the reading is what the answer says, and a notice without answer is only counted."""
    done = evaluate(folders)
    assert {column: done.total.of(column).f1 for column in COLUMNS} == dict.fromkeys(COLUMNS, 100)
    assert [notice.name for notice in done.labelled] == ["a.txt"]
    assert not done.labelled[0].failures
    (other,) = done.unlabelled
    assert (len(other.tasks), other.assignments, dict(other.diagnostics)) == (2, 2, {"unclosed-bracket": 1})
    assert all(task.right for task in done.labelled[0].tasks)
    assert {task.right for task in other.tasks} == {None}


WRONG: dict[str, tuple[Change, str, str, tuple[int, int, int]]] = {
    "label": (lambda a: a["tasks"][0].update(label="9"), "task", "label", (2, 3, 3)),
    "text": (lambda a: a["tasks"][0].update(text="建成样本产业园二期。"), "task", "text", (2, 3, 3)),
    "missed": (lambda a: a["tasks"].append(copy.deepcopy(a["tasks"][0])), "task", "missed", (3, 4, 3)),
    "extra": (lambda a: a["tasks"].pop(), "task", "extra", (2, 2, 3)),
    "role": (
        lambda a: a["tasks"][0]["assignments"][0].update(role="support"), "assignment", "assignment", (3, 4, 4),
    ),
    "missing unit": (
        lambda a: a["tasks"][0]["assignments"].append({"role": "lead", "name": "市样本局"}),
        "assignment", "assignment", (4, 5, 4),
    ),
    "invented unit": (lambda a: a["tasks"][0]["assignments"].pop(), "assignment", "assignment", (3, 3, 4)),
    "path": (lambda a: a["tasks"][0]["path"][0].update(title="别的"), "path", "path", (2, 3, 3)),
    "parent": (lambda a: a["tasks"][1].update(parent=0), "path", "path", (2, 3, 3)),
    "deadline": (lambda a: a["tasks"][0].update(deadline="2031年底前"), "deadline", "deadline", (0, 1, 1)),
    "invented deadline": (lambda a: a["tasks"][0].update(deadline=None), "deadline", "deadline", (0, 0, 1)),
    "reference": (
        lambda a: a["tasks"][1]["references"][0].update(numbers=["3", "4"]), "reference", "reference", (1, 2, 1),
    ),
    "invented metadata": (lambda a: a.update(issued_on=None), "metadata", "metadata", (5, 6, 6)),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_each_column_counts_its_own(folders: Path, what: str) -> None:
    """One thing that differs is one failure of its column."""
    change, column, kind, counts = WRONG[what]
    write_answer(folders, change)
    done = evaluate(folders)
    figure = done.total.of(column)
    assert (figure.right, figure.expected, figure.given) == counts
    assert (done.labelled[0].failures[0].column, done.labelled[0].failures[0].what) == (column, kind)


@pytest.mark.parametrize("what", WRONG)
def test_what_differs_counts_as_in_the_shared_scorer(folders: Path, score: ModuleType, what: str) -> None:
    """All counts are those of the shared scorer."""
    tallies = score.score(write_answer(folders, WRONG[what][0]), govtasks.loads(NOTICE).to_dict())
    total = evaluate(folders).total
    ours = {column: (f.right, f.expected, f.given) for column in COLUMNS for f in [total.of(column)]}
    assert ours == {column: (t.good, t.gold, t.pred) for column, t in tallies.items()}


def test_what_is_uncertain_is_not_held_against_the_reading(folders: Path) -> None:
    """`units_uncertain`, `text_alternatives`, `path_uncertain_below` and alternatives of metadata are heeded."""

    def doubt(answer: dict[str, Any]) -> None:
        first, second, third = answer["tasks"]
        first.update(units_uncertain=True, assignments=[])
        second.update(text=second["text"][:-4], text_alternatives=[second["text"]])
        third["path"].append({"title": "别的"})
        third.update(path_uncertain_below=1)
        answer.update(issuer="别的", issuer_alternatives=[answer["issuer"]])

    write_answer(folders, doubt)
    assert not [(f.column, f.label) for f in evaluate(folders).labelled[0].failures if f.column != "task"]
    assert evaluate(folders).total.assignment == govtasks.Figure(2, 2, 2)


def test_calibration_tells_sure_and_right_apart(folders: Path) -> None:
    """Each band of confidence counts its tasks and the right ones among them."""
    write_answer(folders, WRONG["label"][0])
    calibration = evaluate(folders).calibration
    assert [(band.tasks, band.right) for band in calibration.bands] == [(3, 2), (0, 0), (0, 0)]
    assert next(list_calibration(calibration)) == "of 3 tasks at 0.9 or more, 2 are right (66.67 %)"


def test_what_is_gained_and_lost_is_listed(folders: Path) -> None:
    """Tasks by label and hash, units by role and name, figures and diagnostics; nothing where all is as it was."""
    before = keep(evaluate(folders), {})
    assert compare(before, evaluate(folders)) == ()
    changed = NOTICE.replace("小学2所", "小学3所").replace("配合单位：市财政局", "配合单位：市审计局")
    (folders / "notices" / "a.txt").write_text(changed, "utf-8")
    (folders / "notices" / "b.txt").write_text("2033年样本\n", "utf-8")
    a, b = compare(before, evaluate(folders))
    assert [(t.id, t.label) for t in a.lost_tasks] == [(t.id, t.label) for t in a.gained_tasks] == [("t3", "3")]
    assert [u.unit for u in a.lost_units] == ["support 市财政局"]
    assert [(u.label, u.unit) for u in a.gained_units] == [("1", "support 市审计局")]
    assert [what for what, _, _ in a.numbers] == ["assignment", "task"]
    assert len(b.lost_tasks) == 2
    assert ("diagnostic unclosed-bracket", 1, 0) in b.numbers
    (folders / "notices" / "b.txt").rename(folders / "notices" / "c.txt")
    assert [change.state for change in compare(before, evaluate(folders))] == ["changed", "gone", "new"]


def test_one_more_task_at_the_head_is_one_gain(folders: Path) -> None:
    """Ids shift and do not count."""
    before = keep(evaluate(folders), {})
    (folders / "notices" / "b.txt").write_text(
        OTHER.replace("1.修通", "一、铺路\n1.铺设样本管道。\n二、架桥\n1.修通"), "utf-8"
    )
    (change,) = compare(before, evaluate(folders))
    assert (len(change.gained_tasks), len(change.lost_tasks), len(change.lost_units)) == (1, 0, 0)


def test_floors_are_raised_and_not_lowered(folders: Path) -> None:
    """A worse reading is below the floor, which stays until --lower-floors; a better one raises it."""
    path = folders / "baseline.json"
    write_answer(folders, WRONG["missing unit"][0])
    assert run(folders, "--write-baseline", path).exit_code == 0
    assert read_baseline(path).floors["labelled.assignment"] == 88.88
    write_answer(folders, lambda _: None)
    assert run(folders, "--against", path, "--write-baseline", path).exit_code == 0
    assert read_baseline(path).floors["labelled.assignment"] == 100
    write_answer(folders, WRONG["missing unit"][0])
    result = run(folders, "--against", path)
    assert result.exit_code == 1
    assert "below its floor: labelled.assignment is 88.88, the floor is 100" in result.output
    assert "assignment 100 → 88.89" in result.output
    assert run(folders, "--write-baseline", path).exit_code == 1
    assert read_baseline(path).floors["labelled.assignment"] == 100
    assert run(folders, "--write-baseline", path, "--lower-floors").exit_code == 0
    assert read_baseline(path).floors["labelled.assignment"] == 88.88


def test_a_figure_that_is_gone_is_below_its_floor(folders: Path) -> None:
    """A notice that is no longer read takes its figures with it, and that is told."""
    floors = keep(evaluate(folders), {}).floors
    (folders / "notices" / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = evaluate(folders)
    assert [(one.name, one.labelled) for one in done.unread] == [("a.txt", True)]
    assert {one.name: one.now for one in find_shortfalls(floors, done)}["labelled.task"] is None
    assert "cannot be read: a.txt (has a reference answer): the source is a PNG picture" in list(list_evaluation(done))


def test_the_baseline_holds_no_sentence(folders: Path) -> None:
    """It has ids, labels, units and hashes, one notice to a line, and is read back as it was."""
    baseline = keep(evaluate(folders), {})
    text = baseline.to_text()
    (folders / "baseline.json").write_text(text, "utf-8")
    assert read_baseline(folders / "baseline.json") == baseline
    assert "市发改局" in text
    assert not [words for words in ("样本产业园", "博览会", "样本大道", "通知") if words in text]
    assert [line[:7] for line in text.splitlines() if ".txt" in line] == ['"a.txt"', '"b.txt"']


def test_the_page_is_made_between_its_markers(folders: Path) -> None:
    """Causes are those that people wrote; there are no sentences; what stands around the markers stays."""
    write_answer(folders, WRONG["text"][0])
    page = folders / "accuracy.md"
    page.write_text(f"# Head\n\n{BEGIN}\nold\n{END}\n\ntail\n", "utf-8")
    assert run(folders, "--markdown", page).exit_code == 0
    text = page.read_text("utf-8")
    assert text.startswith("# Head\n\n")
    assert text.endswith("\n\ntail\n")
    assert "| a.txt | 1 | task text |  |  | cause unknown |" in text
    assert not [words for words in ("old", "样本", "通知") if words in text]
    (folders / "accuracy-causes.toml").write_text('["a.txt"]\n1 = "the park has | two stages"\n', "utf-8")
    assert run(folders, "--markdown", page).exit_code == 0
    assert r"the park has \| two stages" in page.read_text("utf-8")


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "not JSON": ("nothing", "is no JSON file in UTF-8"),
    "not UTF-8": (b"\xff\xfe{", "is no JSON file in UTF-8"),
    "too deep": ("[" * 100_000, "is no JSON file in UTF-8"),
    "a list": ("[]", "is not an object"),
    "no file": ("{}", "file is missing"),
    "a path": ('{"file": "../gold/a.json"}', "file is not the name of a file"),
    "missing notice": ('{"file": "z.txt", "tasks": []}', "its notice z.txt is not in"),
    "no tasks": ('{"file": "a.txt"}', "tasks is missing"),
    "odd tasks": ('{"file": "a.txt", "tasks": [1]}', "tasks is not a list of objects"),
    "no units": ('{"file": "a.txt", "tasks": [{"text": ""}]}', "tasks[0].assignments is missing"),
    "odd name": (
        '{"file": "a.txt", "tasks": [{"text": "", "assignments": [{"role": "lead", "name": 1}]}]}',
        "tasks[0].assignments[0].name is not of kind str",
    ),
    "odd parent": (
        '{"file": "a.txt", "tasks": [{"text": "", "assignments": [], "path": [], "parent": 7}]}',
        "tasks[0].parent is not the place of a task",
    ),
    "odd alternatives": ('{"file": "a.txt", "tasks": [], "title": "", "title_alternatives": [1]}', "list of strings"),
    "odd title": ('{"file": "a.txt", "tasks": [], "title": 3}', "title is not of kind str"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_bad_answer_is_refused_by_name(folders: Path, what: str) -> None:
    """File and reason on one line of stderr and exit code 1; no traceback."""
    content, reason = HOSTILE[what]
    path = folders / "gold" / "a.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(govtasks.EvaluationError, match=re.escape(reason)) as caught:
        evaluate(folders)
    assert caught.value.source == str(path)
    result = run(folders)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"govtasks: {path}: ")
    assert result.stderr.count("\n") == 1


def test_bad_files_beside_the_answers_are_refused_by_name(folders: Path) -> None:
    """Folders, baselines, pages and causes; two answers to one notice; one name in two folders."""
    path = folders / "bad"
    huge = '{"floors": {"a": 1' + "0" * 400 + '}, "notices": {}}'
    for content in (
        "[]",
        "{",
        huge,
        '{"floors": {}, "notices": {"a": {"tasks": [1]}}}',
        '{"floors": [], "notices": {}}',
    ):
        path.write_text(content, "utf-8")
        result = run(folders, "--against", path)
        assert (result.exit_code, "is no baseline" in result.stderr) == (1, True)
    assert "cannot be read" in run(folders, "--against", folders / "none").stderr
    assert "has not the markers" in run(folders, "--markdown", path).stderr
    path.with_name("bad-causes.toml").write_text("a = 1", "utf-8")
    assert "is not a table" in run(folders, "--markdown", path).stderr
    assert "cannot be written" in run(folders, "--write-baseline", folders / "no" / "where").stderr
    with pytest.raises(govtasks.EvaluationError, match="is no folder"):
        govtasks.evaluate(folders / "none", folders / "notices")
    with pytest.raises(govtasks.EvaluationError, match="in two of the folders"):
        evaluate(folders) + evaluate(folders)
    (folders / "gold" / "z.json").write_text((folders / "gold" / "a.json").read_text("utf-8"), "utf-8")
    with pytest.raises(govtasks.EvaluationError, match=r"answers a\.txt too"):
        evaluate(folders)


SERVED = (
    f"<html><body><div>当前位置：首页</div><p>{NOTICE.replace(chr(10), '</p><p>')}</p><div>打印本页</div></body></html>"
)


def write_facts(folders: Path, change: Change) -> Path:
    """Write a page and what is to be seen on it, changed."""
    (folders / "notices" / "p.html").write_text(SERVED, "utf-8")
    seen = {
        "system": "none", "remark": "plain", "title": "示例市人民政府办公室关于分解落实2031年样本工作的通知",
        "doc_number": "示政办发〔2031〕3号", "issued_on": "2031-01-05", "published_on": None,
        "issuer": "示例市人民政府办公室", "characters": len("".join(NOTICE.split())),
    }  # fmt: skip
    facts = {"p.html": seen}
    change(facts)
    path = folders / "pages.json"
    path.write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    return path


@pytest.mark.parametrize(
    ("aspect", "key", "value"),
    [
        ("title", "title", None),
        ("number", "doc_number", "示政办发〔2031〕4号"),
        ("date", "issued_on", "2031-01-06"),
        ("date", "published_on", "2031-01-05"),
        ("issuer", "issuer", "示例市人民政府"),
        ("body", "characters", 7),
    ],
)
def test_a_page_is_judged_by_what_was_seen_on_it(folders: Path, aspect: str, key: str, value: object) -> None:
    """Each aspect counts by itself; furniture that is taken for text makes the body wrong."""
    (page,) = judge_pages(write_facts(folders, lambda _: None), [folders / "notices"])
    assert (page.name, page.system, page.remark, page.wrong) == ("p.html", "none", "plain", ())
    facts = write_facts(folders, lambda facts: facts["p.html"].update({key: value}))
    (page,) = judge_pages(facts, [folders / "notices"])
    assert page.wrong == (aspect,)
    assert list(count_right([page])) == [int(one != aspect) for one in ASPECTS]


def test_pages_are_a_table_of_their_own(folders: Path) -> None:
    """Right and wrong of each page, the cause as people wrote it, the share in all; no facts in words."""
    facts = write_facts(folders, lambda facts: facts["p.html"].update(issuer="示例市样本局"))
    page = folders / "accuracy.md"
    page.write_text(f"{BEGIN}\n{END}", "utf-8")
    (folders / "accuracy-causes.toml").write_text('["p.html"]\nissuer = "signed by two"\n', "utf-8")
    result = run(folders, "--pages", facts, "--markdown", page)
    assert (
        "of 1 pages as served, right: title 1, number 1, date 1, issuer 0, body 1\np.html: wrong issuer"
        in result.stdout
    )
    text = page.read_text("utf-8")
    assert "| p.html | none | right | right | right | wrong | right | plain; issuer: signed by two |" in text
    assert "| total | 1 | 1 of 1 | 1 of 1 | 1 of 1 | 0 of 1 | 1 of 1 | 80.00 % of all |" in text
    assert "\n- p.html: issuer: signed by two\n" in text
    assert "样本局" not in text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda facts: facts["p.html"].pop("issuer"), "does not give"),
        (lambda facts: facts.update(q=[]), "does not give"),
        (lambda facts: facts.update({"q.html": facts["p.html"]}), "its page q.html is in none of the folders"),
    ],
)
def test_bad_facts_are_refused_by_name(folders: Path, change: Change, reason: str) -> None:
    """File and reason; a file that is no JSON and a page that cannot be read too."""
    facts = write_facts(folders, change)
    with pytest.raises(govtasks.EvaluationError, match=reason) as caught:
        judge_pages(facts, [folders / "notices"])
    assert caught.value.source == str(facts)
    facts.write_text("[", "utf-8")
    assert "is no JSON file" in run(folders, "--pages", facts).stderr
    facts = write_facts(folders, lambda _: None)
    (folders / "notices" / "p.html").write_bytes(b"%PDF-1.7 \x00\x01")
    assert run(folders, "--pages", facts).exit_code == 1


def test_wrong_use_is_told(folders: Path) -> None:
    """Folders are given in pairs, and --lower-floors goes with a baseline to write."""
    assert run(folders, "--gold", folders).exit_code == 2
    assert run(folders, "--lower-floors").exit_code == 2


def test_gains_and_losses_are_printed(folders: Path) -> None:
    """A line for each task, unit and number that changed, and the sum of all notices."""
    path = folders / "baseline.json"
    run(folders, "--write-baseline", path)
    (folders / "notices" / "b.txt").write_text(OTHER.replace("市林业局", "市园林局"), "utf-8")
    (folders / "notices" / "c.txt").write_text(OTHER, "utf-8")
    lines = run(folders, "--against", path).stdout.splitlines()
    assert lines[lines.index(f"against {path}") + 1 :][:4] == [
        "b.txt: tasks -0 +0, units -1 +1",
        "  - unit of 2  responsible 市林业局",
        "  + unit of 2  responsible 市园林局",
        "c.txt: new, tasks -0 +2, units -0 +2",
    ]
    assert lines[-1] == "in all 2 notices: tasks -0 +2, units -1 +3"


def test_the_page_joins_labels_and_shows_numbers_only(folders: Path) -> None:
    """A run of numbers is its first and last; references show numbers, other words only that there are any."""

    def change(answer: dict[str, Any]) -> None:
        WRONG["reference"][0](answer)
        WRONG["deadline"][0](answer)
        gone = {"text": "别的事情", "assignments": [], "path": []}
        answer["tasks"] += [gone | {"label": str(number)} for number in (11, 12, 13, 14, 20)]

    write_answer(folders, change)
    page = replace_generated(f"{BEGIN}{END}", evaluate(folders), Causes({"a.txt": {"*": "made up"}}))
    assert "| a.txt | 11 to 14 20 | task missed |  |  | made up |" in page
    assert "| a.txt | 2 | reference | 4 | nothing | made up |" in page
    assert "| a.txt | 1 | deadline | words | words | made up |" in page


def test_json_is_the_evaluation(folders: Path) -> None:
    """`--json` prints what `to_dict` gives, and nothing else on stdout."""
    run(folders, "--write-baseline", folders / "baseline.json")
    result = run(folders, "--json", "--against", folders / "baseline.json")
    assert json.loads(result.stdout) == evaluate(folders).to_dict()
    assert "nothing gained or lost" in result.stderr


@pytest.mark.parametrize("folder", FOLDERS[:2], ids=lambda f: f[1])
def test_totals_are_those_of_the_shared_scorer(shared: Path, score: ModuleType, folder: tuple[str, str]) -> None:
    """On real notices each column counts what the shared scorer counts, notice by notice."""
    done = govtasks.evaluate(shared / folder[0], shared / folder[1])
    figures = {notice.name: notice.figures for notice in done.labelled}
    for path in sorted((shared / folder[0]).glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        tallies = score.score(gold, govtasks.load(shared / folder[1] / gold["file"], plugins=()).to_dict())
        ours = figures.pop(gold["file"])
        assert ours is not None
        for column, tally in tallies.items():
            figure = ours.of(column)
            assert (figure.right, figure.expected, figure.given) == (tally.good, tally.gold, tally.pred), path.name
            assert tally.f1 == pytest.approx(100 if figure.f1 is None else figure.f1, abs=0.01)
    assert not figures


@pytest.fixture(scope="module")
def whole(shared: Path) -> govtasks.Evaluation:
    """Evaluate all the real notices, as `make evaluate` does."""
    first, *others = (govtasks.evaluate(shared / gold, shared / notices) for gold, notices in FOLDERS)
    return sum(others, first)


def test_the_page_is_current(whole: govtasks.Evaluation, shared: Path, root: Path) -> None:
    """docs/accuracy.md is what `make accuracy` would write."""
    page = (root / "docs" / "accuracy.md").read_text("utf-8")
    judged = judge_pages(root / "tests" / "pages.json", [shared / notices for _, notices in FOLDERS])
    assert page == replace_generated(page, whole, read_causes(root / "docs" / "accuracy-causes.toml"), judged)


def test_pages_as_served_are_read_as_people_saw_them(shared: Path, root: Path) -> None:
    """Title, number, dates, issuer and body of a page are those that a reader found; two titles are open to doubt."""
    judged = judge_pages(root / "tests" / "pages.json", [shared / notices for _, notices in FOLDERS])
    assert [(page.name[:4], page.wrong) for page in judged if page.wrong] == [
        ("g060", ("title",)),
        ("t006", ("title",)),
    ]


def test_nothing_is_below_its_floor(whole: govtasks.Evaluation, root: Path) -> None:
    """Every figure over the real notices is pinned, and none has fallen."""
    baseline = read_baseline(root / "tests" / "baseline.json")
    assert not find_shortfalls(baseline.floors, whole)
    assert set(keep(whole, {}).floors) <= set(baseline.floors)


def test_the_page_copes_with_odd_names(folders: Path) -> None:
    """Signs of Markdown in a name of a file stay words."""
    (folders / "notices" / "b.txt").rename(folders / "notices" / "b|<b>`.txt")
    page = replace_generated(f"{BEGIN}{END}", evaluate(folders), Causes())
    assert r"| b\|\<b\>\`.txt | 2 | 2 |" in page
    assert Baseline({}, {}).to_text() == '{\n"floors": {\n\n},\n"notices": {\n\n}\n}\n'
