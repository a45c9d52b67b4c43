"""Why a notice was read as it was: the adapters with their evidence, and the rule behind each word of a task."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from govtasks.load import Readable, examine
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from govtasks.phrases.fold import fold
from govtasks.phrases.numbers import find_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from govtasks.adapters.contract import Adapter
    from govtasks.model.document import Span
    from govtasks.model.notice import Notice
    from govtasks.model.task import Assignment, Task


_MOST = 12


class AdapterEvidence(NamedTuple):
    """How well one adapter fits a document, and why."""

    code: str
    score: float
    """From 0 to 1."""
    reasons: tuple[str, ...]


class WordEvidence(NamedTuple):
    """One piece of a task: what it is, the rule that found it, its words and their place."""

    what: str
    """label, text, heading, deadline, reference, or the role of a unit."""
    rule: str
    words: str
    span: Span


class Explanation(NamedTuple):
    """Why a notice was read as it was."""

    adapters: tuple[AdapterEvidence, ...]
    """Those that were asked, the one that read the notice first."""
    habits: tuple[str, ...]
    """What the notice does throughout: its numbers, its labels and verbs, its conventions."""
    tasks: Mapping[str, tuple[WordEvidence, ...]]
    """The evidence for each task, by its id."""


def explain(  # noqa: PLR0913 - the options of `load`
    source: Readable,
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    base_url: str | None = None,
    plugins: Iterable[Any] | None = None,
) -> Explanation:
    """Read a notice and say why it was read so; the options and errors are those of `load`."""
    notice, found = examine(source, adapter, encoding, limits, base_url, plugins)
    asked = tuple(AdapterEvidence(known.code, round(fit.score, 2), fit.reasons) for known, fit in found)
    return Explanation(
        asked, tuple(_list_habits(notice)), {t.id: tuple(_explain_task(notice, t)) for t in notice.tasks}
    )


def _list_habits(notice: Notice) -> Iterator[str]:
    tasks = notice.tasks
    named = sum(bool(task.assignments) for task in tasks)
    headings = sum(1 for _ in notice.walk_sections())
    yield f"{len(tasks)} tasks, {named} of them with units, under {headings} headings"
    styles = Counter(_style(notice, span) for t in tasks for span in t.label_spans)
    if styles:
        yield "numbers of tasks: " + _tally(styles)
    labels = Counter(a.label or "bare names" for t in tasks for a in t.assignments)
    if labels:
        yield "units are given by: " + _tally(labels)
    for convention in notice.conventions:
        yield f"convention {convention.kind}: “{convention.text}”"


def _tally(counted: Counter[str]) -> str:
    return ", ".join(f"{name} ×{count}" for name, count in counted.most_common(_MOST))


def _style(notice: Notice, span: Span) -> str:
    """Give the style of an item number; it is read again from its place."""
    words = fold(notice.document.text[slice(*span)]) + "x"
    number = find_number(words, 0, len(words))
    return number.style if number else "mark lost"


def _explain_task(notice: Notice, task: Task) -> Iterator[WordEvidence]:
    text = notice.document.text
    for span in task.label_spans:
        rule = f"item number in the style “{_style(notice, span)}”"
        yield WordEvidence("label", rule, text[slice(*span)].strip(), span)
    for span in task.heading_spans:
        yield WordEvidence("heading", "short first sentence with more behind it", text[slice(*span)], span)
    for span in task.spans:
        yield WordEvidence("text", "words of the item that are not set off", text[slice(*span)], span)
    for assignment in task.assignments:
        for span in assignment.spans:
            yield WordEvidence(assignment.role, _name_rule(assignment), text[slice(*span)], span)
    for span in task.deadline.spans if task.deadline else ():
        yield WordEvidence("deadline", "time limit set off from the text", text[slice(*span)], span)
    for reference in task.references:
        for span in reference.spans:
            yield WordEvidence("reference", "note that points to another list", text[slice(*span)], span)


def _name_rule(assignment: Assignment) -> str:
    rule = f"the words “{assignment.label}”" if assignment.label else "a bracket of bare unit names"
    if assignment.effective_role != assignment.role:
        rule += f", {assignment.effective_role} by a convention of the notice"
    return f"{rule}, stated on a heading" if assignment.inherited else rule
