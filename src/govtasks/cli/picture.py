"""A notice as blocks for the terminal: head, outline, diagnostics, sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from govtasks.cli.folded import Folded
from govtasks.cli.screen import draw_units
from govtasks.cli.words import SEVERITY_COLOURS, clean, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from govtasks.model.diagnostic import Diagnostic, Language
    from govtasks.model.notice import Notice, Part, Section
    from govtasks.model.task import Task

GUIDE = 4
"""Columns of a level of the outline."""
ROOM = 4
"""Levels' columns that are kept for the words."""


def draw(notice: Notice, lang: Language, width: int) -> Iterator[RenderableType]:
    """Give the blocks from top to bottom."""
    yield Folded(Text(clean(notice.title or notice.source.name), style="bold"))
    yield draw_head(notice, lang)
    yield ""
    yield draw_outline(notice, lang, width)
    yield ""
    for remark in notice.diagnostics:
        yield draw_diagnostic(remark, lang)
    yield draw_sum(notice, lang)


def draw_head(notice: Notice, lang: Language) -> Table:
    """Give what is known of the notice, a line each."""
    used, source = notice.adapter, notice.source
    facts = {
        "issuer": notice.issuer,
        "number": notice.doc_number,
        "issued": notice.issued_on,
        "published": notice.published_on,
        "to": "、".join(notice.addressees),
        "locality": notice.locality and notice.locality.name,
        "file": " · ".join(filter(None, (source.name, source.media_type, source.encoding))),
        "read by": f"{used.code} {used.version}",
    }
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    for word, fact in facts.items():
        if fact:
            table.add_row(say(word, lang), Folded(Text(clean(str(fact)))))
    return table


def draw_outline(notice: Notice, lang: Language, width: int) -> Tree:
    """Give parts, sections and tasks, each under what it stands in, in document order.

    Where the width has no room for another level, the levels below stand on the last.
    """
    levels = max(1, width // GUIDE - ROOM)
    root = Tree("", hide_root=True, guide_style="dim")
    homes = {"": (root, 0)}
    for item, above, drawn in sorted(list_rows(notice, lang), key=lambda row: row[0].spans[:1]):
        home, level = homes.get(above or "", homes[""])
        node = home.add(drawn)
        homes[item.id] = (node, level + 1) if level + 1 < levels else (home, level)
    return root


def list_rows(notice: Notice, lang: Language) -> Iterator[tuple[Part | Section | Task, str | None, RenderableType]]:
    """Give each part, section and task with the id of what it stands in and its lines."""
    for part in notice.parts:
        yield part, None, draw_heading(part, lang)
    for section, parent in notice.walk_sections():
        yield section, parent.id if parent else section.part, draw_heading(section, lang)
    for task in notice.tasks:
        yield task, task.parent or task.section or task.part, draw_task(task, lang)


def draw_heading(heading: Part | Section, lang: Language) -> Folded:
    """Give label, title and the count that it declares."""
    count = f"({say('declares', lang)} {heading.declared_count})" if heading.declared_count is not None else ""
    words = [(clean(heading.label), "bold"), (clean(heading.title), "bold"), (count, "dim")]
    return Folded(Text(" ").join(Text(word, style) for word, style in words if word))


def draw_task(task: Task, lang: Language) -> Group:
    """Give id, label and the beginning of the text, and below it the units."""
    words = [(task.id, "dim"), (clean(task.label), "bold"), (clean(task.text), "")]
    line = Text(" ").join(Text(word, style) for word, style in words if word)
    return Group(Folded(line, lines=2), *draw_units(task, lang))


def draw_diagnostic(remark: Diagnostic, lang: Language) -> Folded:
    """Give a remark with its severity in words, its task, and what would help."""
    severity = (say(remark.severity, lang), f"bold {SEVERITY_COLOURS[remark.severity]}")
    place = f" {remark.task}" if remark.task else ""
    words = f" {remark.code}{place}: {clean(remark.describe(lang))}"
    return Folded(Text.assemble(severity, words, (f" ({clean(remark.advise(lang))})", "dim")))


def draw_sum(notice: Notice, lang: Language) -> Text:
    """Give how many tasks there are and how much of the text was understood."""
    share = f"{math.floor(notice.coverage.explained * 1000) / 10} %"
    return Text(f"{len(notice.tasks)} {say('tasks', lang)} · {say('coverage', lang)} {share}", style="bold")
