"""From a folder of reference answers and a folder of notices to their evaluation."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govtasks.errors import EvaluationError, LoadError
from govtasks.evaluating.answers import Answer, read_answer
from govtasks.evaluating.rows import EvaluatedNotice, EvaluatedTask, Evaluation, UnreadNotice
from govtasks.evaluating.scoring import Judgement, judge
from govtasks.load import load

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from govtasks.model.notice import Notice
    from govtasks.model.task import Task


def evaluate(
    gold: str | os.PathLike[str], notices: str | os.PathLike[str], *, plugins: Iterable[Any] | None = ()
) -> Evaluation:
    """Read every notice of a folder, and compare those that a reference answer of the folder `gold` names.

    A file that cannot be read is told and counts in no figure. No plugin takes part unless `plugins` says so. Raises
    `EvaluationError` where a folder or a notice is not there, or a reference answer is none.
    """
    allowed = None if plugins is None else tuple(plugins)
    answers = _read_answers(Path(gold))
    names = _list_notices(Path(notices))
    for source, answer in answers.items():
        if answer.file not in names:
            raise EvaluationError(source, f"its notice {answer.file} is not in {notices}")
    by_name = {answer.file: answer for answer in answers.values()}
    rows = [_evaluate(Path(notices) / name, by_name.get(name), allowed) for name in names]
    return Evaluation(
        tuple(row for row in rows if isinstance(row, EvaluatedNotice)),
        tuple(row for row in rows if isinstance(row, UnreadNotice)),
    )


def _read_answers(folder: Path) -> dict[str, Answer]:
    """Give the reference answers of a folder by their own names."""
    answers: dict[str, Answer] = {}
    files: dict[str, str] = {}
    for name in _list(folder):
        if name.endswith(".json"):
            source = str(folder / name)
            answers[source] = answer = read_answer(folder / name)
            if answer.file in files:
                raise EvaluationError(source, f"{files[answer.file]} answers {answer.file} too")
            files[answer.file] = source
    return answers


def _list_notices(folder: Path) -> list[str]:
    """Give the names of the files of a folder but hidden ones and answers that lie beside them."""
    return [name for name in _list(folder) if not name.endswith(".json")]


def _list(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as error:
        raise EvaluationError(str(folder), f"is no folder that can be listed: {error.strerror}") from error


def _evaluate(path: Path, answer: Answer | None, plugins: tuple[Any, ...] | None) -> EvaluatedNotice | UnreadNotice:
    try:
        notice = load(path, plugins=plugins)
    except LoadError as error:
        return UnreadNotice(path.name, error.reason, answer is not None)
    judgement = judge(answer, notice) if answer else None
    return EvaluatedNotice(
        name=path.name,
        tasks=tuple(_evaluate_task(task, judgement) for task in notice.tasks),
        diagnostics=_count_diagnostics(notice),
        coverage=notice.coverage.explained,
        figures=judgement.figures if judgement else None,
        failures=judgement.failures if judgement else (),
    )


def _evaluate_task(task: Task, judgement: Judgement | None) -> EvaluatedTask:
    return EvaluatedTask(
        id=task.id,
        label=task.label,
        text_hash=hash_words(task.text),
        units=tuple(f"{a.role} {a.name}" for a in task.assignments),
        confidence=task.confidence,
        right=None if judgement is None else task.id not in judgement.wrong,
    )


def _count_diagnostics(notice: Notice) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(d.code for d in notice.diagnostics).items()))


def hash_words(words: str) -> str:
    """Give words as 12 hexadecimal digits."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]
