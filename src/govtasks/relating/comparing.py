"""Two years of one place: what was kept, changed, dropped, and what is new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from govtasks.export.html_table import draw_table
from govtasks.model.meaning import Target
from govtasks.relating.wording import match_whole, pair_off
from govtasks.understand.targets.finding import find_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Task

ALIKE = 55.0
"""Likeness in whole from which two statements are the same task in two years; numbers and years do not count."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AT_MOST = frozenset({"<=", "<"})


@frozen(slots=True)
class TargetChange:
    """A target of the same indicator in both years."""

    old: Target
    new: Target
    change: Literal["tightened", "loosened"]

    def __str__(self) -> str:
        return f"{self.new.indicator} {self.old.text} → {self.new.text} ({self.change})"


@frozen(slots=True)
class TaskPair:
    """A task of the old year and the one of the new that goes on with it."""

    old: str
    """Id in the old notice."""
    new: str
    """Id in the new notice."""
    score: float
    """How alike the wording is, from 0 to 100."""
    units_added: tuple[str, ...]
    """As the new notice names them."""
    units_dropped: tuple[str, ...]
    """As the old notice names them."""
    targets: tuple[TargetChange, ...]

    @property
    def changed(self) -> bool:
        """Whether units or targets are others than before."""
        return bool(self.units_added or self.units_dropped or self.targets)


@frozen(slots=True)
class Comparison:
    """Two notices, task by task."""

    pairs: tuple[TaskPair, ...]
    """In the order of the new notice."""
    dropped: tuple[str, ...]
    """Ids of the old tasks that nothing goes on with."""
    added: tuple[str, ...]
    """Ids of the new tasks that go on with none."""

    @property
    def kept(self) -> tuple[TaskPair, ...]:
        """Pairs with the same units and targets."""
        return tuple(pair for pair in self.pairs if not pair.changed)

    @property
    def changed(self) -> tuple[TaskPair, ...]:
        """Pairs with other units or targets."""
        return tuple(pair for pair in self.pairs if pair.changed)

    def _repr_html_(self) -> str:
        """Give what a notebook shows of it: the pairs with what is other, then what was dropped and added."""
        columns = ("old", "new", "score", "units_added", "units_dropped", "targets")
        rows = [tuple(getattr(pair, column) for column in columns) for pair in self.pairs]
        sums = f"{len(self.kept):,} kept, {len(self.changed):,} changed"
        dropped = f"dropped ({len(self.dropped):,}): {'、'.join(self.dropped)}"
        added = f"added ({len(self.added):,}): {'、'.join(self.added)}"
        return draw_table(sums, columns, rows, dropped, added)


def compare(old: Notice, new: Notice) -> Comparison:
    """Compare two notices of one place: each task goes on with one of the year before at most, the likest first.

    Two are the same task from a likeness of `ALIKE` of 100 on (rapidfuzz's `ratio`, numbers left out). A target is
    tightened where it asks for more: a higher number, or a lower one under an upper bound (控制在…以内). Raises
    MissingDependencyError where rapidfuzz is not installed.
    """
    matches = match_whole(list(_blank(old)), list(_blank(new)), ALIKE)
    targets = _by_task(find_targets(old)), _by_task(find_targets(new))
    pairs = [_pair(old.tasks[match.left], new.tasks[match.right], match.score, *targets) for match in pair_off(matches)]
    order = {task.id: at for at, task in enumerate(new.tasks)}
    before, after = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return Comparison(
        tuple(sorted(pairs, key=lambda pair: order[pair.new])),
        tuple(task.id for task in old.tasks if task.id not in before),
        tuple(task.id for task in new.tasks if task.id not in after),
    )


def _blank(notice: Notice) -> Iterator[str]:
    """Give the statements without their numbers."""
    return (_NUMBER.sub("", task.text) for task in notice.tasks)


def _by_task(targets: Iterable[Target]) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in targets:
        found.setdefault(target.task, []).append(target)
    return found


def _pair(
    old: Task, new: Task, score: float, before: dict[str, list[Target]], after: dict[str, list[Target]]
) -> TaskPair:
    """Say what is other in a task than a year ago."""
    names = [dict.fromkeys(a.name for a in task.assignments) for task in (old, new)]
    added = tuple(name for name in names[1] if name not in names[0])
    dropped = tuple(name for name in names[0] if name not in names[1])
    known = {(t.indicator, t.unit): t for t in before.get(old.id, ())}
    changes = [
        change
        for t in after.get(new.id, ())
        if (one := known.get((t.indicator, t.unit))) and (change := _compare_targets(one, t))
    ]
    return TaskPair(old.id, new.id, score, added, dropped, tuple(changes))


def _compare_targets(old: Target, new: Target) -> TargetChange | None:
    """Say whether a target asks for more or for less; nothing where it asks for the same."""
    if old.value is None or new.value is None or old.value == new.value:
        return None
    more = (new.value > old.value) != (new.operator in _AT_MOST)
    return TargetChange(old, new, "tightened" if more else "loosened")
