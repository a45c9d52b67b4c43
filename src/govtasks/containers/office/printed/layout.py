"""Sheets in, their lines and tables out, and what of them only marks a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.printed.columns import find_gutters
from govtasks.containers.office.printed.grids import Grid, find_grids
from govtasks.containers.office.printed.legible import is_legible
from govtasks.containers.office.printed.lines import find_runs, write_columns
from govtasks.containers.office.printed.margins import find_margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.containers.office.printed.columns import Gutter, Run
    from govtasks.containers.office.printed.sheet import Line, Sheet

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
