"""The page of a unit: what stands on it and in which order, what it links to, and that nothing of a notice runs."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import os
import re
import shutil
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from lxml import html

import govtasks
from benchmarks.review import open_browser, why_not
from corpora import write_corpus
from govtasks.export.as_duckdb import write_duckdb
from govtasks.export.as_sqlite import write_sqlite
from govtasks.export.rows import make_record
from govtasks.report.nodes import el, write
from govtasks.report.unit.links import link_file, point_at
from govtasks.report.unit.months import list_slots
from govtasks.report.words import CHINESE
from test_cli import run

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AXE = Path(sys.prefix) / "axe" / "package" / "axe.min.js"
TODAY = dt.date(2031, 4, 1)
WORK = """样本市样本区人民政府办公室关于分解落实2031年重点工作任务的通知
样区政办发〔2031〕3号
各街道办事处，区政府各部门：
一、做强样本产业
1.保障能源供应。（牵头单位：区发改局；完成时限：长期坚持）
2.提升营商环境。（牵头单位：区发改局、区司法局）
3.每月通报进度。（牵头单位：区发改局；责任单位：各街道办事处；完成时限：每月10日前）
4.编制产业规划。（牵头单位：区发改局；完成时限：适时）
5.建成样本园区，引进企业20家。（牵头单位：区发改局；配合单位：区财政局、各县（市、区）政府；完成时限：2031年9月底前）
6.办好样本博览会。（牵头单位：区商务局；配合单位：区发展和改革局；完成时限：2031年3月底前）
7.新建充电桩500个。（牵头单位：区发展和改革局；完成时限：2031年6月底前）
二、办好实事（责任单位：区发改局、区教育局）
8.新建样本小学2所。
样本市样本区人民政府办公室
2031年1月5日
"""
OTHER = """示例市示例区人民政府关于印发2031年绿色发展责任分工的通知
示区政发〔2031〕8号
1.完成节能诊断30家。（责任单位：区发改局；完成时限：2031年10月底前）
示例市示例区人民政府
2031年2月20日
"""
UNSURE = """1.修路。（责任单位：区发改局）
2.建馆。（责任单位：市文旅局）
"""
HOSTILE = "".join(
    f"<p>{escape(line)}</p>"
    for line in """样本市样本区人民政府关于<script>alert(1)</script>的通知
