"""Lines of a cell in, its paragraphs out: where the cell had room for what follows, somebody ended a line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.containers.spaces import ANY_BRACKET, is_bracket_open

if TYPE_CHECKING:
    from govtasks.containers.office.printed.sheet import Line

_WORDS = re.compile("[A-Za-z]{2}")
_PIECE = re.compile("[（(《“‘〔【]*(?:[!-~]+.?|.)[、，。；：！？）》”’〕】％]*")
"""What no line is broken in: digits and Latin with the next sign, brackets with what they enclose."""
_ITEM = re.compile(r"[；;。：:]\n[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]")
_NEVER_FIRST = re.compile("[、，。；：！？,;:!?)）》”’〕\\]】%％的]")
_PADDING, _ROOM = 5.5, 1.1
"""Points that a cell is blank on each side; characters that fit in beside the next piece where a line was ended."""


def join_cell(lines: list[Line], width: float) -> list[str]:
    """Join the lines of a cell so wide, but for those that end before it is full."""
    if not lines:
        return []
    paragraphs = [lines[0].text]
    for line, following in pairwise(lines):
        if _is_ended(line, following, width) and not is_bracket_open(paragraphs[-1], ANY_BRACKET):
            paragraphs.append(following.text)
        else:
            paragraphs[-1] += " " * bool(_WORDS.match(line.text[-1] + following.text[0])) + following.text
    return paragraphs


def _is_ended(line: Line, following: Line, width: float) -> bool:
    """Say whether a line was ended though the next word had room in it."""
    if line.text[-1] in "、，,-—" or _NEVER_FIRST.match(following.text):
        return False
    need = _ROOM + (1 if _ITEM.match(f"{line.text[-1]}\n{following.text}") else _measure_piece(following.text))
    return width - 2 * _PADDING - (line.right - line.left) >= need * line.em


def _measure_piece(text: str) -> float:
    """Give the width of the piece that a line begins with, in characters."""
    piece = _PIECE.match(text)
    return sum(0.5 if sign.isascii() else 1 for sign in piece[0]) if piece else 1
