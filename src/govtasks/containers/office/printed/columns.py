"""Runs of signs in, the same in groups out: what is to be read before what, on a sheet of two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtasks.containers.office.printed.sheet import Sign

Run = list["Sign"]

_FEWEST = 6
"""Lines that each column has at least."""
_FULL, _RAGGED = 0.6, 2.0
"""Share of the lines that reach the end of their column, within so many times their height."""


def order_columns(runs: list[Run]) -> list[list[Run]]:
    """Group runs for reading; all are one group where the sheet has no two columns."""
    if not runs:
        return []
    middle = (min(run[0].left for run in runs) + max(run[-1].right for run in runs)) / 2
    left = [run for run in runs if run[-1].right <= middle]
    right = [run for run in runs if run[0].left >= middle]
    across = [run for run in runs if run[0].left < middle < run[-1].right]
    if len(across) > min(len(left), len(right)) or not (_is_column(left) and _is_column(right)):
        return [runs]
    return _read_bands(left, right, across)


def _is_column(runs: list[Run]) -> bool:
    """Say whether runs are the lines of running text: most are as long as the longest."""
    if len(runs) < _FEWEST:
        return False
    start, end = min(run[0].left for run in runs), max(run[-1].right for run in runs)
    slack = _RAGGED * (runs[0][0].bottom - runs[0][0].top)
    full = [run for run in runs if run[-1].right >= end - slack and run[0].left <= start + 2 * slack]
    return len(full) >= _FULL * len(runs)


def _read_bands(left: list[Run], right: list[Run], across: list[Run]) -> list[list[Run]]:
    """Read the left column before the right, above and under each line that goes across both."""
    groups: list[list[Run]] = []
    top = 0.0
    for edge in [*sorted(run[0].top for run in across), float("inf")]:
        groups += [[run for run in column if top <= run[0].top < edge] for column in (left, right)]
        groups.append([run for run in across if run[0].top == edge])
        top = edge
    return [group for group in groups if group]
