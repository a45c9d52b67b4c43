"""Leaves in, measured: where their lines begin and end, and how far apart they stand."""

from __future__ import annotations

import statistics
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govtasks.containers.office.printed.layout import Form, Leaf
    from govtasks.containers.office.printed.sheet import Line

_FEWEST, _MANY = 2, 5
"""Lines that end at one place where that is the margin; where it is a margin of the sheet's own."""
_SLACK, _NEAR = 0.5, 1.5
"""In characters: how far from the margin a full line ends, and how far in it signs may hang."""
_LOW, _HIGH = 5, 95
_NARROWEST = 0.8
"""Share of the usual width that lines of a sheet with margins of its own have at least."""


class Measure(NamedTuple):
    """How the text of sheets of one form is set."""

    left: float
    right: float
    half: float
    """Half the width of a Chinese character."""
    leading: float
    """From line to line."""

    @property
    def width(self) -> int:
        """Width of a full line, in halves of a character."""
        return round((self.right - self.left) / self.half)


def measure(leaves: Sequence[Leaf]) -> list[Measure | None]:
    """Measure the text of each sheet: with others of its form, or by itself where its margins are its own."""
    lines = [_list_lines(leaf) for leaf in leaves]
    by_form: dict[Form, list[Line]] = {}
    for leaf, mine in zip(leaves, lines, strict=True):
        by_form.setdefault(leaf.form, []).extend(mine)
    every = [line for some in by_form.values() for line in some]
    if not every:
        return [None] * len(leaves)
    em, leading = _find_size(every), _find_leading(every)
    usual = {form: Measure(*_find_edges(some, form[0], em), em / 2, leading) for form, some in by_form.items() if some}
    return [_fit(usual[leaf.form], mine) if mine else None for leaf, mine in zip(leaves, lines, strict=True)]


def _list_lines(leaf: Leaf) -> list[Line]:
    """Give the lines of a sheet that are words of its text."""
    return [line for at, line in enumerate(leaf.lines) if at not in leaf.marks] if leaf.legible else []


def _find_size(lines: Iterable[Line]) -> float:
    """Find how large most signs are."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.em * 2) / 2] += len(line.text)
    return max(sizes.most_common(1)[0][0], 1.0)


def _find_leading(lines: Sequence[Line]) -> float:
    """Find how far apart most lines stand."""
    steps = [round(after.top - line.top) for line, after in pairwise(lines) if after.top > line.top]
    return float(statistics.mode(steps)) if steps else 2 * _find_size(lines)


def _fit(usual: Measure, lines: list[Line]) -> Measure:
    """Give the measure of a sheet whose full lines end at a place of their own, short of the usual one."""
    edge = max(line.right for line in lines)
    full = [line for line in lines if edge - line.right <= 2 * _SLACK * usual.half]
    left = min(line.left for line in full)
    wide = _NARROWEST * (usual.right - usual.left)
    if len(full) < _MANY or usual.right - edge <= 2 * usual.half or edge - left < wide:
        return usual
    return usual._replace(left=left, right=edge)


def _find_edges(lines: list[Line], width: int, em: float) -> tuple[float, float]:
    """Find where the lines of sheets of one width begin, and where the full ones end."""
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    left, right = lefts[len(lefts) * _LOW // 100], rights[len(rights) * _HIGH // 100]
    near = [round(other) for other in rights if abs(other - right) <= _NEAR * em]
    edge = statistics.mode(near)
    if near.count(edge) * 2 > len(near):
        right = float(edge)
    full = sum(abs(other - right) <= _SLACK * em for other in rights)
    return left, right if full >= _FEWEST else max(right, width - left)
