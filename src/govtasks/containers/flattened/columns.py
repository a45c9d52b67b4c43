"""The cells of each column of a flattened table in, what the column is like out: its width, its words, its gaps."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve, frozen

from govtasks.containers.flattened.pieces import Cells, Piece, runs_on
from govtasks.containers.flattened.wording import BOUND, Wording, learn_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile("[!-~]+")
_SLACK: Final = 3
"""How much a full line may be shorter than its column, in halves of a Chinese character."""
_FULL, _RAGGED, _OVER = 1.2, 6.5, 8.0
_RARE, _SELDOM = 8.0, 0.1


class Guess(NamedTuple):
    """What is thought of a column before its cells are known."""

    kind: str
    """What it holds; columns of one kind have the same words."""
    samples: tuple[str, ...]
    """Cells as they might be."""
    empty: float
    """The share of cells that are empty."""
    rare: str
    """Signs that hardly stand in any cell."""
    opening: str = ""
    """What every cell begins with, and nothing else does."""


@frozen(slots=True)
class Column:
    """What is known of a column."""

    wording: Wording
    guess: Guess
    width: int = 0
    """Of its full lines, in halves of a Chinese character; 0 as long as it is unknown."""
    lines: float = 2
    """How many lines a cell has."""

    def is_full(self, size: int) -> bool:
        """Say whether a line of a size is as wide as the column; any is as long as the width is unknown."""
        return size >= self.width - _SLACK

    def cost_line(self, size: int, following: str) -> float:
        """Give the cost of a line of a size that is not the last, with the words that follow it."""
        if not self.width:
            return 0
        room = self.width - size
        if room < 0:
            return _OVER - room
        word = _TOKEN.match(following)
        full = room <= max(_SLACK, len(word[0]) if word else 0)
        return (_FULL if full else _RAGGED) - math.log(1 - 1 / self.lines)

    def cost_last(self, size: int) -> float:
        """Give the cost of a last line of a size."""
        if not self.width:
            return 0
        return math.log(self.lines * self.width) + (_OVER + size - self.width if size > self.width else 0)

    def cost_none(self, following: str) -> float:
        """Give the cost of an empty cell, with the words that follow it."""
        return -math.log(self.guess.empty) + (_RARE if self.is_opened(following) else 0)

    def cost_some(self, words: str) -> float:
        """Give the cost of a cell that is not empty, with the words that it begins with."""
        return -math.log(1 - self.guess.empty) + (0 if not self.guess.opening or self.is_opened(words) else _RARE)

    def is_opened(self, words: str) -> bool:
        """Say whether words begin as all cells do, if these have a beginning in common."""
        return bool(self.guess.opening) and words.startswith(self.guess.opening)

    def cost_words(self, before: str, words: str) -> float:
        """Give the cost of words behind a sign."""
        rare = sum(map(words.count, self.guess.rare))
        return self.wording.cost(words) + (self.wording.cost(before + words[0]) if before else 0) + _RARE * rare

    def cost_end(self, sign: str) -> float:
        """Give the cost of a cell that ends with a sign; where cells may be empty, none must not be cheaper."""
        return self.wording.cost(sign + BOUND) + (0 if self.guess.empty > _SELDOM else self.wording.ends.cost(sign))


def learn_columns(rows: Sequence[Cells], guesses: Sequence[Guess]) -> list[Column]:
    """Learn the columns from the cells of rows."""
    columns = [[row[at] for row in rows if row[at]] for at in range(len(guesses))]
    words = [
        [*guess.samples, *("".join([piece.words for piece in cell]) for cell in cells)]
        for guess, cells in zip(guesses, columns, strict=True)
    ]
    return [
        _learn_column(Column(wording, guess), cells)
        for wording, guess, cells in zip(
            learn_wordings(words, [guess.kind for guess in guesses]), guesses, columns, strict=True
        )
    ]


def _learn_column(column: Column, cells: Sequence[Sequence[Piece]]) -> Column:
    """Learn the width of a column: the one that explains best where its lines were broken."""
    best, least = column, math.inf
    for width in sorted({piece.size for cell in cells for piece in cell}):
        broken = [_break_lines(cell, width) for cell in cells]
        tried = evolve(column, width=width, lines=(sum(map(len, broken)) + 1) / (len(cells) + 0.5))
        cost = sum(
            sum(tried.cost_line(*line) for line in lines[:-1]) + tried.cost_last(lines[-1][0]) for lines in broken
        )
        if cost < least:
            best, least = tried, cost
    return best


def _break_lines(pieces: Sequence[Piece], width: int) -> list[tuple[int, str]]:
    """Give for each printed line of a cell its size, and the words that follow it."""
    lines: list[tuple[int, str]] = []
    size, before = 0, ""
    for piece in pieces:
        if before and not runs_on(before, piece, size, width):
            lines.append((size, piece.text))
            size = 0
        size += piece.size
        before = piece.text
    return [*lines, (size, "")]
