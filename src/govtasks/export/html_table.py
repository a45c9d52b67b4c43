"""Tables for a notebook: HTML that runs nothing, in the colours of the page, every word of a notice as text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from govtasks.export.shown import show

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = 50
"""Rows of a table that are shown."""
LONGEST = 1_000
"""Signs of a cell that are shown."""
_NO_FORMULAS = "tex2jax_ignore mathjax_ignore"
"""Classes by which MathJax, which notebooks run over what they show, passes over $…$, whose links may run scripts."""
_STYLE = "text-align:left;vertical-align:top;white-space:pre-wrap"


def draw_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], *notes: str) -> str:
    """Give a table under its title, and notes below it; nothing of the table where there are no rows.

    An empty cell stands for None. What goes beyond `ROWS` and `LONGEST` is told in numbers.
    """
    more = [f"… {len(rows) - ROWS:,} more rows"] if len(rows) > ROWS else []
    table = _draw_rows(columns, rows[:ROWS]) if rows else ""
    below = "".join(f"<p>{draw(note)}</p>" for note in (*more, *notes))
    return f'<div class="{_NO_FORMULAS}"><p style="{_STYLE}"><b>{draw(title)}</b></p>{table}{below}</div>'


def draw(value: object) -> str:
    """Give a value as HTML text: "" for None, numbers with a fraction to one digit, names joined by 、."""
    match value:
        case None:
            return ""
        case float():
            return f"{value:.1f}"
        case tuple():
            return draw("、".join(map(str, value)))
    words = str(value)
    rest = f" … {len(words) - LONGEST:,} more signs" if len(words) > LONGEST else ""
    return escape(show(words[:LONGEST])) + rest


def _draw_rows(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f'<th scope="col" style="{_STYLE}">{draw(column)}</th>' for column in columns)
    body = ("".join(f'<td style="{_STYLE}">{draw(cell)}</td>' for cell in row) for row in rows)
    lines = "".join(f"<tr>{cells}</tr>" for cells in body)
    return f'<table><thead><tr>{head}</tr></thead><tbody lang="zh-Hans">{lines}</tbody></table>'
