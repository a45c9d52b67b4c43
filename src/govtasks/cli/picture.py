"""The view of a notice as blocks for the terminal: head, outline, diagnostics, sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from govtasks.cli.folded import Folded
from govtasks.cli.screen import draw_units
from govtasks.cli.words import SEVERITY_COLOURS, clean, say
from govtasks.report.view import TaskRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from govtasks.model.diagnostic import Diagnostic, Language
    from govtasks.model.meaning import Target
    from govtasks.model.section import Part, Section
    from govtasks.report.view import Fact, HeadingRow, Sum, View

GUIDE = 4
"""Columns of a level of the outline."""
ROOM = 4
"""Levels' columns that are kept for the words."""


def draw(view: View, lang: Language, width: int) -> Iterator[RenderableType]:
    """Give the blocks from top to bottom."""
    yield Folded(Text(clean(view.title), style="bold"))
    yield draw_head(view.facts, lang)
    yield ""
    yield draw_outline(view.rows, lang, width)
    yield ""
    for remark in view.remarks:
        yield draw_diagnostic(remark, lang)
    yield draw_sum(view.sum, lang)


def draw_head(facts: Iterable[Fact], lang: Language) -> Table:
    """Give what is known of the notice, a line each."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    for word, text in facts:
        table.add_row(say(word, lang), Folded(Text(clean(text))))
    return table


def draw_outline(rows: Iterable[HeadingRow | TaskRow], lang: Language, width: int) -> Tree:
    """Give parts, sections and tasks, each under what it stands in.

    Where the width has no room for another level, the levels below stand on the last.
    """
    levels = max(1, width // GUIDE - ROOM)
    homes = [Tree("", hide_root=True, guide_style="dim")]
    for row in rows:
        drawn = draw_task(row, lang) if isinstance(row, TaskRow) else draw_heading(row.item, lang)
        level = min(row.level, levels - 1)
        homes[level + 1 :] = [homes[level].add(drawn)]
    return homes[0]


def draw_heading(heading: Part | Section, lang: Language) -> Folded:
    """Give label, title and the count that it declares."""
    count = f"({say('declares', lang)} {heading.declared_count})" if heading.declared_count is not None else ""
    words = [(clean(heading.label), "bold"), (clean(heading.title), "bold"), (count, "dim")]
    return Folded(Text(" ").join(Text(word, style) for word, style in words if word))


def draw_task(row: TaskRow, lang: Language) -> Group:
    """Give id, label and the beginning of the text, and below it the units and the targets."""
    task = row.item
    words = [(task.id, "dim"), (clean(task.label), "bold"), (clean(task.text), "")]
    line = Text(" ").join(Text(word, style) for word, style in words if word)
    return Group(Folded(line, lines=2), *draw_units(row.groups, task, lang, row.due), *draw_targets(row.targets, lang))


def draw_targets(targets: Iterable[Target], lang: Language) -> list[Folded]:
    """Give the numbers that a task sets out to reach, each behind what is measured."""
    words = " · ".join(clean(f"{target.indicator} {target.text}".strip()) for target in targets)
    line = Text.assemble((say("targets", lang), "bold"), " ", words, style="dim")
    return [Folded(line, after=(" · ",))] if words else []


def draw_diagnostic(remark: Diagnostic, lang: Language) -> Folded:
    """Give a remark with its severity in words, its task, and what would help."""
    severity = (say(remark.severity, lang), f"bold {SEVERITY_COLOURS[remark.severity]}")
    place = f" {remark.task}" if remark.task else ""
    words = f" {remark.code}{place}: {clean(remark.describe(lang))}"
    return Folded(Text.assemble(severity, words, (f" ({clean(remark.advise(lang))})", "dim")))


def draw_sum(found: Sum, lang: Language) -> Text:
    """Give how many tasks there are and how much of the text was understood."""
    return Text(f"{found.tasks} {say('tasks', lang)} · {say('coverage', lang)} {found.explained} %", style="bold")
