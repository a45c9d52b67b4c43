"""Sheets in, measured: where their lines begin and end, and what of them only marks a page."""

from __future__ import annotations

import statistics
from collections import Counter
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.printed.columns import find_gutters
from govtasks.containers.office.printed.grids import Grid, find_grids
from govtasks.containers.office.printed.legible import is_legible
from govtasks.containers.office.printed.lines import find_runs, write_columns
from govtasks.containers.office.printed.margins import find_margins

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govtasks.containers.office.printed.columns import Gutter, Run
    from govtasks.containers.office.printed.sheet import Line, Sheet

_FEWEST = 2
"""Lines that end at one place where that is the margin."""
_SLACK, _NEAR = 0.5, 1.5
"""In characters: how far from the margin a full line ends, and how far in it signs may hang."""
_LOW, _HIGH = 5, 95


Form = tuple[int, bool]
"""How sheets are set that are measured together: their width in points, whether they have columns."""


class Leaf(NamedTuple):
    """A sheet with its lines and ruled tables."""

    number: int
    form: Form
    lines: list[Line]
    grids: list[Grid]
    marks: set[int]
    """Indexes of the lines that only mark the page."""
    legible: bool


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


def lay_out(sheets: Sequence[Sheet]) -> list[Leaf]:
    """Find the lines, tables and page marks of all sheets."""
    found = [(sheet, *find_grids(sheet)) for sheet in sheets]
    runs = [list(find_runs(rest)) for _, _, rest in found]
    gutters = _find_gutters(sheets, runs)
    lines = [write_columns(mine, gutter) for mine, gutter in zip(runs, gutters, strict=True)]
    marks = find_margins(lines, [sheet.height for sheet in sheets])
    return [
        Leaf(
            sheet.number,
            (round(sheet.width), gutters[at] is not None),
            lines[at],
            grids,
            {index for page, index in marks if page == at},
            is_legible(sheet),
        )
        for at, (sheet, grids, _) in enumerate(found)
    ]


def _find_gutters(sheets: Sequence[Sheet], runs: list[list[Run]]) -> list[Gutter | None]:
    """Find the gutter of each sheet that has columns."""
    gutters: list[Gutter | None] = [None] * len(sheets)
    for width in {round(sheet.width) for sheet in sheets}:
        same = [at for at, sheet in enumerate(sheets) if round(sheet.width) == width]
        for at, gutter in zip(same, find_gutters([runs[at] for at in same]), strict=True):
            gutters[at] = gutter
    return gutters


def measure(leaves: Iterable[Leaf]) -> dict[Form, Measure]:
    """Measure the text of all sheets, by their form."""
    by_form: dict[Form, list[Line]] = {}
    for leaf in filter(attrgetter("legible"), leaves):
        lines = [line for at, line in enumerate(leaf.lines) if at not in leaf.marks]
        by_form.setdefault(leaf.form, []).extend(lines)
    every = [line for lines in by_form.values() for line in lines]
    if not every:
        return {}
    sizes: Counter[float] = Counter()
    for line in every:
        sizes[round(line.em * 2) / 2] += len(line.text)
    em = max(sizes.most_common(1)[0][0], 1.0)
    steps = [round(after.top - line.top) for line, after in pairwise(every) if after.top > line.top]
    leading = float(statistics.mode(steps)) if steps else 2 * em
    return {
        form: Measure(*_find_edges(lines, form[0], em), em / 2, leading) for form, lines in by_form.items() if lines
    }


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
