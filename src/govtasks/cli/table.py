"""The tasks of a notice as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from govtasks.cli.folded import Folded
from govtasks.cli.screen import draw_units
from govtasks.cli.words import clean, say
from govtasks.report.view import group_roles

if TYPE_CHECKING:
    from govtasks.model.notice import Notice

WIDE = 72
"""Columns from which the units have room beside the text."""


def draw_table(notice: Notice, lang: str, width: int) -> Table:
    """Give a row for each task: id, label, text, and the units beside it or, on a narrow screen, below."""
    table = Table(title=clean(notice.title or notice.source.name), title_justify="left", box=SIMPLE_HEAD, expand=True)
    table.add_column("id", no_wrap=True, style="dim")
    table.add_column(say("label", lang), no_wrap=True)
    table.add_column(say("text", lang), ratio=3)
    if width >= WIDE:
        table.add_column(say("units", lang), ratio=2)
    for task in notice.tasks:
        text, units = Folded(Text(clean(task.text)), lines=3), draw_units(group_roles(task.assignments), task, lang)
        cells = [text, Group(*units)] if width >= WIDE else [Group(text, *units)]
        table.add_row(task.id, clean(task.label), *cells)
    return table
