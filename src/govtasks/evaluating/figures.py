"""Figures: how much was right of what was expected and of what was given, and how far confidence can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import fields, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

SURE = 0.9
_BOUNDS = (SURE, 0.7, 0.0)


@frozen(slots=True)
class Figure:
    """Counts of one column."""

    right: int = 0
    expected: int = 0
    given: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.right + other.right, self.expected + other.expected, self.given + other.given)

    @property
    def f1(self) -> float | None:
        """From 0 to 100; None where there is nothing to compare."""
        both = self.expected + self.given
        return 200 * self.right / both if both else None


@frozen(slots=True)
class Figures:
    """The six columns."""

    task: Figure = Figure()
    """Label and text are right."""
    assignment: Figure = Figure()
    """Pairs of role and name."""
    path: Figure = Figure()
    """Titles of the sections above a task, and label of its parent."""
    deadline: Figure = Figure()
    reference: Figure = Figure()
    """Pairs of document and number."""
    metadata: Figure = Figure()
    """Kind, title, issuer, number, dates; what the notice does not say must not be said."""

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(self.of(column) + other.of(column) for column in COLUMNS))

    def of(self, column: str) -> Figure:
        """Give the figure of a column."""
        figure: Figure = getattr(self, column)
        return figure


COLUMNS = tuple(field.name for field in fields(Figures))


@frozen(slots=True)
class Band:
    """Tasks whose confidence lies in a range."""

    least: float
    below: float | None
    """None for no upper bound."""
    tasks: int
    right: int


@frozen(slots=True)
class Calibration:
    """Whether tasks read right have a higher confidence than those read wrong."""

    bands: tuple[Band, ...]
    """The surest first."""
    mean_right: float | None
    """Mean confidence of the tasks that are right in every column; None where there are none."""
    mean_wrong: float | None


def calibrate(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """Count pairs of confidence and whether the task is right."""
    tasks = list(judged)
    uppers: tuple[float | None, ...] = (None, *_BOUNDS)
    bands = []
    for least, below in zip(_BOUNDS, uppers, strict=False):
        rights = [right for sure, right in tasks if sure >= least and (below is None or sure < below)]
        bands.append(Band(least, below, len(rights), sum(rights)))
    right, wrong = ([sure for sure, ok in tasks if ok is which] for which in (True, False))
    return Calibration(tuple(bands), _mean(right), _mean(wrong))


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