样区政发〔2031〕9号
一、</style><img src=x onerror=alert(2)>
1.建成</script><script>alert(3)</script>园区。（牵头单位：区发改局；配合单位：区"财'政局<svg onload=alert(4)>）
2.看好<a href="javascript:alert(5)">样本</a>。（牵头单位：区发改局；完成时限：2031年6月底前）
样本市样本区人民政府
2031年1月5日""".splitlines()
)


def draw(*texts: str, unit: str = "区发改局", **options: Any) -> HtmlElement:  # noqa: ANN401
    """Give the page of some notices, parsed."""
    notices = [govtasks.loads(text) for text in texts or (WORK,)]
    return html.document_fromstring(govtasks.unit_page(notices, unit, today=TODAY, **options).encode())


def say(node: HtmlElement, path: str) -> list[str]:
    """Give the words of the elements at a path."""
    return ["".join(found.itertext()).strip() for found in node.cssselect(path)]


def read(node: HtmlElement, name: str) -> str:
    """Give an attribute."""
    return node.get(name) or ""


def test_all_that_a_unit_must_do_by_role_and_deadline() -> None:
    """The lead stands first; in a role dates come first in their order, then what has no end, then words, then none."""
    page = draw()
    assert say(page, "section.duties h3 .role") == ["牵头", "责任", "配合"]
    texts = {role: say(page, f"#u1-{role} .words bdi") for role in ("lead", "responsible", "support")}
    assert texts == {
        "lead": ["新建充电桩500个。", "建成样本园区，引进企业20家。", "保障能源供应。", "每月通报进度。",
                 "编制产业规划。", "提升营商环境。"],
        "responsible": ["新建样本小学2所。"],
        "support": ["办好样本博览会。"],
    }  # fmt: skip
    assert say(page, "h2") == ["样本市样本区发展和改革局"]
    assert say(page, ".counts li") == ["6牵头", "1责任", "1配合"]


def test_a_line_says_all_of_a_task() -> None:
    """Text, number, section, who holds which role, deadline and day, notice with number and place in its text."""
    page = draw()
    row = next(row for row in page.cssselect("tbody tr") if "样本园区" in "".join(row.itertext()))
    assert say(row, "td.when > *") == ["2031-09-30", "2031年9月底前"]
    assert say(row, "td.what p") == ["5 建成样本园区，引进企业20家。", "做强样本产业"]
    assert say(row, "td.who dl > div") == ["牵头区发改局", "配合区财政局、各县（市、区）政府"]
    assert say(row, "td.who strong") == ["区发改局"]
    notice = govtasks.loads(WORK)
    (span,) = next(task for task in notice.tasks if task.label == "5").spans
    assert say(row, "td.where p") == [notice.title, f"样区政办发〔2031〕3号t5原文第{span.start}–{span.end}字"]
    assert say(page, "#u1-responsible td.who small") == ["沿用"]
    assert [say(row, "td.when > *") for row in page.cssselect("#u1-lead tbody tr")[2:]] == [
        ["长期", "长期坚持"], ["每月", "每月10日前"], ["适时"], ["未写明"],
    ]  # fmt: skip


def test_the_summary_names_the_next_deadlines() -> None:
    """Those from the day on, with how many lie before it; each leads to its line, and so does each bar of a month."""
    page = draw()
    assert say(page, ".coming li") == ["2031-06-30 新建充电桩500个。", "2031-09-30 建成样本园区，引进企业20家。"]
    assert "早于此日1项" in say(page, ".box p")
    assert [bar.get("aria-label") for bar in page.cssselect("svg a")] == [
        "2031-03: 1项任务", "2031-06: 1项任务", "2031-09: 1项任务",
    ]  # fmt: skip
    ids = {node.get("id") for node in page.cssselect("[id]")}
    assert {read(link, "href")[1:] for link in page.cssselect("a[href^='#']")} <= ids
    assert len(ids) == len(page.cssselect("[id]"))
    assert "没有写明日期的时限。" in say(draw(UNSURE), ".box p")


def test_units_of_several_places_are_not_mixed() -> None:
    """A name that is written so in two places, and once where nobody knows, gives a part for each."""
    page = draw(WORK, OTHER, UNSURE)
    assert say(page, "h2") == ["样本市样本区发展和改革局", "示例市示例区发展和改革局", "区发改局"]
    assert say(page, ".choice a") == say(page, "h2")
    assert [len(part.cssselect("tbody tr")) for part in page.cssselect("section.unit")] == [8, 1, 1]
    assert say(page, "#u3 .unsure") == ["全称不明"]
    assert say(draw(WORK, OTHER, unit="示例市示例区发展和改革局"), "h2") == ["示例市示例区发展和改革局"]


def test_a_task_that_was_published_twice_stands_once() -> None:
    """The same task in two files is one line, which names both."""
    page = draw(OTHER, OTHER + "\n")
    assert len(page.cssselect("tbody tr")) == 1
    assert say(page, ".notices h3") == ["1份文件"]


def test_nobody_of_the_name() -> None:
    """A name that no task has is an error that says which are near."""
    for name, told in (
        ("发改局", "区发改局"),
        ("区发改委", "区发改局"),
        ("", "lists"),
        ("'; DROP TABLE tasks; --", "lists"),
    ):
        with pytest.raises(govtasks.CorpusError, match=told):
            draw(unit=name)
    with pytest.raises(govtasks.CorpusError):
        govtasks.unit_page([], "区发改局")


def test_nothing_of_a_notice_is_markup() -> None:
    """Scripts, handlers, ends of styles and marks of direction are words on the page."""
    page = draw(HOSTILE)
    assert not page.cssselect("script, img, svg svg, [onload], [onerror], a[href*=script]")
    assert {node.tag for node in page.iter()} <= {node.tag for node in draw().iter()}
    words = "".join(page.itertext())
    assert "<script>alert(3)</script>园区" in words
    bare = write(el("p", "一\u202e", el("b", "<二>"), "\0三", title="\ud83d", lang=None))
    assert bare == '<!doctype html>\n<p title="\ufffd">一\ufffd<b>&lt;二&gt;</b>\ufffd三</p>\n'


def test_the_policy_lets_two_styles_through() -> None:
    """Nothing is loaded or run; the hashes are those of the styles as they stand, and there is no script."""
    page = draw(HOSTILE)
    rules = dict(rule.split(" ", 1) for rule in read(page.cssselect("meta[http-equiv]")[0], "content").split("; "))
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256((style.text or '').encode()).digest()).decode()}'"
        for style in page.cssselect("style")
    ]
    assert rules == {
        "default-src": "'none'", "style-src": " ".join(hashes), "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip
    assert not page.cssselect("[style], script, link")
    assert not re.findall(r"https?:|@import|url\(", "".join(style.text or "" for style in page.cssselect("style")))


@pytest.mark.skipif(os.name == "nt", reason="these are no names of files on Windows")
def test_a_link_leads_to_a_file_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there is linked, whatever its name; an address, no file, another machine are not."""
    monkeypatch.chdir(tmp_path)
    for name in ("通知 1#?.txt", "javascript:alert(1)", "data:text,html"):
        (tmp_path / name).write_text(OTHER, "utf-8")
        assert link_file(name, Path()) == quote(name)
        assert link_file(str(tmp_path / name), tmp_path / "sub") == f"../{quote(name)}"
    for name in (
        "none.txt",
        "javascript:alert(2)",
        "https://a.example/b",
        "<text>",
        "a\0b",
        "x" * 9999,
        ".",
        f"/{tmp_path}/data:",
    ):
        assert link_file(name, Path()) is None
    page = html.fromstring(govtasks.unit_page(govtasks.load("javascript:alert(1)"), "区发改局"))
    links = [read(link, "href") for link in page.cssselect("a[href]") if not read(link, "href").startswith("#")]
    assert links == [f"javascript%3Aalert%281%29{point_at('完成节能诊断30家')}", "javascript%3Aalert%281%29"]


