"""A text with pipe tables in, its document out: as a reader of the rendered page sees it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.containers.blocks import Paragraph, write_paragraphs
from govtasks.model.document import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_RULER = re.compile(r"(?m)^[ \t|:]*+-[ \t|:-]*+\r?$")
_COLUMN = re.compile(r":?-+:?")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"(?:[-*+]|>)\s+")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$|```")
_FEWEST_COLUMNS = 2

Tables = dict[int, int]
"""For each table the line that its head stands in, and the one behind its last; both count from 0."""


def find_tables(source: str) -> Tables:
    """Find the pipe tables of a text: a head, a row of dashes with as many columns, and rows; none in most texts."""
    if "|" not in source or not _RULER.search(source):
        return {}
    lines = source.splitlines()
    tables: Tables = {}
    end = 0
    for at, (head, ruler) in enumerate(pairwise(lines)):
        if at >= end and "|" in head and "|" in ruler and _is_ruler(ruler, len(_split(head))):
            end = at + 2
            while end < len(lines) and "|" in lines[end]:
                end += 1
            tables[at] = end
    return tables


def _is_ruler(line: str, columns: int) -> bool:
    """Say whether a line is the row of dashes under a head of so many columns."""
    cells = _split(line)
    return len(cells) == columns >= _FEWEST_COLUMNS and all(_COLUMN.fullmatch(cell) for cell in cells)


def _split(line: str) -> list[str]:
    """Split a row at its bars; those at its ends may be missing, and one behind a backslash parts nothing."""
    cells = _BAR.split(line.strip())
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1].strip():
        del cells[-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def read_markdown(source: str, tables: Mapping[int, int], limits: Limits, name: str) -> Document:
    """Read a text with the tables found in it; raises LimitExceededError."""
    limits.check("cells", source.count("|"), name)
    source = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source)
    return write_paragraphs(_walk(source.splitlines(), tables))


def _walk(lines: list[str], tables: Mapping[int, int]) -> Iterator[Paragraph]:
    """Give the paragraphs, those of the tables with their places."""
    end, number = 0, -1
    for at, line in enumerate(lines):
        if at in tables:
            end, number = tables[at], number + 1
            rows = [line, *lines[at + 2 : end]]
            for row, words in enumerate(rows):
                yield from _place(words, number, row, at + 1 + row + (row > 0))
        elif at >= end:
            yield _read_line(line, at + 1)


def _place(words: str, table: int, row: int, line: int) -> Iterator[Paragraph]:
    """Give a paragraph a line of each cell of a row."""
    for column, text in enumerate(_split(words)):
        for piece in _BREAK.split(text):
            yield Paragraph(_render(piece), line=line, cell=Cell(table, row, column))


def _read_line(line: str, number: int) -> Paragraph:
    """Read a line outside tables, without the marks of a heading, a list or a quotation."""
    words = line.strip()
    heading = _HEADING.match(words)
    if heading:
        return Paragraph(_render(heading[2].rstrip("# ")), line=number, name=f"h{len(heading[1])}")
    if _RULE.match(words):
        return Paragraph("", line=number)
    bullet = _BULLET.match(words)
    return Paragraph(_render(words[bullet.end() :] if bullet else words), line=number)


def _render(words: str) -> str:
    """Take out the marks of strong words and the addresses of links."""
    if "*" in words or "_" in words:
        words = _STRONG.sub(r"\2", words)
    return _LINK.sub(r"\1", words) if "](" in words else words
