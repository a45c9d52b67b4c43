"""Rows of text put down as a document: one to a line, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from govtasks.containers.spaces import BLANK, INVISIBLE, clean, join_breaks
from govtasks.model.document import BlockKind, Cell, Document, Remark, make_block

if TYPE_CHECKING:
    from collections.abc import Iterable

Line = tuple[str, int, str, Cell | None, int, int]
"""A line of the reading text: text, line of the source, name, cell, how many of its characters are links, region."""
TEXT: Final = 0
NAME: Final = 2
CELL: Final = 3
REGION: Final = 5

OUTSIDE: Final = 1
"""Region of navigation, head, foot, side bar, form."""
BODY: Final = 2
"""Region that a content system is known to keep the article in."""
LIST: Final = 4
"""Region of a list of points."""
MARK: Final = 8
"""Region of a page mark, as a scanner or printer left it."""

_UNTIDY = re.compile(f"[&\n{INVISIBLE}]")


def write_document(lines: Iterable[tuple[BlockKind, Line]], *, depth_exceeded: bool = False) -> Document:
    """Write the lines under one another; none of them holds a line feed or is empty."""
    texts, blocks = [], []
    start = 0
    for kind, (text, line, name, cell, _, _) in lines:
        end = start + len(text)
        blocks.append(make_block((start, end, kind, line, name, cell, 0, 0)))
        texts.append(text)
        start = end + 1
    return Document("\n".join(texts), tuple(blocks), depth_exceeded=depth_exceeded)


class Paragraph(NamedTuple):
    """A paragraph, or a line of a cell, of an office file."""

    text: str
    """Its words, of any kind of white space within."""
    kind: BlockKind = "text"
    line: int = 0
    """Number of the paragraph in its file, from 1."""
    name: str = ""
    """What the file calls it: a style, a sheet."""
    cell: Cell | None = None
    page: int = 0


def write_paragraphs(paragraphs: Iterable[Paragraph], remarks: Iterable[Remark] = ()) -> Document:
    """Write paragraphs under one another, without the blanks around them; those without words fall away."""
    texts, blocks = [], []
    start = 0
    for text, kind, line, name, cell, page in paragraphs:
        words = (join_breaks(clean(text)) if _UNTIDY.search(text) else text).strip(BLANK)
        if words:
            end = start + len(words)
            blocks.append(make_block((start, end, kind, line, name, cell, page, 0)))
            texts.append(words)
            start = end + 1
    return Document("\n".join(texts), tuple(blocks), remarks=tuple(remarks))
