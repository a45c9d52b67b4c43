"""The view of a notice as plain data for the page: as short as can be, every word of the notice once.

Words are given by their places: a list of spans is `[start, length, gap, length …]`, the start counted from a base.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from govtasks.report.view import TaskRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.diagnostic import Diagnostic
    from govtasks.model.document import Block, Document, Spans
    from govtasks.model.meaning import DueDate, Target
    from govtasks.model.task import Role
    from govtasks.report.segments import Segment
    from govtasks.report.view import HeadingRow, RoleGroup, View

ROLES: tuple[Role, ...] = ("leader", "lead", "responsible", "support", "supervise", "guide")
KINDS = (*ROLES, "metadata", "addressee", "label", "section", "part", "task", "deadline", "reference", "wording",
         "convention", "glossary", "prose", "furniture", "unexplained")  # fmt: skip
"""What a piece of the text may be; the n-th letter stands for the n-th."""
LETTERS = {kind: chr(ord("a") + at) for at, kind in enumerate(KINDS)}
GAP = "_"
"""Stands for white space between pieces."""
LINES = {"text": "t", "furniture": "f", "page-mark": "p", "meta": "m"}
"""What a line of the text is; one in a table is `=` in the cell of the last one, `.` right of it, `/` at the head of
the next row, or the place of its cell in brackets."""
ASTRAL = 0xFFFF
"""The last code point that a browser counts as one."""


def make_data(view: View) -> dict[str, Any]:
    """Give what the page holds of a notice."""
    document = view.document
    return {
        "name": view.name,
        "title": view.title,
        "text": document.text,
        "hash": hash_text(document.text),
        "astral": [at for at, sign in enumerate(document.text) if ord(sign) > ASTRAL],
        "facts": view.facts,
        "lines": "".join(put_lines(document)),
        "segments": "".join(put_segments(view.segments)),
        "rows": [put_task(row) if isinstance(row, TaskRow) else put_heading(row) for row in view.rows],
        "remarks": [put_remark(remark) for remark in view.remarks],
        "explained": view.sum.explained,
        "unexplained": put_spans(view.sum.unexplained),
    }


def hash_text(text: str) -> str:
    """Give what says whose a correction is: SHA-256 of the reading text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def put_spans(spans: Spans, base: int = 0) -> list[int]:
    """Give spans as numbers, each counted from the one before."""
    numbers = []
    for start, end in spans:
        numbers += [start - base, end - start]
        base = end
    return numbers


def put_lines(document: Document) -> Iterator[str]:
    """Give what each line of the text is."""
    blocks = {block.start: block for block in document.blocks}
    at, before = 0, None
    for line in document.text.split("\n"):
        block = blocks.get(at)
        yield put_line(block, before) if block else LINES["text"]
        before = block
        at += len(line) + 1


def put_line(block: Block, before: Block | None) -> str:
    """Give what a block is, a cell by its step from the one before."""
    if block.cell is None:
        return LINES[block.kind]
    if before and before.cell:
        table, row, column, *_ = before.cell
        if block.cell == before.cell:
            return "="
        if block.cell == (table, row, column + 1, 1, 1):
            return "."
        if block.cell == (table, row + 1, 0, 1, 1):
            return "/"
    return f"({','.join(map(str, block.cell))})"


def put_segments(segments: Iterable[Segment]) -> Iterator[str]:
    """Give kind and length of each piece, and its rows where they are others than those before: `l12@3-5`."""
    at, owners = 0, ""
    for start, end, kind, role, rows in segments:
        if start > at:
            yield f"{GAP}{start - at}"
        now = ",".join(put_runs(rows))
        yield f"{LETTERS[role or kind]}{end - start}" + ("" if now == owners else f"@{now}")
        at, owners = end, now


def put_runs(rows: Iterable[int]) -> Iterator[str]:
    """Give numbers in runs: 3, 4, 5, 9 → `3-5`, `9`."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return (f"{first}-{last}" if last > first else f"{first}" for first, last in runs)


def put_heading(row: HeadingRow) -> list[object]:
    """Give level, id, number, title, place, count."""
    item = row.item
    return [row.level, item.id, item.label, item.title, put_spans(item.spans), item.declared_count]


def put_task(row: TaskRow) -> list[object]:
    """Give level, id, number, places of the text, confidence in per cent, units, deadline, targets, references."""
    task = row.item
    base = task.spans[0].start if task.spans else 0
    return trim([
        row.level, task.id, task.label, put_spans(task.spans), round(task.confidence * 100),
        list(put_units(row.groups, base)), put_due(row.due, base) if row.due else None,
        [put_target(target, base) for target in row.targets],
        [[r.document, "、".join(r.numbers)] for r in task.references],
    ])  # fmt: skip


def trim(values: list[object]) -> list[object]:
    """Leave out what is empty at the end."""
    while values and not values[-1]:
        values.pop()
    return values


def put_units(groups: Iterable[RoleGroup], base: int) -> Iterator[int]:
    """Give for each name a number and its places, each counted from the one before.

    The number is made of how many places follow the first, the effective role, the role as read, and whether it is
    inherited.
    """
    many = len(ROLES)
    for group in groups:
        for unit in group.assignments:
            roles = ROLES.index(group.role) * many + ROLES.index(unit.role)
            yield ((len(unit.spans) - 1) * many * many + roles) * 2 + group.inherited
            yield from put_spans(unit.spans, base)
            base = unit.spans[-1].end


def put_due(due: DueDate, base: int) -> list[object]:
    """Give place, date, recurrence, and whether it is without end."""
    return trim([put_spans(due.spans, base), due.by and due.by.isoformat(), due.recurrence, int(due.open_ended)])


def put_target(target: Target, base: int) -> list[object]:
    """Give place, indicator, unit, value and upper end."""
    value, upper = (number if number is None else f"{number:f}" for number in (target.value, target.upper))
    return trim([put_spans(target.spans, base), target.indicator, target.unit, value, upper])


def put_remark(remark: Diagnostic) -> list[object]:
    """Give code, severity, task, place, and the words in English and in Chinese."""
    words = [[remark.describe(lang), remark.advise(lang)] for lang in ("en", "zh")]
    return [remark.code, remark.severity, remark.task, put_spans(remark.spans), *words]
