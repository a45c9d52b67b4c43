"""An evaluation in lines for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.evaluating.figures import COLUMNS
from govtasks.evaluating.pages import ASPECTS, count_right
from govtasks.evaluating.rows import count_codes, mean_coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.evaluating.changes import Change
    from govtasks.evaluating.figures import Calibration, Figure, Figures
    from govtasks.evaluating.floors import Shortfall
    from govtasks.evaluating.pages import JudgedPage
    from govtasks.evaluating.rows import EvaluatedNotice, Evaluation

_LONGEST = 60


def list_evaluation(evaluation: Evaluation) -> Iterator[str]:
    """Give the table, the failures, the calibration, and the counts of the notices without an answer."""
    labelled = evaluation.labelled
    if labelled:
        width = max(len(notice.name) for notice in labelled)
        yield "  ".join(("notice".ljust(width), *(column.rjust(10) for column in COLUMNS)))
        yield from (_row(notice.name.ljust(width), notice.figures) for notice in labelled if notice.figures)
        yield _row("total".ljust(width), evaluation.total)
        yield ""
        yield from _list_failures(labelled)
        yield from list_calibration(evaluation.calibration)
    yield from _list_unlabelled(evaluation)
    for one in evaluation.unread:
        yield f"cannot be read: {one.name}{' (has a reference answer)' if one.labelled else ''}: {one.reason}"


def list_calibration(calibration: Calibration) -> Iterator[str]:
    """Give how many tasks are right in each band of confidence, and the mean confidence of right and wrong ones."""
    for band in calibration.bands:
        upper = "" if band.below is None else f" and below {band.below}"
        share = f" ({100 * band.right / band.tasks:.2f} %)" if band.tasks else ""
        yield f"of {band.tasks} tasks at {band.least} or more{upper}, {band.right} are right{share}"
    means = [f"{mean:.3f}" if mean is not None else "-" for mean in (calibration.mean_right, calibration.mean_wrong)]
    yield f"mean confidence of tasks read right {means[0]}, of tasks read wrong {means[1]}"


def list_pages(pages: tuple[JudgedPage, ...]) -> Iterator[str]:
    """Give on how many pages as served each aspect is right, and those that are wrong."""
    if pages:
        counts = zip(ASPECTS, count_right(pages), strict=True)
        yield ""
        yield f"of {len(pages)} pages as served, right: {', '.join(f'{aspect} {count}' for aspect, count in counts)}"
    yield from (f"{page.name}: wrong {', '.join(page.wrong)}" for page in pages if page.wrong)


def list_changes(changes: tuple[Change, ...]) -> Iterator[str]:
    """Give what was lost (-) and gained (+), notice by notice."""
    if not changes:
        yield "nothing gained or lost against the baseline"
    for change in changes:
        state = "" if change.state == "changed" else f"{change.state}, "
        yield f"{change.name}: {state}{_sum_up((change,))}"
        for sign, tasks in (("-", change.lost_tasks), ("+", change.gained_tasks)):
            yield from (f"  {sign} task {task.id}  {task.label or '·'}  {task.text_hash}" for task in tasks)
        for sign, units in (("-", change.lost_units), ("+", change.gained_units)):
            yield from (f"  {sign} unit of {one.label or '·'}  {one.unit}" for one in units)
        yield from (f"  {what} {before:g} → {now:g}" for what, before, now in change.numbers)
    if len(changes) > 1:
        yield f"in all {len(changes)} notices: {_sum_up(changes)}"


def list_shortfalls(shortfalls: tuple[Shortfall, ...]) -> Iterator[str]:
    """Give the figures below their floors."""
    for one in shortfalls:
        yield f"below its floor: {one.name} is {'-' if one.now is None else f'{one.now:g}'}, the floor is {one.floor:g}"


def show_f1(figure: Figure) -> str:
    """Give an F1 with two decimals, or a dash where there is nothing to compare; 100.00 only where all is right."""
    if figure.f1 is None:
        return "-"
    return f"{figure.f1 if figure.f1 == 100 else min(figure.f1, 99.99):.2f}"  # noqa: PLR2004 - all of it


def show_codes(codes: dict[str, int]) -> str:
    """Give the diagnostics by code."""
    return ", ".join(f"{code} ×{count}" for code, count in codes.items())


def _row(name: str, figures: Figures) -> str:
    return "  ".join((name, *(show_f1(figures.of(column)).rjust(10) for column in COLUMNS)))


def _list_failures(labelled: tuple[EvaluatedNotice, ...]) -> Iterator[str]:
    for notice in labelled:
        for one in notice.failures:
            column = one.what if one.column == one.what else f"{one.column} {one.what}"
            task = f" ({one.task})" if one.task else ""
            expected, got = _show_words(" · ".join(one.expected), " · ".join(one.got))
            yield f"{notice.name}: {column} of {one.label or '·'}{task}: {expected} | got {got}"
        if notice.failures:
            yield ""


def _show_words(*pair: str) -> list[str]:
    """Give two texts, long ones from a little before where they begin to differ."""
    alike = next((n for n, (a, b) in enumerate(zip(*pair, strict=False)) if a != b), min(map(len, pair)))
    start = max(alike - 10, 0) if max(map(len, pair)) > _LONGEST else 0
    pieces = [words[start : start + _LONGEST] for words in pair]
    return [
        f"{'…' if start and piece else ''}{piece}{'…' if len(words) > start + _LONGEST else ''}" or "nothing"
        for words, piece in zip(pair, pieces, strict=True)
    ]


def _list_unlabelled(evaluation: Evaluation) -> Iterator[str]:
    notices = evaluation.unlabelled
    for notice in notices:
        yield f"no answer: {notice.name}: {_counts((notice,))}"
    if notices:
        yield f"no answer, {len(notices)} in all: {_counts(notices)}"


def _counts(notices: tuple[EvaluatedNotice, ...]) -> str:
    tasks, units = sum(len(n.tasks) for n in notices), sum(n.assignments for n in notices)
    codes = show_codes(count_codes(notices))
    counts = f"{tasks} tasks, {units} assignments, coverage {100 * (mean_coverage(notices) or 0):.2f} %"
    return f"{counts}{', ' if codes else ''}{codes}"


def _sum_up(changes: tuple[Change, ...]) -> str:
    tasks = sum(len(c.lost_tasks) for c in changes), sum(len(c.gained_tasks) for c in changes)
    units = sum(len(c.lost_units) for c in changes), sum(len(c.gained_units) for c in changes)
    return f"tasks -{tasks[0]} +{tasks[1]}, units -{units[0]} +{units[1]}"
