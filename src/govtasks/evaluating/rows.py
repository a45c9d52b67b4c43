"""The evaluation and its rows: each notice, its tasks, and those that cannot be read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from attrs import AttrsInstance, asdict, frozen

from govtasks.errors import EvaluationError
from govtasks.evaluating.figures import COLUMNS, Calibration, Figures, calibrate
from govtasks.evaluating.scoring import Failure
from govtasks.export.html_table import draw_table


@frozen(slots=True)
class EvaluatedTask:
    """A task that was read."""

    id: str
    label: str
    text_hash: str
    """The first 12 hexadecimal digits of the SHA-256 of its text."""
    units: tuple[str, ...]
    """Role and name, parted by a space."""
    confidence: float
    right: bool | None
    """Whether every column is right; None where there is no reference answer."""


@frozen(slots=True)
class EvaluatedNotice:
    """A notice that was read, with or without a reference answer."""

    name: str
    tasks: tuple[EvaluatedTask, ...]
    diagnostics: tuple[tuple[str, int], ...]
    """Code and count, by code."""
    coverage: float
    figures: Figures | None = None
    """None where there is no reference answer."""
    failures: tuple[Failure, ...] = ()

    @property
    def assignments(self) -> int:
        """How many units and persons its tasks name."""
        return sum(len(task.units) for task in self.tasks)


@frozen(slots=True)
class UnreadNotice:
    """A file that the library cannot read; it counts in no figure."""

    name: str
    reason: str
    labelled: bool
    """Whether there is a reference answer to it."""


@frozen(slots=True)
class Evaluation:
    """What was read of some notices, against their reference answers where there are any."""

    notices: tuple[EvaluatedNotice, ...]
    unread: tuple[UnreadNotice, ...] = ()

    def __add__(self, other: Evaluation) -> Evaluation:
        """Give the evaluation of the notices of both; EvaluationError where a name is in both."""
        twice = self._names() & other._names()
        if twice:
            raise EvaluationError(min(twice), "is the name of a file in two of the folders")
        return Evaluation(self.notices + other.notices, self.unread + other.unread)

    def _names(self) -> set[str]:
        return {notice.name for notice in self.notices} | {one.name for one in self.unread}

    @property
    def labelled(self) -> tuple[EvaluatedNotice, ...]:
        """The notices with a reference answer."""
        return tuple(notice for notice in self.notices if notice.figures is not None)

    @property
    def unlabelled(self) -> tuple[EvaluatedNotice, ...]:
        """The notices without."""
        return tuple(notice for notice in self.notices if notice.figures is None)

    @property
    def total(self) -> Figures:
        """The figures of all notices together: counts are added, not percentages."""
        return sum((notice.figures for notice in self.notices if notice.figures), Figures())

    @property
    def calibration(self) -> Calibration:
        """Confidence against what is right."""
        return calibrate((t.confidence, t.right) for n in self.notices for t in n.tasks if t.right is not None)

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it: each notice with its F1 by column, and all together."""
        rows = [(n.name, len(n.tasks), n.coverage * 100, *_f1(n.figures)) for n in self.notices]
        rows.append(("total", sum(len(n.tasks) for n in self.notices), None, *_f1(self.total)))
        unread = f"unread ({len(self.unread):,}): {'、'.join(one.name for one in self.unread)}"
        return draw_table("F1 by column", ("notice", "tasks", "coverage", *COLUMNS), rows, unread)

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as plain data; the words of failures are in their normal form."""
        return {
            "total": _dump_figures(self.total),
            "calibration": _dump(self.calibration),
            "notices": [
                _dump(notice)
                | {"diagnostics": dict(notice.diagnostics)}
                | {"figures": _dump_figures(notice.figures) if notice.figures else None}
                for notice in self.notices
            ],
            "unread": [_dump(one) for one in self.unread],
        }


def count_codes(notices: tuple[EvaluatedNotice, ...]) -> dict[str, int]:
    """Count the diagnostics of some notices by code."""
    counts: Counter[str] = Counter()
    for notice in notices:
        counts.update(dict(notice.diagnostics))
    return dict(sorted(counts.items()))


def mean_coverage(notices: tuple[EvaluatedNotice, ...]) -> float | None:
    """Give the mean coverage of some notices; None where there are none."""
    return sum(notice.coverage for notice in notices) / len(notices) if notices else None


def _f1(figures: Figures | None) -> tuple[float | None, ...]:
    return tuple(figures.of(column).f1 if figures else None for column in COLUMNS)


def _dump(row: AttrsInstance) -> dict[str, Any]:
    """Give a row as plain data, its tuples as lists."""
    return asdict(row, value_serializer=lambda _, __, value: list(value) if isinstance(value, tuple) else value)


def _dump_figures(figures: Figures) -> dict[str, Any]:
    return {c: asdict(figures.of(c)) | {"f1": figures.of(c).f1} for c in COLUMNS}
