"""A reading against its reference answer: the figures, and each failure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govtasks.evaluating.figures import Figure, Figures
from govtasks.evaluating.matching import match
from govtasks.evaluating.said import read_metadata, read_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.evaluating.answers import Answer
    from govtasks.evaluating.said import Pairs, Said
    from govtasks.model.notice import Notice

Words = tuple[str, ...]


@frozen(slots=True)
class Failure:
    """One thing that was read otherwise than the reference answer says."""

    column: str
    what: str
    """`missed`, `extra`, `label`, `text`, `label and text`; for the other columns the column's name."""
    label: str
    """Of the task in the reference answer, or of the extra task; for metadata their key."""
    task: str | None
    """Id of the task that was read; None where it was missed, and for metadata."""
    expected: Words
    """What was expected and not read."""
    got: Words
    """What was read instead."""


@frozen(slots=True)
class Judgement:
    """What became of one notice."""

    figures: Figures
    failures: tuple[Failure, ...]
    wrong: frozenset[str]
    """Ids of the tasks that are wrong in some column."""


def judge(answer: Answer, notice: Notice) -> Judgement:
    """Compare all tasks and the metadata."""
    got = tuple(read_tasks(notice))
    pairs = match(answer.tasks, got)
    ids = [task.id for task in notice.tasks]
    figures, failures = _judge_metadata(answer, notice)
    for place, wanted in enumerate(answer.tasks):
        read = pairs.get(place)
        if read is None:
            figures += _miss(wanted)
            failures.append(Failure("task", "missed", wanted.label, None, (wanted.texts[0],), ()))
        else:
            figures += _count(wanted, got[read])
            failures += _list_failures(wanted, got[read], ids[read])
    for place in sorted(set(range(len(got))) - set(pairs.values())):
        extra = got[place]
        figures += Figures(task=Figure(0, 0, 1), assignment=Figure(0, 0, len(extra.units or ())))
        failures.append(Failure("task", "extra", extra.label, ids[place], (), (extra.texts[0],)))
    return Judgement(figures, tuple(failures), frozenset(f.task for f in failures if f.task))


def _miss(wanted: Said) -> Figures:
    """Count a missed task: all that is its own is missed with it, and its path is wrong."""
    return Figures(
        task=Figure(0, 1, 0),
        assignment=Figure(0, len(wanted.units or ()), 0),
        path=Figure(0, 1, 1),
        deadline=Figure(0, int(bool(wanted.deadline)), 0),
        reference=Figure(0, len(wanted.references), 0),
    )


def _count(wanted: Said, got: Said) -> Figures:
    right = wanted.label == got.label and got.texts[0] in wanted.texts
    deadline = Figure(int(wanted.deadline == got.deadline != ""), int(bool(wanted.deadline)), int(bool(got.deadline)))
    return Figures(
        task=Figure(int(right), 1, 1),
        assignment=Figure() if wanted.units is None else _count_pairs(wanted.units, got.units or ()),
        path=Figure(int(_place(wanted, wanted) == _place(wanted, got)), 1, 1),
        deadline=deadline,
        reference=_count_pairs(wanted.references, got.references),
    )


def _count_pairs(wanted: Pairs, got: Pairs) -> Figure:
    return Figure((Counter(wanted) & Counter(got)).total(), len(wanted), len(got))


def _place(wanted: Said, task: Said) -> Words:
    """Give the path as far as it is certain, and the parent's label behind it."""
    return (*task.path[: wanted.depth], "" if task.parent is None else f"under {task.parent}")


def _list_failures(wanted: Said, got: Said, task: str) -> Iterator[Failure]:
    differs = [
        what
        for what, same in (("label", wanted.label == got.label), ("text", got.texts[0] in wanted.texts))
        if not same
    ]
    if differs:
        expected, given = (
            tuple(words for what, words in (("label", t.label), ("text", t.texts[0])) if what in differs)
            for t in (wanted, got)
        )
        yield Failure("task", " and ".join(differs), wanted.label, task, expected, given)
    units = (got.units if wanted.units is None else wanted.units) or ()
    for column, expected, given in (
        ("assignment", _join(units), _join(got.units or ())),
        ("path", _place(wanted, wanted), _place(wanted, got)),
        ("deadline", _one(wanted.deadline), _one(got.deadline)),
        ("reference", _join(wanted.references), _join(got.references)),
    ):
        if Counter(expected) != Counter(given) or (column == "path" and expected != given):
            lacks, more = (expected, given) if column == "path" else (_less(expected, given), _less(given, expected))
            yield Failure(column, column, wanted.label, task, lacks, more)


def _judge_metadata(answer: Answer, notice: Notice) -> tuple[Figures, list[Failure]]:
    said = read_metadata(notice)
    wrong = [(key, accepted[0]) for key, accepted in answer.metadata if said[key] not in accepted]
    figure = Figure(len(answer.metadata) - len(wrong), len(answer.metadata), len(answer.metadata))
    failures = [Failure("metadata", "metadata", key, None, _one(words), _one(said[key])) for key, words in wrong]
    return evolve(Figures(), metadata=figure), failures


def _join(pairs: Pairs) -> Words:
    return tuple(" ".join(pair) for pair in pairs)


def _one(words: str) -> Words:
    return (words,) if words else ()


def _less(these: Iterable[str], those: Iterable[str]) -> Words:
    return tuple((Counter(these) - Counter(those)).elements())
