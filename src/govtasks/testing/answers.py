"""A notice in the form of a reference answer: what was read, without places, ids and confidences."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from govtasks import Assignment, Notice, Task

Answer = dict[str, Any]
OF_CORRECTIONS = frozenset({"correction-outdated", "no-correction"})
"""Remarks on corrections that do not fit."""
_OF_OTHERS = OF_CORRECTIONS | {"plugin-failed", "rival-adapters"}
"""Remarks on what is given or installed, not on the notice."""


def answer(notice: Notice) -> Answer:
    """Give everything of a notice that a reference answer states."""
    places = {task.id: place for place, task in enumerate(notice.tasks)}
    return {
        "kind": notice.kind,
        "title": notice.title,
        "issuer": notice.issuer,
        "doc_number": notice.doc_number,
        "issued_on": _day(notice.issued_on),
        "published_on": _day(notice.published_on),
        "addressees": list(notice.addressees),
        "conventions": [{"kind": c.kind, "text": c.text} for c in notice.conventions],
        "parts": [{"label": p.label, "title": p.title} for p in notice.parts],
        "sections": [
            {"label": s.label, "title": s.title, "declared_count": s.declared_count} for s, _ in notice.walk_sections()
        ],
        "tasks": [_task(notice, task, places) for task in notice.tasks],
        "glossary": [{"label": g.label, "term": g.term, "definition": g.definition} for g in notice.glossary],
        "repairs": [{"before": r.before, "after": r.after} for r in sorted(notice.repairs, key=lambda r: r.spans)],
        "diagnostics": sorted(d.code for d in notice.diagnostics if d.code not in _OF_OTHERS),
    }


def squeeze(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Take the white space out of every string, since reference answers do not speak of it."""
    if isinstance(value, str):
        return "".join(value.split())
    if isinstance(value, list):
        return [squeeze(v) for v in value]
    if isinstance(value, dict):
        return {k: squeeze(v) for k, v in value.items()}
    return value


def gist(notice: Notice) -> Answer:
    """Give what a notice says whatever its clothes: width and white space aside, without remarks on damage."""
    return {key: fold(value) for key, value in answer(notice).items() if key not in {"diagnostics", "repairs"}}


def fold(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Give every string one width for each sign, and no white space."""
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value).split())
    if isinstance(value, list):
        return [fold(v) for v in value]
    if isinstance(value, dict):
        return {k: fold(v) for k, v in value.items()}
    return value


def _task(notice: Notice, task: Task, places: Mapping[str, int]) -> Answer:
    return {
        "label": task.label,
        "parent": places[task.parent] if task.parent is not None else None,
        "path": [section.title for section in notice.path(task)],
        "heading": task.heading,
        "text": task.text,
        "assignments": [_assignment(a) for a in task.assignments],
        "deadline": task.deadline.text if task.deadline else None,
        "references": [{"document": r.document, "numbers": list(r.numbers)} for r in task.references],
    }


def _assignment(assignment: Assignment) -> Answer:
    said: Answer = {"role": assignment.role, "label": assignment.label, "name": assignment.name}
    return said | {"inherited": True} if assignment.inherited else said


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