def test_an_address_points_at_words() -> None:
    """Words up to a sign, as it comes within forty; what means something in an address is written as a number."""
    assert point_at("建 a-b,&园，引进") == "#:~:text=%E5%BB%BA%20a%2Db%2C%26%E5%9B%AD"
    assert point_at("建" * 50 + "，") == point_at("建" * 50 + "，\n二")
    assert point_at("\n") == ""


def test_months_or_years() -> None:
    """Up to two years are shown by month; of more those that have a day."""
    assert len(list_slots([dt.date(2031, 3, 1), dt.date(2032, 1, 1)])) == 24
    assert list_slots([dt.date(9999, 3, 1), dt.date(2031, 1, 1)]) == ("2031", "9999")


def test_english() -> None:
    """The words of the page in English; those of the notices stay, and say that they are Chinese."""
    page = draw(lang="en")
    assert page.get("lang") == "en"
    assert say(page, "thead")[0] == "DeadlineTaskUnitSource"
    assert say(page, ".about li")[1] == "place 样本市样本区"
    assert page.cssselect(".words")[0].get("lang") == "zh-CN"
    assert not set(say(page, "th, h3, .soft:not([lang]) > span:not(:has(bdi))")) & set(CHINESE.values())


def test_every_source_gives_the_same_page(tmp_path: Path) -> None:
    """A corpus folder, a SQLite or DuckDB file and notices in hand give the same page."""
    notices = [govtasks.loads(text) for text in (WORK, OTHER, UNSURE)]
    records = [make_record(notice) for notice in notices]
    write_sqlite(records, tmp_path / "sqlite")
    write_duckdb(records, tmp_path / "duckdb")
    write_corpus(tmp_path / "folder", notices)
    wanted = govtasks.unit_page(notices, "区发改局", today=TODAY)
    for name in ("sqlite", "duckdb", "folder"):
        with govtasks.open_corpus(tmp_path / name) as corpus:
            assert govtasks.unit_page(corpus, "区发改局", today=TODAY) == wanted


