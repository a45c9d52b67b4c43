"""From notices to Markdown for people: CommonMark with the tables of GitHub, every word of a notice as text."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from govtasks.export.shown import ROLE_WORDS, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.notice import Notice, Part, Section
    from govtasks.model.task import Task

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&!$@:^=]|\.(?=[A-Za-z])|(?<=[A-Za-z])\.")
"""What begins markup anywhere, and what makes an address a link (www.example.org, https:)."""
_LINE_START = re.compile(r"^(?:(?P<bullet>[-+])|(?P<number>\d+)(?P<mark>[.)]))")
_EDGE = re.compile(r"^\s+|\s+$")
_TOP, _DEEPEST = 2, 6
"""Levels of headings below the title."""


def give_markdown(notices: Iterable[Notice]) -> Iterator[str]:
    """Give a document a notice, one after the other."""
    before = ""
    for notice in notices:
        yield before + to_markdown(notice)
        before = "\n"


def to_markdown(notice: Notice) -> str:
    """Give a notice as a Markdown document: title, facts, outline with the tasks, remarks."""
    blocks = [f"# {_inline(notice.title or notice.source.name)}", _draw_facts(notice), *_draw_outline(notice)]
    if notice.diagnostics:
        remarks = (f"- {_inline(d.describe('zh'))}" for d in notice.diagnostics)
        blocks += ["## 读取提示", "\n".join(remarks)]
    return "\n\n".join(blocks) + "\n"


def escape(line: str) -> str:
    """Give one line of words as Markdown that shows exactly these words, wherever a line begins or ends."""
    escaped = _SIGNS.sub(r"\\\g<0>", show(line))
    escaped = _LINE_START.sub(lambda m: f"\\{m[0]}" if m["bullet"] else f"{m['number']}\\{m['mark']}", escaped)
    return _EDGE.sub(lambda m: "".join(f"&#{ord(sign)};" for sign in m[0]), escaped)


def _inline(words: str) -> str:
    """Give words as one line: a heading, a cell, a point of a list."""
    return escape(" ".join(words.split("\n")))


def _draw_facts(notice: Notice) -> str:
    facts = {
        "发文机关": notice.issuer,
        "文号": notice.doc_number,
        "成文日期": notice.issued_on,
        "发布日期": notice.published_on,
        "主送": "、".join(notice.addressees),
        "地区": notice.locality and notice.locality.name,
        "文件": "；".join(source.name for source in notice.sources),
        "任务数": str(len(notice.tasks)),
    }
    rows = [f"| {name} | {_inline(str(fact))} |" for name, fact in facts.items() if fact]
    return "\n".join(["| 项目 | 内容 |", "|---|---|", *rows])


def _draw_outline(notice: Notice) -> Iterator[str]:
    """Give parts, sections and tasks in document order."""
    levels = {part.id: _TOP for part in notice.parts}
    for section, parent in notice.walk_sections():
        levels[section.id] = levels.get(parent.id if parent else section.part or "", _TOP - 1) + 1
    headings: tuple[Part | Section, ...] = (*notice.parts, *(section for section, _ in notice.walk_sections()))
    drawn = [(item.spans[:1], [_draw_heading(item, levels[item.id])]) for item in headings]
    drawn += [(task.spans[:1], list(_draw_task(task))) for task in notice.tasks]
    for _, blocks in sorted(drawn, key=itemgetter(0)):
        yield from blocks


def _draw_heading(item: Part | Section, level: int) -> str:
    words = " ".join(filter(None, (item.label, item.title)))
    return f"{'#' * min(level, _DEEPEST)} {_inline(words)}"


def _draw_task(task: Task) -> Iterator[str]:
    """Give number and text as a paragraph, then who answers for it, until when, and what it points to as a list."""
    text = "\\\n".join(escape(line) for line in task.text.split("\n"))
    yield f"**{_inline(task.label)}** {text}" if task.label else text
    names = {word: "、".join(task.names(role)) for role, word in ROLE_WORDS.items()}
    facts = [(word, found) for word, found in names.items() if found]
    if task.deadline:
        facts.append(("完成时限", task.deadline.text))
    facts += [("参见", f"《{r.document}》{'、'.join(r.numbers)}") for r in task.references]
    facts += [(detail.label, detail.text) for detail in task.details]
    if facts:
        yield "\n".join(f"- {_inline(word)}：{_inline(words)}" for word, words in facts)
