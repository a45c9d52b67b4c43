"""The lines under the header of a flattened table in, its rows out: each with its number, and its lines by page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.containers.flattened.header import count_header, opens_header, read_header
from govtasks.containers.flattened.pieces import ORDINAL, Piece, make_piece
from govtasks.containers.joiner import read_label
from govtasks.containers.marks import is_mark

if TYPE_CHECKING:
    from govtasks.containers.flattened.header import Header

_HEADING = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)、]")
_NUMBER = re.compile(r"(\d{1,4})(?:\s+|$)")
_SENTENCE = re.compile("(?<=[。；;])(?=.)")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff。；]) +(?=[\u4e00-\u9fff—])")
_ANY_BLANK = re.compile(r"\s+")
_LABEL_SIGNS = "0一二三四五六七八九十（()）.．、"
_LONGEST, _HIGHEST, _AHEAD = 120, 2, 400
"""Lines of a row, of the heading of a group, and those in which the next number stands if one does."""


@define(slots=True)
class Row:
    """A row as it stands in the lines."""

    label: str
    """Its number; nothing for the heading of a group."""
    line: int
    pages: list[list[Piece]] = field(factory=lambda: [[]])
    marks: list[int] = field(factory=list)
    """The lines in it and under it that belong to no cell: page marks, the header again."""

    def is_numbered(self) -> bool:
        """Say whether it begins with the number of a group."""
        return bool(self.pages[0]) and self.pages[0][0].words.startswith(ORDINAL)


@define(slots=True)
class RowReader:
    """Reads the rows under a header, up to another table; the last one holds all that follows it."""

    texts: list[str]
    header: Header
    rows: list[Row] = field(factory=list)
    expected: int = 1
    groups: int = 0
    """How many groups were met that are numbered."""

    def read(self, at: int) -> list[Row]:
        """Read the rows from a line on; none where no row stands there."""
        while at < len(self.texts) and not self.is_next_table(at):
            size = self.count_marks(at)
            if size:
                self.rows[-1].marks += range(at, at + size)
                if self.rows[-1].pages[-1]:
                    self.rows[-1].pages.append([])
            elif not self.add(at):
                break
            at += size or 1
        return self.rows

    def is_next_table(self, at: int) -> bool:
        """Say whether another table begins with a line, or the same header above the number 1."""
        if not opens_header(self.texts[at]):
            return False
        again = self.count_header(at)
        return self.find_number(at + again) == 1 < self.expected if again else bool(read_header(self.texts, at))

    def count_marks(self, at: int) -> int:
        """Count the lines from one on that stand between two pages: the header again, a page mark."""
        if not self.rows:
            return 0
        if again := self.count_header(at):
            return again
        return int(is_mark(self.texts[at]) or self.is_page_number(at))

    def is_page_number(self, at: int) -> bool:
        """Say whether a number that stands above a page mark is none of a row: it is another, or comes again."""
        number = self.find_number(at)
        if number is None or (not self.count_header(at + 1) and not is_mark("".join(self.texts[at + 1 : at + 2]))):
            return False
        ahead = (self.find_number(below) for below in range(at + 1, at + _AHEAD))
        following = next((found for found in ahead if found in (self.expected, self.expected + 1)), 0)
        return number != self.expected or following == self.expected

    def count_header(self, at: int) -> int:
        """Count the lines from one on in which the header stands again; 0 if it does not."""
        return count_header(self.texts, at, self.header)

    def add(self, at: int) -> bool:
        """Put a line to the row it belongs to, or begin one; say whether it belongs to any."""
        text = self.texts[at]
        found = self.find_number(at)
        if found == self.expected:
            number, *after = text.split(maxsplit=1)
            self.rows.append(Row(number, at))
            self.expected += 1
            text = "".join(after)
        elif _HEADING.match(text) and (following := self.find_first(at)):
            self.rows.append(Row("", at))
            self.expected = following
        pieces = self.cut(text, at)
        if not self.rows or sum(map(len, self.rows[-1].pages)) + len(pieces) > _LONGEST:
            return False
        if pieces and self.rows[-1].pages == [[]]:
            pieces[0] = self.note_group(pieces[0])
        self.rows[-1].pages[-1] += pieces
        return True

    def note_group(self, piece: Piece) -> Piece:
        """Mark the piece that a row begins with if it has the number of the next group."""
        label = read_label(piece.text)
        if not label or label[1] != self.groups + 1:
            return piece
        self.groups += 1
        return piece._replace(words=ORDINAL + piece.words.lstrip(_LABEL_SIGNS))

    def find_number(self, at: int) -> int | None:
        """Read the number that stands alone on a line; in front of other words where words stand side by side."""
        number = _NUMBER.match(self.texts[at]) if at < len(self.texts) else None
        return int(number[1]) if number and (self.header.spaced or number.end() == len(self.texts[at])) else None

    def find_first(self, at: int) -> int | None:
        """Give the number under the heading of a group, if it is one."""
        numbers = [self.find_number(at + below) for below in range(1, _HIGHEST + 1)]
        return next((number for number in numbers if number in (1, self.expected)), None)

    def cut(self, text: str, at: int) -> list[Piece]:
        """Cut a line where a cell may end in it: at blanks; behind a sentence, where blanks do not part the cells."""
        pieces: list[Piece] = []
        for words in filter(None, (_ANY_BLANK if self.header.spaced else _BLANK).split(text)):
            first, *more = [words] if self.header.spaced else _SENTENCE.split(words)
            pieces.append(make_piece(first, at, " " if pieces else None))
            pieces += [make_piece(piece, at, "") for piece in more]
        return pieces
