"""A plain text in, its document out: paragraphs, page marks, and the furniture that was copied with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.containers.blocks import Line, write_document
from govtasks.containers.furniture import (
    closes_page,
    is_guarded,
    is_prose,
    opens_index,
    opens_page,
)
from govtasks.containers.lines import find_marks, join_lines, measure_wrap, split_lines

if TYPE_CHECKING:
    from govtasks.containers.lines import SourceLine
    from govtasks.model.document import BlockKind, Document


def read_text(source: str) -> Document:
    """Read a text: each line a paragraph, or each run of lines that were broken at one width."""
    lines = split_lines(source)
    marks = find_marks(lines)
    wrap = measure_wrap(lines, marks)
    numbers = {lines[at].line for at in marks}
    if wrap:
        lines = join_lines(lines, marks, wrap)
    kinds = _sort_paragraphs(lines, numbers)
    rows: list[Line] = [(line.text, line.line, "", None, 0, 0) for line in lines]
    return write_document(zip(kinds, rows, strict=True))


def _sort_paragraphs(lines: list[SourceLine], marks: set[int]) -> list[BlockKind]:
    """Say of each paragraph what it is; furniture stands only above the first sentence and under the last."""
    prose = [at for at, line in enumerate(lines) if is_prose(line.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    kinds: list[BlockKind] = []
    for at, line in enumerate(lines):
        if line.line in marks:
            kinds.append("page-mark")
        elif (at < first and _is_head(line.text)) or (at > last and _is_foot(line.text)):
            kinds.append("furniture")
        else:
            kinds.append("text")
    return kinds


def _is_head(text: str) -> bool:
    """Say whether a line above the notice belongs to the page that the text was copied from."""
    return opens_index(text) or ((opens_page(text) or closes_page(text)) and not is_guarded(text))


def _is_foot(text: str) -> bool:
    """Say whether a line under the notice belongs to the page that the text was copied from."""
    return closes_page(text) or opens_page(text)
