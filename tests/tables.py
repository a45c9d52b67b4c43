"""Tables of tasks for tests: rows of cells, and the tasks that they give in a few words."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import govtasks

TITLE = "示例市人民政府关于分解落实重点工作的通知"


class Merged(NamedTuple):
    """A cell that takes several rows or columns."""

    words: str
    high: int = 1
    wide: int = 1


def write_table(rows: Sequence[Sequence[str | Merged]]) -> str:
    """Write rows as a table of HTML; a line feed in a cell is a line break."""
    lines = ("".join(map(_write_cell, row)) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _write_cell(cell: str | Merged) -> str:
    words, high, wide = cell if isinstance(cell, Merged) else Merged(cell)
    size = f' rowspan="{high}" colspan="{wide}"' if (high, wide) != (1, 1) else ""
    return f"<td{size}>{html.escape(words).replace(chr(10), '<br>')}</td>"


def write_page(*parts: str, title: str = TITLE) -> str:
    """Write a page of a notice with what stands under its title."""
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{''.join(parts)}</body></html>"


def tell(notice: govtasks.Notice) -> list[str]:
    """Tell each task in a line: number, headings, words, units with their roles, time limit."""
    return [_tell_task(notice, task) for task in notice.tasks]


def _tell_task(notice: govtasks.Notice, task: govtasks.Task) -> str:
    path = "/".join(f"{step.label}{step.title}" for step in notice.path(task))
    units = " ".join(f"{a.role}:{a.name}" for a in task.assignments)
    deadline = task.deadline.text if task.deadline else ""
    return "|".join([task.label, path, task.text.replace("\n", "/"), units, deadline])
