"""Why a notice was read as it was: the adapters with their evidence, and the rule behind each word of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.adapters.front_matter import read_front_matter
from govtasks.adapters.page import Page
from govtasks.load import Readable, load
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from govtasks.phrases.fold import fold
from govtasks.phrases.numbers import find_number
from govtasks.reading import choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govtasks.adapters.contract import Adapter
    from govtasks.model.document import Span
    from govtasks.model.notice import Notice
    from govtasks.model.task import Assignment, Task


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
    tasks: Mapping[str, tuple[WordEvidence, ...]]
    """The evidence for each task, by its id."""


def explain(
    source: Readable,
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Explanation:
    """Read a notice and say why it was read so; the options and errors are those of `load`."""
    notice = load(source, adapter=adapter, encoding=encoding, limits=limits)
    page = Page(notice.document)
    found = choose(page, read_front_matter(page), adapter)
    asked = tuple(AdapterEvidence(use.adapter.code, round(fit.score, 2), fit.reasons) for use, fit in found)
    return Explanation(asked, {task.id: tuple(_explain_task(notice, task)) for task in notice.tasks})


def _explain_task(notice: Notice, task: Task) -> Iterator[WordEvidence]:
    text = notice.document.text
    for span in task.label_spans:
        number = find_number(fold(text[slice(*span)]) + "x", 0, span.end - span.start + 1)
        rule = f"item number in the style “{number.style}”" if number else "place in the sequence, its mark is lost"
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
