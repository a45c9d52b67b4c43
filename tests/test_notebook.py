"""Notebooks: what they show of a value holds all its words as text, and nothing that is active."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from lxml import html

import govtasks
from govtasks.export.html_table import LONGEST, ROWS
from test_docs import ROOT

EXAMPLES = sorted((ROOT / "examples").iterdir())
TAGS = {"div", "p", "b", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "scope", "style", "lang"}
HOSTILE = (
    "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>"
    "\"' onmouseover='alert(1)' <a href=\"javascript:alert(1)\">点此</a> &lt; &amp; <style>*{}</style> <!-- -->"
    "$\\href{javascript:alert(1)}{x}$"
)


def parse(value: Any) -> html.HtmlElement:  # noqa: ANN401 - any value that a notebook shows
    """Give what a notebook shows of a value, checked for what might be active."""
    shown = value._repr_html_()
    page = html.fromstring(f"<main>{shown}</main>")
    for element in page.iter():
        assert element is page or element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert not any("alert" in value for value in element.attrib.values())
    assert {child.get("class") for child in page} == {"tex2jax_ignore mathjax_ignore"}
    shown.encode()
    return page


def cells(page: html.HtmlElement) -> list[list[str]]:
    """Give the words of each row below a head."""
    return [[cell.text_content() for cell in row] for row in page.iterfind(".//tbody/tr")]


def notice_of(count: int, text: str = "办好样本节。") -> govtasks.Notice:
    """Give a notice with so many tasks of the same words."""
    notice = govtasks.load(EXAMPLES[0])
    return evolve(notice, tasks=tuple(evolve(notice.tasks[0], id=f"t{n}", text=text) for n in range(1, count + 1)))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_notice_shows_its_tasks(path: Any) -> None:  # noqa: ANN401
    """Title, and each task with id, number, text, units by role and deadline; then its diagnostics."""
    notice = govtasks.load(path)
    page = parse(notice)
    assert notice.title
    assert notice.title in page.text_content()
    rows = cells(page)
    for task, row in zip(notice.tasks[:ROWS], rows, strict=False):
        assert row[:3] == [task.id, task.label, task.text]
        assert all(name in row[3] for role in ("lead", "support") for name in task.names(role))
        assert row[4] == (task.deadline.text if task.deadline else "")
    assert [row[0] for row in rows[len(notice.tasks) :]] == [d.code for d in notice.diagnostics]


def test_a_task_shows_its_fields() -> None:
    """What a task says stands in rows by the names of its fields; what it does not say has none."""
    shown = dict(cells(parse(govtasks.load(ROOT / "examples" / "key-work-2024.txt").task("t7"))))
    assert shown == {
        "label": "7",
        "text": "支持食品加工企业技术改造，打造两个年产值超50亿元的预制菜园区。",
        "lead": "市工信局",
        "responsible": "市农业农村局、市市场监管局",
        "deadline": "2024年11月底前",
        "confidence": "0.99",
    }


def test_a_long_notice_shows_its_beginning_and_says_so() -> None:
    """Of a thousand tasks the first are shown, and how many there are besides; it takes no time."""
    notice = notice_of(1000)
    started = time.perf_counter()
    page = parse(notice)
    assert time.perf_counter() - started < 1
    assert len(page.findall(".//tbody/tr")) == ROWS
    assert "1,000 tasks" in page.text_content()
    assert f"… {1000 - ROWS} more rows" in page.text_content()


def test_a_long_text_shows_its_beginning_and_says_so() -> None:
    """Of a text of millions of signs the first are shown, and how many there are besides."""
    notice = notice_of(1, "样" * 5_000_000)
    assert cells(parse(notice))[0][2] == f"{'样' * LONGEST} … {5_000_000 - LONGEST:,} more signs"
    assert len(notice._repr_html_()) < 10_000


def test_what_looks_like_html_is_text() -> None:
    """Scripts, handlers, links and formulas of a notice are shown as they stand."""
    notice = notice_of(1, HOSTILE)
    task = notice.tasks[0]
    unit = task.assignments[0]._replace(name=HOSTILE)
    task = evolve(task, label=HOSTILE, assignments=(unit,), deadline=govtasks.Deadline(HOSTILE, ()))
    notice = evolve(notice, tasks=(task,), title_quote=govtasks.Quote(HOSTILE, ()))
    for page in (parse(notice), parse(task)):
        assert page.text_content().count(HOSTILE) >= 4


def test_signs_that_nobody_sees_are_shown() -> None:
    """Control signs, marks of writing direction and lone halves of a pair become U+FFFD."""
    (row,) = cells(parse(notice_of(1, "甲\x1b[31m乙\u202e丙\u2066丁\ud800戊")))
    assert row[2] == "甲\ufffd[31m乙\ufffd丙\ufffd丁\ufffd戊"


def test_a_console_shows_a_line() -> None:
    """In a console a notice is one line, whatever its title holds."""
    notice = govtasks.load(ROOT / "examples" / "key-work-2024.txt")
    assert repr(notice) == f"<Notice '{notice.title}' tasks=20 diagnostics=0>"
    hostile = evolve(notice, title_quote=govtasks.Quote("甲\n\x1b[31m\u202e乙", ()))
    assert repr(hostile) == r"<Notice '甲\n\x1b[31m\u202e乙' tasks=20 diagnostics=0>"


def test_a_comparison_shows_its_pairs() -> None:
    """Pairs with what is other in them, then what was dropped and added."""
    target = govtasks.Target("t1", HOSTILE, "=", Decimal(3), None, "个", "count", "", "", "", "3个", ())
    change = govtasks.TargetChange(target, evolve(target, text="5个"), "tightened")
    pair = govtasks.TaskPair("t1", "t2", 91.04, (HOSTILE, "市文旅局"), (), (change,))
    page = parse(govtasks.Comparison((pair,), ("t8", "t9"), ("t3",)))
    expected = ["t1", "t2", "91.0", f"{HOSTILE}、市文旅局", "", f"{HOSTILE} 3个 → 5个 (tightened)"]
    assert cells(page) == [expected]
    for words in ("0 kept, 1 changed", "dropped (2): t8、t9", "added (1): t3"):
        assert words in page.text_content()


def test_a_linkage_shows_its_pointers() -> None:
    """Pointers with where they lead or why nowhere, then what hangs on nothing."""
    pointers = (
        govtasks.Pointer("t1", HOSTILE, "3", "t4", 88.0, "", ()),
        govtasks.Pointer("t2", "某报告", "9", None, None, "the list has no task of number 9", ()),
    )
    page = parse(govtasks.Linkage(pointers, ("t5",), ()))
    assert cells(page) == [
        ["t1", HOSTILE, "3", "t4", "88.0", ""],
        ["t2", "某报告", "9", "", "", "the list has no task of number 9"],
    ]
    assert "uncarried (1): t5" in page.text_content()


def test_an_alignment_shows_its_promises() -> None:
    """Promises with the tasks that took them up, then the tasks of no promise."""
    taken = (govtasks.TakenUp("t1", 92.34), govtasks.TakenUp("t2", 80.0))
    promises = (govtasks.Promise(HOSTILE, (), "t7", taken), govtasks.Promise("修桥一座以上。", (), "t8", ()))
    page = parse(govtasks.Alignment(promises, ("t3",)))
    assert cells(page) == [["t7", HOSTILE, "t1 (92.3)、t2 (80.0)"], ["t8", "修桥一座以上。", ""]]
    assert "2 promises, 1 that no task took up" in page.text_content()
    assert "own, of no promise (1): t3" in page.text_content()


def test_a_style_card_shows_its_tables() -> None:
    """Each kind of row that was met is a table."""
    page = parse(govtasks.style(EXAMPLES[:1]))
    assert {"notices", "numbers", "roles", "units"} <= {title.text_content() for title in page.iterfind(".//b")}
    assert "牵头单位" in page.text_content()


def test_an_evaluation_shows_its_figures() -> None:
    """A row a notice, one for all together, and what cannot be read."""
    figures = govtasks.Figures(task=govtasks.Figure(3, 4, 4))
    notice = govtasks.EvaluatedNotice(HOSTILE, (), (), 0.5, figures)
    page = parse(govtasks.Evaluation((notice,), (govtasks.UnreadNotice("a.pdf", "broken", labelled=False),)))
    assert cells(page) == [[HOSTILE, "0", "50.0", "75.0", *[""] * 5], ["total", "0", "", "75.0", *[""] * 5]]
    assert "unread (1): a.pdf" in page.text_content()


def test_an_empty_table_is_a_line() -> None:
    """Where there is nothing to show, there is no table."""
    assert parse(govtasks.Comparison((), (), ())).find(".//table") is None
    empty = govtasks.loads("")
    assert (empty.issued_on, cells(parse(empty))[0][0]) == (None, "no-text")
    assert dt.date(2024, 2, 1).isoformat() in parse(govtasks.load(EXAMPLES[0])).text_content()
