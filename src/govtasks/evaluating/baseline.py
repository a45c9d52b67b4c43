"""The baseline, a file: what was read of each notice in ids, labels, units and hashes, and the floors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govtasks.errors import EvaluationError
from govtasks.evaluating.figures import COLUMNS
from govtasks.evaluating.floors import list_figures, raise_floors
from govtasks.evaluating.making import hash_words

if TYPE_CHECKING:
    import os

    from govtasks.evaluating.rows import EvaluatedNotice, EvaluatedTask, Evaluation

_LONGEST_NAME = 40
"""A name beyond this may be a sentence that was taken for a name; it is hashed."""


@frozen(slots=True)
class KeptTask:
    """A task of the baseline."""

    id: str
    label: str
    text_hash: str
    units: tuple[str, ...]


@frozen(slots=True)
class KeptNotice:
    """A notice of the baseline."""

    tasks: tuple[KeptTask, ...]
    diagnostics: tuple[tuple[str, int], ...]
    coverage: float
    """From 0 to 100, to two decimals."""
    figures: tuple[tuple[str, float], ...]
    """F1 of each column that has something to compare; none without a reference answer."""


@frozen(slots=True)
class Baseline:
    """What was read once, and what may not be fallen short of."""

    notices: Mapping[str, KeptNotice]
    floors: Mapping[str, float]

    def to_text(self) -> str:
        """Give the file: keys sorted, one notice to a line."""
        notices = [f"{_line(name)}: {_line(_dump(kept))}" for name, kept in sorted(self.notices.items())]
        floors = [f"{_line(name)}: {_line(floor)}" for name, floor in sorted(self.floors.items())]
        return '{{\n"floors": {{\n{}\n}},\n"notices": {{\n{}\n}}\n}}\n'.format(",\n".join(floors), ",\n".join(notices))


def keep(evaluation: Evaluation, floors: Mapping[str, float], *, lower: bool = False) -> Baseline:
    """Make the baseline of an evaluation; the floors are only raised, unless `lower`."""
    new = list_figures(evaluation) if lower else raise_floors(floors, evaluation)
    return Baseline({notice.name: keep_notice(notice) for notice in evaluation.notices}, new)


def keep_notice(notice: EvaluatedNotice) -> KeptNotice:
    """Give of a notice what the baseline keeps."""
    scores = [(column, notice.figures.of(column).f1) for column in COLUMNS] if notice.figures else []
    return KeptNotice(
        tuple(_keep_task(task) for task in notice.tasks),
        notice.diagnostics,
        round(100 * notice.coverage, 2),
        tuple(sorted((column, round(f1, 2)) for column, f1 in scores if f1 is not None)),
    )


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Read a baseline; EvaluationError where the file is none."""
    try:
        data = json.loads(Path(path).read_text("utf-8"))
        floors = {str(name): float(floor) for name, floor in data["floors"].items()}
        return Baseline({str(name): _read_notice(kept) for name, kept in data["notices"].items()}, floors)
    except OSError as error:
        raise EvaluationError(str(path), f"cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise EvaluationError(str(path), "is no baseline that `govtasks evaluate --write-baseline` wrote") from error


def _keep_task(task: EvaluatedTask) -> KeptTask:
    return KeptTask(task.id, _shorten(task.label), task.text_hash, tuple(map(_shorten, task.units)))


def _shorten(words: str) -> str:
    return words if len(words) <= _LONGEST_NAME else f"{words.split(' ', maxsplit=1)[0][:12]} #{hash_words(words)}"


def _dump(kept: KeptNotice) -> dict[str, Any]:
    return {
        "coverage": kept.coverage,
        "diagnostics": dict(kept.diagnostics),
        "figures": dict(kept.figures),
        "tasks": [[task.id, task.label, task.text_hash, list(task.units)] for task in kept.tasks],
    }


def _read_notice(data: dict[str, Any]) -> KeptNotice:
    return KeptNotice(
        tuple(
            KeptTask(str(id_), str(label), str(text), tuple(map(str, units)))
            for id_, label, text, units in data["tasks"]
        ),
        tuple((str(code), int(count)) for code, count in data["diagnostics"].items()),
        float(data["coverage"]),
        tuple((str(column), float(f1)) for column, f1 in data["figures"].items()),
    )


def _line(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
