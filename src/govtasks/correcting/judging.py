"""Whether a correction is of a notice, and whether what it corrects is still there."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from govtasks.correcting.corrections import OF_UNITS, Correction, hash_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.document import Document, Spans
    from govtasks.model.notice import Notice

Status = Literal["applies", "outdated", "other"]


class Verdict(NamedTuple):
    """A correction, and what it is for a notice."""

    correction: Correction
    status: Status
    """`outdated` where its text or its thing has changed; `other` where it is of another notice."""
    reason: str = ""
    """Why it is outdated."""


def judge(corrections: Iterable[Correction], notice: Notice) -> list[Verdict]:
    """Judge corrections for a notice as it was read."""
    digest, name = hash_text(notice.document), _find_name(notice.source.name)
    given = list(corrections)
    tasks = {task.spans for task in notice.tasks}
    units = {(place, a.spans) for task in notice.tasks for a in task.assignments for place in (task.spans, ())}
    added = {one.spans for one in given if one.action == "add-task" and one.text in {digest, ""}}
    grown = tasks | added
    verdicts = []
    for one in given:
        named = name and _find_name(one.notice) == name
        if one.text == digest or (not one.text and (named or not one.notice)):
            reason = _find_change(one, notice.document, grown if one.action == "add-unit" else tasks, units)
            verdicts.append(Verdict(one, "outdated" if reason else "applies", reason))
        elif one.text and named:
            verdicts.append(Verdict(one, "outdated", "the text has changed"))
        else:
            verdicts.append(Verdict(one, "other"))
    return verdicts


def _find_name(source: str) -> str:
    """Give the name of a source without its folder; "" for one that has none of its own."""
    return "" if source.startswith("<") else PurePath(source).name


def _find_change(one: Correction, document: Document, tasks: set[Spans], units: set[tuple[Spans, Spans]]) -> str:
    """Say why a correction of this text does not find its thing; "" where it does."""
    if one.action in OF_UNITS and (one.task, one.at) not in units:
        return "no unit was read at its place"
    if one.action not in OF_UNITS | {"add-task"} and not {one.at, *one.joined} <= tasks:
        return "no task was read at its place"
    quoted = "".join(one.quote.split())
    if not quoted and not one.text:
        return "nothing says of which text it is"
    same = not quoted or quoted == "".join(document.quote(one.place).split())
    return "" if same else "other words stand at its place"
