"""Lines of a cell in, its paragraphs out: where the cell had room for what follows, somebody ended a line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.containers.spaces import ANY_BRACKET, is_bracket_open

if TYPE_CHECKING:
    from govtasks.containers.office.printed.sheet import Line

_WORDS = re.compile("[A-Za-z]{2}")
_TOKEN = re.compile(r"[!-~]+")
_NEVER_FIRST = re.compile("[、，。；：！？,;:!?)）》”’〕\\]】%％的]")
_PADDING, _ROOM = 5.5, 2.1
"""Points that a cell is blank on each side; characters that had room at the end of a line that somebody ended."""


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
    token = _TOKEN.match(following.text)
    need = _ROOM + (len(token[0]) / 2 if token else 0)
    return width - 2 * _PADDING - (line.right - line.left) >= need * line.em
