"""What a task says, in one form for reference answers and for readings, so that the two can be compared."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice
    from govtasks.model.task import Task

Pairs = tuple[tuple[str, str], ...]
METADATA = ("kind", "title", "issuer", "doc_number", "issued_on", "published_on")

_ONE_FORM = str.maketrans("〈〉《》‘’“”〔〕【】．－", "<><>''\"\"[][].-", "\u200b\ufeff")


@frozen(slots=True)
class Said:
    """One task; every word is in its normal form."""

    label: str
    texts: tuple[str, ...]
    """The text, then others that would be as right."""
    units: Pairs | None
    """Role and name; None where the notice does not let one decide."""
    path: tuple[str, ...]
    """Titles of the sections above it, outermost first."""
    parent: str | None
    """Label of the task whose sub-item it is."""
    deadline: str
    references: Pairs
    """Document and number."""
    depth: int | None = None
    """How many steps of the path are certain; None for all."""


def normal(words: str | None) -> str:
    """Give words without white space and final stop, with one form for each sign."""
    folded = unicodedata.normalize("NFKC", words or "").translate(_ONE_FORM)
    return "".join(folded.split()).rstrip("。.;；,")


def normal_label(words: str | None) -> str:
    """Give a number without the marks around it."""
    return normal(words).strip("()、.:：")


def normal_document(words: str | None) -> str:
    """Give the name of a document without the brackets around it."""
    return normal(words).strip("<>")


def read_tasks(notice: Notice) -> Iterator[Said]:
    """Give what each task of a notice says, in order."""
    labels = {task.id: normal_label(task.label) for task in notice.tasks}
    for task in notice.tasks:
        yield _read_task(notice, task, labels.get(task.parent or ""))


def read_metadata(notice: Notice) -> dict[str, str]:
    """Give the metadata of a notice by their keys; "" for what it does not say."""
    days = {"issued_on": notice.issued_on, "published_on": notice.published_on}
    dates = {key: day.isoformat() if day else "" for key, day in days.items()}
    return {key: normal(dates[key] if key in dates else getattr(notice, key)) for key in METADATA}


def _read_task(notice: Notice, task: Task, parent: str | None) -> Said:
    return Said(
        label=normal_label(task.label),
        texts=(normal(task.text),),
        units=tuple((a.role, normal(a.name)) for a in task.assignments),
        path=tuple(normal(section.title) for section in notice.path(task)),
        parent=parent,
        deadline=normal(task.deadline.text) if task.deadline else "",
        references=tuple((normal_document(r.document), str(n)) for r in task.references for n in r.numbers),
    )
