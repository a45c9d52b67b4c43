"""The figures that have floors, and which of them are below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import frozen

from govtasks.evaluating.figures import COLUMNS
from govtasks.evaluating.rows import mean_coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govtasks.evaluating.rows import Evaluation


@frozen(slots=True)
class Shortfall:
    """A figure below its floor."""

    name: str
    floor: float
    now: float | None
    """None where there is nothing left to compare."""


def list_figures(evaluation: Evaluation) -> dict[str, float]:
    """Give every figure that has a floor, by name: counts, and shares from 0 to 100 cut to two decimals."""
    total, sure = evaluation.total, evaluation.calibration.bands[0]
    shares = {f"labelled.{column}": total.of(column).f1 for column in COLUMNS}
    shares["labelled.right_when_sure"] = 100 * sure.right / sure.tasks if sure.tasks else None
    counts = {}
    for group, notices in (("labelled", evaluation.labelled), ("unlabelled", evaluation.unlabelled)):
        coverage = mean_coverage(notices)
        shares[f"{group}.coverage"] = None if coverage is None else 100 * coverage
        counts[f"{group}.notices"] = len(notices)
    counts["unlabelled.tasks"] = sum(len(notice.tasks) for notice in evaluation.unlabelled)
    counts["unlabelled.assignments"] = sum(notice.assignments for notice in evaluation.unlabelled)
    return {**{name: _cut(share) for name, share in shares.items() if share is not None}, **counts}


def find_shortfalls(floors: Mapping[str, float], evaluation: Evaluation) -> tuple[Shortfall, ...]:
    """Give the figures that are below their floors, by name."""
    now = list_figures(evaluation)
    return tuple(
        Shortfall(name, floor, now.get(name))
        for name, floor in sorted(floors.items())
        if name not in now or now[name] < floor
    )


def raise_floors(floors: Mapping[str, float], evaluation: Evaluation) -> dict[str, float]:
    """Give the floors, those raised that a figure is above."""
    now = list_figures(evaluation)
    return {name: max(floors.get(name, -math.inf), now.get(name, -math.inf)) for name in sorted({*floors, *now})}


def _cut(share: float) -> float:
    return math.floor(round(share * 100, 6)) / 100
