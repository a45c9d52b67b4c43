"""A plain text in, its document out: paragraphs, page marks, and the furniture that was copied with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from govtasks.containers.blocks import Line, write_document
from govtasks.containers.flattened.tables import find_tables
from govtasks.containers.furniture import (
    closes_page,
    find_end,
    is_guarded,
    is_prose,
    opens_index,
    opens_page,
)
from govtasks.containers.lines import split_lines, unwrap
from govtasks.containers.spaces import clean
from govtasks.model.document import Remark

if TYPE_CHECKING:
    from govtasks.containers.joiner import SourceLine
    from govtasks.model.document import BlockKind, Document


_MARKUP = re.compile(r"</?(?:p|br|div|span|font|table|td|tr|body|html)(?:\s[^<>]*)?(?:/?>|<|$).*", re.IGNORECASE)


def read_text(source: str) -> Document:
    """Read a text: each line a paragraph, or each run of lines that were broken at one width; its tables by cells."""
    lines = _unwrap(split_lines(clean(source)))
    if "<" in source:
        lines = _part_markup(lines)
    kinds = _sort_paragraphs(lines)
    rows: list[Line] = [(line.text, line.line, "", line.cell, 0, 0) for line in lines]
    document = write_document(zip(kinds, rows, strict=True))
    tables = len({line.cell.table for line in lines if line.cell})
    remarks = (Remark("flattened-table", facts=(("count", str(tables)),)),) if tables else ()
    return evolve(document, remarks=remarks)


def _unwrap(lines: list[SourceLine]) -> list[SourceLine]:
    """Join what was broken in the tables among some lines, and between them."""
    done: list[SourceLine] = []
    end = 0
    for table in find_tables(lines):
        done += [*unwrap(lines[end : table.begin]), *table.lines]
        end = table.end
    return [*done, *unwrap(lines[end:])]


def _part_markup(lines: list[SourceLine]) -> list[SourceLine]:
    """Part the last sentence from what the end of a page has left behind it."""
    last = max((at for at, line in enumerate(lines) if is_prose(line.text)), default=0)
    done = lines[:last]
    for line in lines[last:]:
        match = _MARKUP.search(line.text)
        if match and "。" not in match[0]:
            done += [line._replace(text=text) for text in (line.text[: match.start()].rstrip(), match[0]) if text]
        else:
            done.append(line)
    return done


def _sort_paragraphs(lines: list[SourceLine]) -> list[BlockKind]:
    """Say of each paragraph what it is; furniture stands only above the first sentence and under the last."""
    prose = [at for at, line in enumerate(lines) if is_prose(line.text)]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    kinds: list[BlockKind] = []
    texts = [line.text for line in lines]
    end = last + 1 + find_end(texts[last + 1 :], texts[: last + 1])
    for at, line in enumerate(lines):
        if line.mark:
            kinds.append("page-mark")
        elif line.cell:
            kinds.append("text")
        elif (at < first and _is_head(line.text)) or (at > last and (at >= end or _is_foot(line.text))):
            kinds.append("furniture")
        else:
            kinds.append("text")
    return kinds


def _is_head(text: str) -> bool:
    """Say whether a line above the notice belongs to the page that the text was copied from."""
    return opens_index(text) or ((opens_page(text) or closes_page(text)) and not is_guarded(text))


def _is_foot(text: str) -> bool:
    """Say whether a line under the notice belongs to the page that the text was copied from."""
    return closes_page(text) or opens_page(text) or bool(_MARKUP.match(text))
