"""Markdown: what a renderer makes of it is what the notice says, and nothing in it is active."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

import govtasks
from govtasks.export.as_markdown import escape
from test_docs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EXAMPLES = sorted((ROOT / "examples").iterdir())
HOSTILE = [
    "# 标题",
    "1. 建馆",
    "2024) 建馆",
    "- 建馆",
    "+ 建馆",
    "* 建馆 * 修桥 **加粗** __下划__",
    "> 引文",
    "    四个空格",
    "　　两个全角空格　",
    "\t制表",
    "===",
    "---",
    "```围栏```",
    "~~~",
    "~~删~~",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<https://www.example.org>",
    "[点此](javascript:alert(1)) ![图](https://www.example.org/a.png) [^1] [x]: y",
    "www.example.org、https://example.org/a_b、a@example.org",
    "甲|乙|丙",
    "|---|---|",
    "反斜线 \\ 末尾\\",
    "&lt;b&gt; &amp; &#60; AT&T",
    "{{ site }} $x$ :smile: @某人 #7 ==标== ^上^",
    "*_*`[",
]


def write(notice: govtasks.Notice) -> str:
    """Give a notice as Markdown."""
    return "".join(str(piece) for piece in govtasks.render(notice, "markdown"))


def read(markdown: str) -> list[str]:
    """Give the words of each paragraph, heading, cell and point as a renderer shows them."""
    return [_say(token.children or []) for token in RENDERER.parse(markdown) if token.type == "inline"]


def _say(tokens: list[Token]) -> str:
    return "".join("\n" if token.type in {"hardbreak", "softbreak"} else token.content for token in tokens)


def kinds(markdown: str) -> set[str]:
    """Give the kinds of everything that a renderer finds."""
    tokens = RENDERER.parse(markdown)
    return {one.type for token in tokens for one in (token, *(token.children or []))}


def made(text: str, label: str = "1") -> govtasks.Notice:
    """Give a notice whose first task says a text."""
    notice = govtasks.load(ROOT / "examples" / "key-work-2024.txt")
    first, *rest = notice.tasks
    return evolve(notice, tasks=(evolve(first, text=text, label=label), *rest))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_is_rendered_is_what_the_notice_says(path: Path) -> None:
    """Title, headings, and each task's text are there, in document order, with nothing added."""
    notice = govtasks.load(path)
    shown = read(write(notice))
    assert shown[0] == notice.title
    at = 0
    for task in notice.tasks:
        at = shown.index(f"{task.label} {task.text}" if task.label else task.text, at)
    headings = [(section.label, section.title) for section, _ in notice.walk_sections()]
    headings += [(part.label, part.title) for part in notice.parts]
    assert {" ".join(filter(None, heading)) for heading in headings} <= set(shown)


def test_units_deadlines_and_references_stand_under_their_task() -> None:
    """Below its text a task has its units by role, its deadline and its references, a point each."""
    notice = govtasks.load(ROOT / "examples" / "key-work-2024.txt")
    shown = read(write(notice))
    at = shown.index("18 建设社区长者食堂50家，为失能老人提供上门助浴服务。")
    assert shown[at + 1 : at + 4] == ["牵头单位：市民政局", "责任单位：市商务局、市残联", "完成时限：长期坚持"]
    at = shown.index("10 开工建设环湖轨道交通首段，完成南站综合枢纽主体工程。")
    assert shown[at + 3] == "参见：《示例省政府工作报告》18、26"


def test_headings_nest_as_parts_and_sections_do() -> None:
    """The title is of the first level, parts of the second, sections below them; none is deeper than the sixth."""
    notice = govtasks.load(ROOT / "examples" / "key-work-2024.txt")
    levels = [token.tag for token in RENDERER.parse(write(notice)) if token.type == "heading_open"]
    assert levels == ["h1", "h2", "h3", "h3", *["h4"] * 4]
    nest = notice.sections[0]
    for level in range(9):
        nest = evolve(nest, id=f"n{level}", children=(nest,))
    found = RENDERER.parse(write(evolve(notice, sections=(nest,), tasks=())))
    assert {token.tag for token in found if token.type == "heading_open"} == {f"h{level}" for level in range(1, 7)}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("label", ["1", ""])
def test_what_looks_like_markup_is_text(text: str, label: str) -> None:
    """Marks, HTML, links and addresses of a notice are shown as they stand, at the start of a line and inside it."""
    words = f"{text}\n{text}办好。"
    notice = made(words, label)
    markdown = write(notice)
    assert (f"{label} {words}" if label else words) in read(markdown)
    assert kinds(markdown) == kinds(write(made("建馆。\n修桥。")))


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_names_and_facts_are_text_too(text: str) -> None:
    """A cell, a heading and a point of a list say what the notice says and hold nothing active."""
    notice = made("建馆。\n修桥。")
    title = govtasks.Quote(text, ())
    task = notice.tasks[0]
    unit = task.assignments[0]._replace(name=text)
    hostile = evolve(
        notice,
        title_quote=title,
        issuer_quote=title,
        sections=(evolve(notice.sections[0], title=text, label=""), *notice.sections[1:]),
        tasks=(evolve(task, assignments=(unit,)), *notice.tasks[1:]),
    )
    markdown = write(hostile)
    shown = ["".join(words.split()) for words in read(markdown)]
    plain = "".join(text.split())
    assert shown.count(plain) == 3
    assert f"牵头单位：{plain}" in shown
    assert kinds(markdown) == kinds(write(notice))


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_any_line_shows_exactly_its_words(line: str) -> None:
    """Whatever a line holds, a renderer shows it, as one paragraph of text."""
    if line.strip():
        assert read(escape(line)) == [line]


def test_nothing_of_a_notice_becomes_a_link_on_a_site_that_links_addresses() -> None:
    """Dots and colons of addresses are escaped, so that www. and https: are not what such a site looks for."""
    escaped = escape("见 https://www.example.org/a 与 www.example.org")
    assert not re.search(r"https?:|www\.", escaped)


def test_signs_that_nobody_sees_are_shown() -> None:
    """Control signs, marks of writing direction and lone halves of a pair become U+FFFD, so the file is UTF-8."""
    markdown = write(made("甲\x00乙\x1b[31m丙\u202e丁\ud800戊"))
    assert "1 甲\ufffd乙\ufffd[31m丙\ufffd丁\ufffd戊" in read(markdown)
    assert markdown.encode()


def test_the_rendered_page_has_no_active_element() -> None:
    """Of a notice of all hostile lines a renderer makes no link, picture, script or element of the notice's."""
    page = html.fromstring(RENDERER.render(write(made("\n".join(HOSTILE)))))
    assert {element.tag for element in page.iter()} == set(
        "div h1 h2 h3 h4 table thead tbody tr th td p strong ul li br".split()
    )
    assert not [attribute for element in page.iter() for attribute in element.attrib]


def test_a_notice_without_anything_is_a_document() -> None:
    """A notice without title, tasks and outline has its file and its remarks; several stand one after the other."""
    notice = govtasks.loads("今天天气好。")
    shown = read(write(notice))
    assert shown[0] == "<text>"
    assert "读取提示" in shown
    together = "".join(str(piece) for piece in govtasks.render([notice, notice], "markdown"))
    assert [token.tag for token in RENDERER.parse(together) if token.tag == "h1"] == ["h1"] * 4
