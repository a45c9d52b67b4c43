"""The lines of a cell in, their words, width and joined text out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

ORDINAL: Final = "\x01"
"""Stands for the number of a group in the words of a piece."""
_WIDE = re.compile("[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2e80-\uffe6]")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile("[A-Za-z]")
_PAUSES, _BEGINNINGS = "，、。；：，,;:》”）)", "《“（(，、。；：》”）"


class Piece(NamedTuple):
    """A line of a cell, or a part of one behind which the cell may end."""

    text: str
    line: int
    """Its line in the source."""
    joint: str | None
    """What stands before it on the same line; None where it begins a line."""
    size: int
    """Its width in print, in halves of a Chinese character, with what stands before it."""
    words: str
    """Its text as its wording is learned: all digits are one, and so are the numbers that count groups."""


def make_piece(text: str, line: int, joint: str | None = None) -> Piece:
    """Make a piece of a text that stands on a line."""
    size = len(joint or "") + len(text) + len(_WIDE.findall(text))
    return Piece(text, line, joint, size, _DIGIT.sub("0", text))


Cells = list[list[Piece]]
"""The cells of a row, each as its lines; behind the last column what stands under the table."""


def runs_on(before: str, piece: Piece, size: int, width: int) -> bool:
    """Say whether a piece stands on one line in print with what comes before it, of that size."""
    if piece.joint is not None:
        return True
    paused = before[-1] in _PAUSES or piece.text[0] in _BEGINNINGS
    return paused and size + piece.size <= width


def join_pieces(pieces: Sequence[Piece]) -> str:
    """Write the lines of a cell behind one another, with a blank between two Latin words only."""
    text = pieces[0].text
    for piece in pieces[1:]:
        apart = piece.joint is None and _LATIN.match(text[-1]) and _LATIN.match(piece.text)
        text += (" " if apart else piece.joint or "") + piece.text
    return text
