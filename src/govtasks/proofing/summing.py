"""Sums that do not add up: 共10所，包括小学4所、中学5所; the row 合计 of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Span
from govtasks.phrases.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.document import Block
    from govtasks.model.notice import Notice

_QUANTITY = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[万亿]?[\u4e00-\u9fff]{1,2}?)(?=[,、;。()以及和其各包]|$)")
_PARTS = re.compile(r"(?P<among>其中)|包括|分别为|分别是|即:|\((?=[^()]*\d)")
_SENTENCE = re.compile(r"[^。;\n]+")
_TOTAL = re.compile(r"合\s?计|总\s?计|共\s?计")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MOST = 20
"""Marks of parts that are looked at in one sentence: the time grows with its length only."""


def check_sums(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on parts of a number that come to more than it, or, where all are said to be named, to less."""
    folded = fold(notice.document.text)
    for task in notice.tasks:
        for start, end in task.spans:
            for sentence in _SENTENCE.finditer(folded, start, end):
                yield from _check_sentence(folded, *sentence.span(), task.id)


def _check_sentence(folded: str, start: int, end: int, task: str) -> Iterator[Diagnostic]:
    """Compare the number right before a mark of parts with what is behind it in the same measure."""
    for mark in islice(_PARTS.finditer(folded, start, end), _MOST):
        before = list(_QUANTITY.finditer(folded, start, mark.start()))
        last = folded.find(")", mark.end(), end) if mark[0] == "(" else end
        if not before:
            continue
        whole = before[-1]
        parts = [q for q in _QUANTITY.finditer(folded, mark.end(), last) if q["unit"] == whole["unit"]]
        total, found = Decimal(whole["value"]), sum((Decimal(q["value"]) for q in parts), Decimal(0))
        if len(parts) > 1 and (found > total or (found < total and not mark["among"])):
            yield _tell((Span(whole.start(), parts[-1].end()),), task, total, found)


def check_totals(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on the row 合计 of a table whose numbers are not those of the rows above or below it."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in notice.document.blocks:
        if block.cell and block.kind == "text":
            tables[block.cell.table].append(block)
    for blocks in tables.values():
        yield from _check_table(notice.document.text, blocks)


def _check_table(text: str, blocks: list[Block]) -> Iterator[Diagnostic]:
    """Compare each number in a row of totals with the sum of its column."""
    rows = {b.cell.row for b in blocks if b.cell and _TOTAL.fullmatch(text, b.start, b.end)}
    if len(rows) != 1:
        return
    (total,) = rows
    columns: dict[int, list[tuple[int, Block]]] = defaultdict(list)
    for block in blocks:
        if block.cell and _NUMBER.fullmatch(text, block.start, block.end):
            columns[block.cell.column].append((block.cell.row, block))
    for cells in columns.values():
        stated = [block for row, block in cells if row == total]
        found = _add(text, (block for row, block in cells if row != total))
        if len(stated) == 1 and len(cells) > 2 and _add(text, stated) != found:  # noqa: PLR2004 - a sum of two at least
            yield _tell((Span(stated[0].start, stated[0].end),), None, _add(text, stated), found)


def _add(text: str, blocks: Iterable[Block]) -> Decimal:
    return sum((Decimal(text[b.start : b.end]) for b in blocks), Decimal(0))


def _tell(spans: tuple[Span, ...], task: str | None, total: Decimal, found: Decimal) -> Diagnostic:
    return Diagnostic("sum-mismatch", spans, task, (("total", f"{total:f}"), ("found", f"{found:f}")))