def test_command(tmp_path: Path) -> None:
    """The page and its calendar are written beside one another, one calendar a unit; the page links to them."""
    for name, text in (("work.txt", WORK), ("other.txt", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
    out = tmp_path / "page.html"
    done = run("unit-page", tmp_path / "work.txt", "--unit", "区发改局", "-o", out, "--today", "2031-04-01")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = html.document_fromstring(out.read_bytes())
    assert [link.get("href") for link in page.cssselect(".calendar a")] == ["page.ics"]
    assert read(page.cssselect("td.where a")[0], "href").startswith("work.txt#:~:text=")
    calendar = (tmp_path / "page.ics").read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") == 4
    assert "X-WR-CALNAME:样本市样本区发展和改革局" in calendar
    run("unit-page", tmp_path / "work.txt", tmp_path / "other.txt", "--unit", "区发改局", "-o", tmp_path / "two.html")
    assert sorted(file.name for file in tmp_path.glob("two*")) == ["two-1.ics", "two-2.ics", "two.html"]
    assert (tmp_path / "two-2.ics").read_text("utf-8").count("BEGIN:VEVENT") == 1


def test_command_tells_what_is_wrong(tmp_path: Path, root: Path) -> None:
    """Code 1 where nobody is called so or a file cannot be read, 2 for wrong use; no page of nothing is written."""
    notice, out = root / "examples" / "key-work-2024.txt", tmp_path / "page.html"
    nobody = run("unit-page", notice, "--unit", "发改委", "-o", out)
    assert (nobody.returncode, nobody.stdout, out.exists()) == (1, "", False)
    assert "near it are: 市发改委" in nobody.stderr
    assert run("unit-page", tmp_path / "none", "--unit", "市发改委").returncode == 1
    half = run("unit-page", notice, tmp_path / "none", "--unit", "市发改委", "-o", out)
    assert (half.returncode, out.exists(), (tmp_path / "page.ics").exists()) == (1, True, False)
    assert run("unit-page", notice, "--unit", "市发改委", "-o", tmp_path / "page.ics").returncode == 2
    assert run("unit-page", notice).returncode == 2


def test_without_icalendar(tmp_path: Path) -> None:
    """Where icalendar is not installed, the page is written without it, and a line names the extra."""
    (tmp_path / "icalendar.py").write_text("raise ModuleNotFoundError(name='icalendar')", "utf-8")
    (tmp_path / "work.txt").write_text(WORK, "utf-8")
    out = tmp_path / "page.html"
    environment = {"PYTHONPATH": str(tmp_path)}
    done = run("unit-page", tmp_path / "work.txt", "--unit", "区发改局", "-o", out, environment=environment)
    assert done.returncode == 0
    assert "govtasks[ics]" in done.stderr
    assert not (tmp_path / "page.ics").exists()
    assert not html.document_fromstring(out.read_bytes()).cssselect(".calendar")


def test_every_word_of_the_page_has_its_chinese(root: Path) -> None:
    """What the page says in English is a key of the table of words."""
    files = (root / "src" / "govtasks" / "report" / "unit").glob("*.py")
    said = {words for file in files for words in re.findall(r'\bsay\("([^"]+)"', file.read_text("utf-8"))}
    assert len(said) > 10
    assert said | {"Deadline", "Task", "Unit", "Source"} <= set(CHINESE)


@pytest.mark.skipif(bool(why_not()), reason=f"the page is not tested in a browser: {why_not()}")
def test_in_a_browser(tmp_path: Path) -> None:
    """No error, no request, nothing wider than the screen, no violation of accessibility; it prints role by role."""
    (tmp_path / "hostile.txt").write_text(HOSTILE, "utf-8")
    shutil.copy(tmp_path / "hostile.txt", tmp_path / "javascript:alert(9)")
    texts = [govtasks.loads(text) for text in (WORK, OTHER)]
    file, faults = tmp_path / "page.html", []
    file.write_text(
        govtasks.unit_page([*texts, govtasks.load(tmp_path / "hostile.txt")], "区发改局", today=TODAY), "utf-8"
    )
    with open_browser() as browser:
        for dark, width in ((False, 1440), (True, 390), (True, 900), (False, 390)):
            context = browser.new_context(
                color_scheme="dark" if dark else "light",
                viewport={"width": width, "height": 900},
                bypass_csp=AXE.is_file(),
            )
            page = context.new_page()
            page.on("console", lambda said: faults.append(f"console: {said.text}"))
            page.on("request", lambda asked: faults.append(asked.url) if asked.url != file.as_uri() else None)
            page.on("dialog", lambda dialog: faults.append(dialog.message))
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground == ("rgb(20, 23, 27)" if dark else "rgb(245, 246, 248)")
            page.click("svg a >> nth=1")
            assert page.evaluate("document.querySelector('tr:target').innerText").count("2031-06-30") == 1
            if AXE.is_file():
                page.evaluate(AXE.read_text("utf-8"))
                found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")["violations"]
                assert [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found] == []
            context.close()
        page = browser.new_page()
        page.on("console", lambda said: faults.append(f"console: {said.text}"))
        page.goto(file.as_uri())
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        assert page.evaluate("getComputedStyle(document.querySelector('.duties ~ .duties')).breakBefore") == "page"
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 29, 33)"
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") >= 4
    assert faults == []
