"""Brackets of folded text, mixed widths and unclosed ones included."""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

_SIGN = re.compile(r"[()\[\]<>](?:(?<=\()[^()\[\]<>]*+\))?")
"""A bracket without others inside, or a single sign; led by one set, which is searched for the fastest."""
_OPENER = {")": "(", "]": "[", ">": "<"}
_LABEL_AHEAD = re.compile(r"[\u4e00-\u9fff]{2,10}:|落实《")
_DEEPEST = 40


class Bracket(NamedTuple):
    """A bracket: from its opening sign to one past its closing one, or to the end of the range where it has none."""

    start: int
    end: int
    closed: bool

    @property
    def inside(self) -> tuple[int, int]:
        """Range between the signs."""
        return self.start + 1, self.end - self.closed


make_bracket = partial(tuple.__new__, Bracket)
"""Makes a bracket of a tuple without the cost of a call in Python."""


def find_brackets(folded: str, start: int, end: int) -> tuple[list[Bracket], list[Bracket]]:
    """Find the outermost closed brackets () and [] of a range, and the unclosed ones, each in order.

    A sign closes the nearest open bracket of its kind, and else whatever is open: notices mix widths and kinds.
    The signs < and > count only inside another bracket, where they set off a part of a name, and before a label.
    """
    pairs: list[Bracket] = []
    stack: list[tuple[str, int]] = []
    for m in _SIGN.finditer(folded, start, end):
        at, behind = m.span()
        if behind - at > 1:
            pairs.append(make_bracket((at, behind, True)))
            continue
        sign = folded[at]
        if sign in "([" or (sign == "<" and (stack or _LABEL_AHEAD.match(folded, behind, end))):
            stack.append((sign, at))
        elif stack and sign not in "(<[":
            opened = _close(stack, _OPENER[sign])
            if opened >= 0 and (folded[opened] != "<" or not stack):
                while pairs and pairs[-1].start > opened:
                    pairs.pop()
                pairs.append(make_bracket((opened, behind, True)))
    return pairs, [Bracket(at, end, closed=False) for sign, at in stack if sign != "<"] if stack else []


def _close(stack: list[tuple[str, int]], opener: str) -> int:
    """Take the bracket that a closing sign ends, and all left open inside it, off the stack; give its place or -1."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - _DEEPEST), -1):
        if stack[depth][0] == opener:
            at = stack[depth][1]
            del stack[depth:]
            return at
    return stack.pop()[1] if opener != "<" else -1
