"""What a reading gained and lost against the baseline."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from govtasks.evaluating.baseline import keep_notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.evaluating.baseline import Baseline, KeptNotice, KeptTask
    from govtasks.evaluating.rows import Evaluation

Steps = tuple[tuple[str, float, float], ...]
"""What, before, now."""


@frozen(slots=True)
class TaskChange:
    """A task that is there only before or only now: another label or another text is another task."""

    id: str
    label: str
    text_hash: str


@frozen(slots=True)
class UnitChange:
    """A unit that a task of this label has only before or only now."""

    label: str
    unit: str
    """Role and name."""


@frozen(slots=True)
class Change:
    """What became of one notice."""

    name: str
    state: Literal["changed", "new", "gone"]
    """`gone`: in the baseline, and not read now."""
    lost_tasks: tuple[TaskChange, ...]
    gained_tasks: tuple[TaskChange, ...]
    lost_units: tuple[UnitChange, ...]
    gained_units: tuple[UnitChange, ...]
    numbers: Steps
    """Figures, coverage and diagnostics by code that are others now."""


def compare(baseline: Baseline, evaluation: Evaluation) -> tuple[Change, ...]:
    """Give a change for each notice that is not as it was, by name."""
    now = {notice.name: keep_notice(notice) for notice in evaluation.notices}
    names = sorted({*baseline.notices, *now})
    changes = (_compare(name, baseline.notices.get(name), now.get(name)) for name in names)
    return tuple(change for change in changes if change is not None)


def _compare(name: str, before: KeptNotice | None, now: KeptNotice | None) -> Change | None:
    old, new = (tuple(_list_tasks(kept)) for kept in (before, now))
    units = [Counter(UnitChange(t.label, unit) for t in _tasks(kept) for unit in t.units) for kept in (before, now)]
    change = Change(
        name,
        "new" if before is None else "gone" if now is None else "changed",
        _only(old, new),
        _only(new, old),
        tuple((units[0] - units[1]).elements()),
        tuple((units[1] - units[0]).elements()),
        tuple(_list_numbers(before, now)) if before and now else (),
    )
    return None if change == Change(name, "changed", (), (), (), (), ()) else change


def _tasks(kept: KeptNotice | None) -> tuple[KeptTask, ...]:
    return kept.tasks if kept else ()


def _list_tasks(kept: KeptNotice | None) -> Iterator[TaskChange]:
    return (TaskChange(task.id, task.label, task.text_hash) for task in _tasks(kept))


def _only(these: Iterable[TaskChange], those: Iterable[TaskChange]) -> tuple[TaskChange, ...]:
    """Give what those lack; ids do not count, since one more task shifts all behind it."""
    left = Counter((task.label, task.text_hash) for task in those)
    found = []
    for task in these:
        key = (task.label, task.text_hash)
        if left[key]:
            left[key] -= 1
        else:
            found.append(task)
    return tuple(found)


def _list_numbers(before: KeptNotice, now: KeptNotice) -> Iterator[tuple[str, float, float]]:
    old, new = (_numbers(kept) for kept in (before, now))
    for what in [*old, *(what for what in new if what not in old)]:
        if old.get(what, 0) != new.get(what, 0):
            yield what, old.get(what, 0), new.get(what, 0)


def _numbers(kept: KeptNotice) -> dict[str, float]:
    codes = {f"diagnostic {code}": float(count) for code, count in kept.diagnostics}
    return {**dict(kept.figures), "coverage": kept.coverage, **codes}
