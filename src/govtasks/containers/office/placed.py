"""A page of an OFD in, its lines of print out: text objects are placed, sorted and joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.word.elements import get

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_NUMBER = re.compile(r"-?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9})|g")
_WIDE = re.compile("[\u1100-\u115f\u2018-\u201d\u2026\u2e80-\uffe6]")
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TURNED = 0.05
"""How far a line may climb for its length."""
_SAME_LINE = 0.4
"""Of the size of the signs: how far the feet of two of them may differ on a line."""
_NEAR, _APART = 0.2, 1.0
"""Of the size too: from here on a gap parts words of letters, or Chinese."""


class Piece(NamedTuple):
    """A run of signs on a page, in millimetres from its upper left corner."""

    foot: float
    left: float
    right: float
    size: float
    text: str


def read_pieces(page: _Element) -> Iterator[Piece]:
    """Read the text objects of a page; one drawn twice at a place is given once, a turned one (watermark) never."""
    met: set[tuple[str, int, int]] = set()
    for item in page.iter("{*}TextObject"):
        if get(item, "Visible") == "false":
            continue
        for piece in _read_object(item):
            key = (piece.text, round(piece.foot), round(piece.left))
            if piece.text.strip() and key not in met:
                met.add(key)
                yield piece


def _read_object(item: _Element) -> Iterator[Piece]:
    """Read the codes of a text object, where its matrix and its box put them."""
    box = [*_read_numbers(get(item, "Boundary")), 0.0, 0.0]
    matrix = _read_numbers(get(item, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == len(_IDENTITY) else _IDENTITY
    if abs(b) > _TURNED * abs(a):
        return
    size = next(iter(_read_numbers(get(item, "Size"))), 0.0)
    x = y = 0.0
    for code in item.iterchildren("{*}TextCode"):
        x = next(iter(_read_numbers(get(code, "X"))), x)
        y = next(iter(_read_numbers(get(code, "Y"))), y)
        text = code.text or ""
        end = x + _measure(text, size, get(code, "DeltaX"))
        left, right = (box[0] + a * at + c * y + e for at in (x, end))
        yield Piece(box[1] + b * x + d * y + f, left, right, abs(d) * size or 1.0, text)


def _measure(text: str, size: float, steps: str) -> float:
    """Give how wide some signs are: by the steps between them, else by their kind."""
    widths = [size if _WIDE.match(sign) else size / 2 for sign in text]
    known = list(_read_steps(steps, len(text) - 1))
    return sum(known) + sum(widths[len(known) :])


def _read_steps(words: str, most: int) -> Iterator[float]:
    """Read the steps from sign to sign; `g 3 5.5` stands for three of 5.5."""
    found = iter(_NUMBER.findall(words))
    for word in found:
        again, step = (next(found, "0"), next(found, "0")) if word == "g" else ("1", word)
        for _ in range(min(int(_to_float(again)), most)):
            yield _to_float(step)
            most -= 1


def _read_numbers(words: str) -> list[float]:
    return [_to_float(word) for word in _NUMBER.findall(words)]


def _to_float(word: str) -> float:
    return 0.0 if word == "g" else float(word)


def join_lines(pieces: Iterable[Piece]) -> list[Piece]:
    """Put together what stands on one line, from left to right, the lines from top to bottom."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces):
        if lines and piece.foot - lines[-1][0].foot <= _SAME_LINE * max(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_join(sorted(line, key=lambda piece: piece.left)) for line in lines]


def _join(line: list[Piece]) -> Piece:
    """Join the pieces of a line; a blank parts those that stand apart."""
    first, *rest = line
    parts, right = [first.text], first.right
    for piece in rest:
        chinese = _WIDE.match(parts[-1][-1]) or _WIDE.match(piece.text)
        if piece.left - right > (_APART if chinese else _NEAR) * piece.size:
            parts.append(" ")
        parts.append(piece.text)
        right = max(right, piece.right)
    return first._replace(text="".join(parts), right=right, size=max(piece.size for piece in line))
