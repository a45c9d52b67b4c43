"""From notices to CSV: one row for each task and assignment; a task without assignments has one row.

- source, title, issuer, doc_number, issued_on: of the notice
- part: label and title of the part, parted by a space
- path: titles of the sections that the task stands under, outermost first, joined by " / "
- task, label, heading, text: of the task; `task` is its id
- role, effective_role: of the assignment, as written and after the conventions of the notice
- unit_label, unit: the words that give the role, and the name
- inherited: yes or no
- deadline: its words
- references: 《document》numbers joined by 、; several joined by ；
- confidence: from 0 to 1
- start, end: the task's text in the reading text, from its first to past its last character

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@` or a control sign as a formula. `escape` puts an
apostrophe before such a cell, full-width signs among them, and before one that begins with an apostrophe; `read_csv`
takes it away again, so every cell comes back as it was. For Excel, open the file with `encoding="utf-8-sig"` and
`newline=""`.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Assignment, Task

RISKY = tuple("=+-@\t\r\n＝＋－＠'")
COLUMNS = (
    "source", "title", "issuer", "doc_number", "issued_on", "part", "path", "task", "label", "heading", "text",
    "role", "effective_role", "unit_label", "unit", "inherited", "deadline", "references", "confidence", "start", "end",
)  # fmt: skip

_LONGEST_CELL = 2**31 - 1
"""What the csv module takes at most; its usual limit is less than a long task."""


def escape(cell: str) -> str:
    """Give a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def unescape(cell: str) -> str:
    """Give the cell that was escaped."""
    return cell.removeprefix("'")


def write_csv(notices: Iterable[Notice], file: TextIO) -> None:
    """Write notices to a text file that was opened with `newline=""`, with a head row."""
    file.writelines(give_csv(notices))


def give_csv(notices: Iterable[Notice]) -> Iterator[str]:
    """Give the head row, then the rows of each notice together."""
    yield _join([COLUMNS])
    for notice in notices:
        yield _join(rows(notice))


def _join(table: Iterable[tuple[str, ...]]) -> str:
    file = StringIO(newline="")
    csv.writer(file).writerows([escape(cell) for cell in row] for row in table)
    return file.getvalue()


def read_csv(file: TextIO) -> Iterator[dict[str, str]]:
    """Give the rows that `write_csv` wrote, by column, from a text file opened with `newline=""`."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        table = csv.reader(file)
        columns = next(table, [])
        for row in table:
            yield dict(zip(columns, map(unescape, row), strict=False))
    finally:
        csv.field_size_limit(limit)


def rows(notice: Notice) -> Iterator[tuple[str, ...]]:
    """Give the rows of a notice, unescaped, in the order of `COLUMNS`."""
    head = (notice.source.name, notice.title, notice.issuer, notice.doc_number, notice.issued_on)
    parts = {p.id: f"{p.label} {p.title}".strip() for p in notice.parts}
    paths = join_paths(notice)
    for task in notice.tasks:
        place = (parts.get(task.part or ""), paths.get(task.section or ""))
        for unit in task.assignments or (None,):
            cells = (*head, *place, task.id, task.label, task.heading, task.text, *give_unit(unit), *give_rest(task))
            yield tuple("" if cell is None else str(cell) for cell in cells)


def join_paths(notice: Notice) -> dict[str, str]:
    """Give for each section's id the titles from the outermost section down to it."""
    paths: dict[str, str] = {}
    for section, parent in notice.walk_sections():
        title = section.title or section.label
        paths[section.id] = f"{paths[parent.id]} / {title}" if parent else title
    return paths


def give_unit(unit: Assignment | None) -> tuple[str, ...]:
    """Give the cells of an assignment; empty ones for none."""
    if unit is None:
        return ("",) * 5
    return (unit.role, unit.effective_role, unit.label, unit.name, "yes" if unit.inherited else "no")


def give_rest(task: Task) -> tuple[object, ...]:
    """Give the cells of a task that stand after the assignment."""
    references = "；".join(f"《{r.document}》{'、'.join(r.numbers)}" for r in task.references)
    start, end = (task.spans[0].start, task.spans[-1].end) if task.spans else (None, None)
    return (task.deadline and task.deadline.text, references, task.confidence, start, end)
