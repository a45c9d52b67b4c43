"""Runs of signs in, the same in groups out: what is to be read before what, on a sheet of two columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.containers.office.printed.sheet import Sign

Run = list["Sign"]

_FEWEST = 6
"""Lines that each column has at least."""
_FULL, _RAGGED, _ACROSS = 0.3, 2.0, 0.25
"""Share of the lines that reach the end of their column, within so many times their height; of all lines at most, those
that go across both."""


class Gutter(NamedTuple):
    """What parts two columns of one width."""

    middle: float
    step: float
    """How far to the right of the first the second column stands."""


def find_gutters(pages: Sequence[list[Run]]) -> list[Gutter | None]:
    """Find the gutter of each sheet of one width; one of few lines has that of another, unless they go across it."""
    found = [_find_gutter(runs) for runs in pages]
    known = next(filter(None, found), None)
    return [
        gutter or (known if known and not _is_crossed(runs, known.middle) else None)
        for runs, gutter in zip(pages, found, strict=True)
    ]


def order_columns(runs: list[Run], gutter: Gutter) -> list[tuple[list[Run], float]]:
    """Group runs for reading, with how far each group stands to the right of the first column.

    The left column comes before the right, above and under each line that goes across both.
    """
    left, right, across = _split(runs, gutter.middle)
    edges = sorted({run[0].top for run in across})
    groups: list[tuple[list[Run], float]] = [
        ([], gutter.step if at % 3 == 1 else 0.0) for at in range(3 * len(edges) + 3)
    ]
    for column, shift in ((left, 0), (right, 1)):
        for run in column:
            groups[3 * bisect_right(edges, run[0].top) + shift][0].append(run)
    for run in across:
        groups[3 * bisect_left(edges, run[0].top) + 2][0].append(run)
    return groups


def _find_gutter(runs: list[Run]) -> Gutter | None:
    """Find what parts the columns of a sheet: both are as wide, and many of their lines are full."""
    if not runs:
        return None
    middle = (min(run[0].left for run in runs) + max(run[-1].right for run in runs)) / 2
    left, right, _ = _split(runs, middle)
    if _is_crossed(runs, middle) or not (_is_column(left) and _is_column(right)):
        return None
    (start, end), (other_start, other_end) = _span(left), _span(right)
    slack = _RAGGED * (runs[0][0].bottom - runs[0][0].top)
    if abs((end - start) - (other_end - other_start)) > slack:
        return None
    return Gutter(middle, other_start - start)


def _split(runs: list[Run], middle: float) -> tuple[list[Run], list[Run], list[Run]]:
    """Split runs into those left of a place, right of it, and across it."""
    left = [run for run in runs if run[-1].right <= middle]
    right = [run for run in runs if run[0].left >= middle]
    return left, right, [run for run in runs if run[0].left < middle < run[-1].right]


def _is_crossed(runs: list[Run], middle: float) -> bool:
    """Say whether many runs go across a place."""
    return len(_split(runs, middle)[2]) > _ACROSS * len(runs)


def _is_column(runs: list[Run]) -> bool:
    """Say whether runs are the lines of running text: many are as long as the longest."""
    if len(runs) < _FEWEST:
        return False
    start, end = _span(runs)
    slack = _RAGGED * (runs[0][0].bottom - runs[0][0].top)
    full = [run for run in runs if run[-1].right >= end - slack and run[0].left <= start + 2 * slack]
    return len(full) >= _FULL * len(runs)


def _span(runs: list[Run]) -> tuple[float, float]:
    """Give where runs begin and end."""
    return min(run[0].left for run in runs), max(run[-1].right for run in runs)
