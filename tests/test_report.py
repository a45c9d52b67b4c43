"""The review page without a browser: one view for terminal and page, nothing of a notice runs, the policy, the size."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import govtasks
from benchmarks.review import SIZE_AIM, make_notice
from govtasks.cli.commands import commands
from govtasks.cli.picture import draw
from govtasks.cli.screen import make_console
from govtasks.correcting.corrections import hash_text
from govtasks.report.data import make_data, put_runs, put_spans
from govtasks.report.page import SCRIPTS, STYLES, make_page, read_shell
from govtasks.report.unit import page as unit_page
from govtasks.report.view import HeadingRow, TaskRow, make_view
from govtasks.report.words import CHINESE

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = """示例市人民政府办公室关于分解落实2031年重点工作任务的通知
示政办发〔2031〕3号
各区人民政府，市直有关部门：
一、做强样本产业（共3项）
1.建成样本园𠮷，引进样本企业20家。（牵头单位：市发改局；配合单位：市财政局、样本区政府；完成时限：2031年6月底前）
2.办好样本博览会，落实《样本省政府工作报告》第3、47项任务。（责任单位：市商务局
二、办好样本实事（责任单位：市教育局、市卫健委）
5.新建样本小学2所。
6.新建样本医院1所。
示例市人民政府办公室
2031年1月5日
"""
NASTY = "</script><script>alert(1)</script><!--]]>&lt;\u2028\u2029\u202e\ufeff'\"{{script}}${x}\\u003c\U00020bb7"


def parts(page: str) -> dict[str, str]:
    """Give what a browser finds in the page: policy, style, data, script."""
    found = re.fullmatch(
        r'(?s).*http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)".*<style>(?P<style>.*)</style>.*'
        r'<script id="data" type="application/json">(?P<data>.*)</script>\n'
        r'<script type="module">(?P<script>.*)</script>.*',
        page,
    )
    assert found
    return found.groupdict()


def data_of(page: str) -> dict[str, Any]:
    """Give the data of a page."""
    data: dict[str, Any] = json.loads(parts(page)["data"])
    return data


def test_the_terminal_and_the_page_show_one_view() -> None:
    """What the page has of facts, outline, tasks, names, days, targets, remarks and sum, `show` prints, in order."""
    notice = govtasks.loads(NOTICE)
    view = make_view(notice)
    console = make_console(400)
    with console.capture() as captured:
        for block in draw(view, "zh", 400):
            console.print(block)
    shown = captured.get()
    data = make_data(view)
    for word, text in data["facts"]:
        assert re.search(rf"(?m)^{CHINESE[word]} +{re.escape(text)} *$", shown)
    for row in view.rows:
        assert row.item.id in shown if isinstance(row, TaskRow) else row.item.title in shown
    for task in notice.tasks:
        assert task.text in shown
        assert all(assignment.name in shown for assignment in task.assignments)
    assert "时限 2031年6月底前 (2031-06-30)" in shown
    targets = [target for row in view.rows if isinstance(row, TaskRow) for target in row.targets]
    assert len(targets) == 4
    assert all(f"{target.indicator} {target.text}" in shown for target in targets)
    assert all(chinese[0] in shown for *_, chinese in data["remarks"])
    assert f"{len(notice.tasks)} 项任务 · 覆盖率 {data['explained']} %" in shown
    assert [row.item.id for row in view.rows] == [row[1] for row in data["rows"]]


def test_rows_stand_in_order_below_what_they_stand_in() -> None:
    """The outline goes down a level at a time, and each task once."""
    notice = govtasks.loads(NOTICE)
    rows = make_view(notice).rows
    assert [(row.level, row.item.id) for row in rows] == [
        (0, "s1"), (1, "t1"), (1, "t2"), (0, "s2"), (1, "t3"), (1, "t4"),
    ]  # fmt: skip
    assert isinstance(rows[0], HeadingRow)
    first = rows[1]
    assert isinstance(first, TaskRow)
    assert [(group.role, group.inherited, [a.name for a in group.assignments]) for group in first.groups] == [
        ("lead", False, ["市发改局"]), ("support", False, ["市财政局", "样本区政府"]),
    ]  # fmt: skip
    assert first.due
    assert str(first.due.by) == "2031-06-30"
    assert [target.text for target in first.targets] == ["20家"]


def test_segments_are_the_leaves_with_their_owners() -> None:
    """Each leaf is one segment; a unit has its role and task, one on a heading all tasks that it is inherited by."""
    notice = govtasks.loads(NOTICE)
    view = make_view(notice)
    assert [segment[:3] for segment in view.segments] == list(notice.leaves())
    by_words = {notice.document.text[s.start : s.end]: s for s in view.segments}
    ids = [row.item.id for row in view.rows]
    assert (by_words["市发改局"].role, [ids[row] for row in by_words["市发改局"].rows]) == ("lead", ["t1"])
    assert [ids[row] for row in by_words["市教育局"].rows] == ["t3", "t4"]
    assert [ids[row] for row in by_words["做强样本产业"].rows] == ["s1"]


def test_places_in_short() -> None:
    """Spans are counted from one another, rows given in runs."""
    spans = tuple(govtasks.Span(*span) for span in ((5, 7), (7, 9), (20, 21)))
    assert put_spans(spans, 3) == [2, 2, 0, 2, 11, 1]
    assert list(put_runs([9, 3, 4, 5])) == ["3-5", "9"]


def test_nothing_of_a_notice_is_markup() -> None:
    """Whatever stands in the title, the text and the names, the page has its own tags and no others."""
    text = NOTICE.replace("样本产业", f"样本{NASTY}产业").replace("市财政局", f"市{NASTY}局")
    page = make_page([govtasks.loads(text)])
    tags = re.findall(r"<[!/a-z][^\s>]*", page)
    plain = re.findall(r"<[!/a-z][^\s>]*", make_page([govtasks.loads(NOTICE)]))
    assert tags == plain
    assert not re.search("[<>&\u2028\u2029]", parts(page)["data"])
    assert data_of(page)["notices"][0]["text"] == govtasks.loads(text).document.text


def test_half_a_pair_can_stand_in_a_page() -> None:
    """Halves of surrogate pairs, which UTF-8 does not have, are written as escapes."""
    document = govtasks.Document.from_paragraphs(["一\ud83d二"])
    base = govtasks.loads(NOTICE)
    notice = govtasks.Notice("other", document, base.source, base.adapter)
    page = notice.to_html()
    assert page.encode()
    assert data_of(page)["notices"][0]["text"] == document.text
    assert data_of(page)["notices"][0]["hash"] == hash_text(document)


def test_the_policy_names_this_script_and_style_alone() -> None:
    """The hashes are those of script and style as they stand; nothing may be loaded, sent or made of strings."""
    found = parts(make_page([govtasks.loads(NOTICE)]))
    rules = dict(rule.split(" ", 1) for rule in found["policy"].split("; "))
    assert rules["default-src"] == "'none'"
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(found[kind].encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    assert "connect-src" not in rules
    assert (rules["base-uri"], rules["form-action"], rules["trusted-types"]) == ("'none'", "'none'", "'none'")
    assert html.unescape(found["policy"]) == found["policy"]


def test_a_served_page_may_save_to_where_it_came_from() -> None:
    """Only a page that is served may open a connection, and only to its own origin."""
    page = make_page([govtasks.loads(NOTICE)], save="/secret/save")
    assert parts(page)["policy"].endswith("; connect-src 'self'")
    assert data_of(page)["save"] == "/secret/save"
    assert data_of(make_page([govtasks.loads(NOTICE)]))["save"] is None


def test_the_code_makes_no_markup_of_strings() -> None:
    """Nothing in the scripts makes markup, code or styles of strings, or names another address."""
    shell = read_shell()
    banned = r"(inner|outer)HTML|insertAdjacent|document\.write|eval\(|Function\(|srcdoc|cssText|\"style\"|import\("
    assert not re.findall(banned, shell.script)
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(", shell.script + shell.style + shell.html)
    assert "</script" not in shell.script
    assert "<!--" not in shell.script
    assert "</style" not in shell.style


def test_files_of_the_page_are_short_and_all_used(root: Path) -> None:
    """Each file of the pages is one concern, and none is left out."""
    folder = root / "src" / "govtasks" / "report" / "page"
    files = {file.name for file in folder.iterdir()}
    styles = {f"{name}.css" for name in (*STYLES, *unit_page.STYLES, unit_page.DARK)}
    assert files == {"page.html", *styles, *(f"{name}.js" for name in SCRIPTS)}
    assert all(len(file.read_text("utf-8").splitlines()) <= 220 for file in folder.iterdir())


def test_every_word_of_the_page_has_its_chinese() -> None:
    """What the page says in English is a key of the table of words."""
    shell = read_shell()
    said = set(re.findall(r'\bsay\("([^"]+)"', shell.script))
    said |= set(re.findall(r'data-say(?:-label)?="([^"]+)"', shell.html))
    said |= set(re.findall(r'(?:tool|button)\("([^"]+)"', shell.script))
    said |= set(re.findall(r'labelled\("[^"]+", "([^"]+)"', shell.script))
    said |= set(re.findall(r'choice\("\w+", "([^"]+)"', shell.script))
    said |= set(re.findall(r'\["[^"]+", "([a-z][^"-]+)"\]', shell.script))
    said |= set(re.findall(r'"[a-z]+-[a-z]+": "([A-Z][^"]+)"', shell.script))
    said |= set(re.findall(r'return "([A-Z][^"]+\.)"', shell.script))
    assert said - set(CHINESE) == set()
    assert len(said) > 100


@pytest.mark.parametrize("tasks", [1, 1000])
def test_a_page_is_small(tasks: int) -> None:
    """Beside the words of the notice a page takes no more than 300 KB, also with 1,000 tasks of four units."""
    notice = govtasks.loads(make_notice(tasks))
    assert len(notice.tasks) == tasks
    assert len(notice.to_html().encode()) - len(notice.document.text.encode()) <= SIZE_AIM


def test_a_long_text_makes_a_page() -> None:
    """A notice of 5 MB of text becomes a page of little more."""
    notice = govtasks.loads("样本" * 900_000)
    page = notice.to_html()
    assert len(page.encode()) < 5_400_000 + SIZE_AIM


def test_command(tmp_path: Path) -> None:
    """`review` writes one page of all notices that can be read, in Chinese unless it is told otherwise."""
    file, target = tmp_path / "通知.txt", tmp_path / "page.html"
    file.write_text(NOTICE, "utf-8")
    done = CliRunner().invoke(commands, ["review", str(file), str(file), "-o", str(target)])
    assert (done.exit_code, done.stdout) == (0, "")
    data = data_of(target.read_text("utf-8"))
    assert (len(data["notices"]), data["lang"]) == (2, "zh")
    done = CliRunner().invoke(commands, ["review", str(file), str(tmp_path / "none"), "--lang", "en"])
    assert done.exit_code == 1
    assert "no such file" in done.stderr
    assert data_of(done.stdout)["lang"] == "en"


def test_command_with_corrections(tmp_path: Path, root: Path) -> None:
    """The page holds the corrections of a file; one that is none is refused, and --serve needs one to save to."""
    notice, given = (str(root / "examples" / name) for name in ("key-work-2024.txt", "key-work-2024.corrections.json"))
    done = CliRunner().invoke(commands, ["review", notice, "--corrections", given])
    assert done.exit_code == 0
    data = data_of(done.stdout)
    assert {row["text"] for row in data["corrections"]} == {data["notices"][0]["hash"]}
    assert done.stderr == ""
    (tmp_path / "bad.json").write_text("{", "utf-8")
    done = CliRunner().invoke(commands, ["review", notice, "--corrections", str(tmp_path / "bad.json")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert CliRunner().invoke(commands, ["review", notice, "--serve"]).exit_code == 2


def test_corrections_that_do_not_say_of_which_text(tmp_path: Path, root: Path) -> None:
    """One that is known by its words goes in with the hash of the text; one of a text that has changed is told."""
    notice = root / "examples" / "key-work-2024.txt"
    said = json.loads((root / "examples" / "key-work-2024.corrections.json").read_text("utf-8"))
    said["corrections"][0]["text"], said["corrections"][1]["text"] = "", "0" * 64
    given = tmp_path / "given.json"
    given.write_text(json.dumps(said), "utf-8")
    done = CliRunner().invoke(commands, ["review", str(notice), "--corrections", str(given)])
    data = data_of(done.stdout)
    texts = {row["action"]: row["text"] for row in data["corrections"]}
    assert texts == {"no-task": data["notices"][0]["hash"], "set-role": "0" * 64}
    assert (done.exit_code, done.stderr.count("outdated (the text has changed): key-work-2024.txt: set-role")) == (0, 1)


def test_no_page_of_nothing(tmp_path: Path) -> None:
    """Where no notice can be read, no file is written over."""
    target = tmp_path / "page.html"
    target.write_text("kept", "utf-8")
    assert CliRunner().invoke(commands, ["review", str(tmp_path / "none"), "-o", str(target)]).exit_code == 1
    assert target.read_text("utf-8") == "kept"
