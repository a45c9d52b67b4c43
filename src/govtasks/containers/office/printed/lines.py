"""Signs of a sheet in, its lines out, in reading order: from top to bottom, a column after the other."""

from __future__ import annotations

import re
import statistics
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.containers.office.printed.columns import order_columns
from govtasks.containers.office.printed.sheet import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.containers.office.printed.columns import Gutter
    from govtasks.containers.office.printed.sheet import Sign

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SELF_SPACED = re.compile("[\u3001-\u3011\u3014-\u301b\uff01-\uff5e\u2018-\u201d]")
"""Signs that bring their own space."""
_RUN_GAP, _BACK = 2.5, 0.5
"""In widths of a character: the gap that parts what stands on one line, and how far signs may step back in it."""
_SMALLEST = 0.01
"""Points that a sign measures at least."""
_SAME_LINE = 0.45
"""How far the middles of signs on one line may differ, in the height of the higher."""
_BLANK, _BESIDE_LATIN, _BESIDE_MARK = 0.26, 0.8, 1.0
"""The gap beyond that of the line that is a blank, in widths of a character: between Chinese ones, where print leaves
some room by itself, and beside signs that bring their own."""

Run = list["Sign"]


def write_lines(signs: Iterable[Sign]) -> list[Line]:
    """Put signs into lines, from top to bottom."""
    return [_write(row) for row in _find_rows(list(find_runs(signs)))]


def write_columns(runs: list[Run], gutter: Gutter | None) -> list[Line]:
    """Put runs into lines, those of a second column after and under those of the first."""
    if gutter is None:
        return [_write(row) for row in _find_rows(runs)]
    lines = ((_write(row), step) for group, step in order_columns(runs, gutter) for row in _find_rows(group))
    return [line._replace(left=line.left - step, right=line.right - step) for line, step in lines]


def find_runs(signs: Iterable[Sign]) -> Iterator[Run]:
    """Part the signs where the next does not stand close behind the one before."""
    run: Run = []
    for sign in signs:
        if run and not _follows(run[-1], sign):
            yield run
            run = []
        run.append(sign)
    if run:
        yield run


def _follows(before: Sign, sign: Sign) -> bool:
    size = max(_measure(before), _measure(sign))
    return _is_level(before, sign) and -_BACK * size <= sign.left - before.right <= _RUN_GAP * size


def _measure(sign: Sign) -> float:
    """Give the height of a sign, which is about the width of a Chinese one."""
    return sign.bottom - sign.top


def _is_level(one: Sign, other: Sign) -> bool:
    """Say whether two signs stand on one line."""
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return apart <= _SAME_LINE * max(_measure(one), _measure(other))


def _find_rows(runs: list[Run]) -> list[Run]:
    """Put the runs that stand on one line together, from left to right, the lines from top to bottom."""
    rows: list[list[Run]] = []
    last = reach = 0.0
    for run in sorted(runs, key=lambda run: run[0].top + run[0].bottom):
        middle, play = (run[0].top + run[0].bottom) / 2, _SAME_LINE * _measure(run[0])
        if rows and (middle <= reach or middle - play <= last):
            rows[-1].append(run)
            reach = max(reach, middle + play)
        else:
            rows.append([run])
            reach = middle + play
        last = middle
    return [[sign for run in sorted(row, key=lambda run: run[0].left) for sign in run] for row in rows]


def _write(row: Run) -> Line:
    """Write the signs of a line, with the blanks that a reader sees."""
    sizes = [sign.right - sign.left for sign in row if _WIDE.match(sign.text)]
    em = max(statistics.median(sizes) if sizes else _measure(row[0]), _SMALLEST)
    gaps = [after.left - before.right for before, after in pairwise(row)]
    usual = statistics.median(gaps) if gaps else 0
    parts = [row[0].text]
    for (before, after), gap in zip(pairwise(row), gaps, strict=True):
        if _is_parted(before, after, (gap - max(usual, 0)) / em):
            parts.append(" ")
        parts.append(after.text)
    return Line(
        "".join(parts),
        min(sign.left for sign in row),
        min(sign.top for sign in row),
        max(sign.right for sign in row),
        max(sign.bottom for sign in row),
        em,
    )


def _is_parted(before: Sign, after: Sign, gap: float) -> bool:
    """Say whether a reader sees a blank between two signs, so many characters wide."""
    if _SELF_SPACED.match(before.text) or _SELF_SPACED.match(after.text):
        return gap > _BESIDE_MARK
    wide = bool(_WIDE.match(before.text)), bool(_WIDE.match(after.text))
    return gap > (_BLANK if all(wide) else _BESIDE_LATIN) if any(wide) else after.apart
