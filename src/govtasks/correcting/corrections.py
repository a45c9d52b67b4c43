"""What a person corrects in a reading, as values; each names its thing by the place where it was read."""

from __future__ import annotations

import datetime as dt
import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from govtasks.model.document import Spans
from govtasks.model.task import Role

if TYPE_CHECKING:
    from govtasks.model.document import Document

Action = Literal[
    "set-role", "set-unit", "add-unit", "remove-unit",
    "set-task", "split-task", "merge-tasks", "add-task", "no-task",
]  # fmt: skip
NEEDS: dict[Action, tuple[str, ...]] = {
    "set-role": ("at", "role"),
    "set-unit": ("at", "spans"),
    "add-unit": ("at", "role", "spans"),
    "remove-unit": ("at",),
    "set-task": ("at", "spans"),
    "split-task": ("at", "cuts"),
    "merge-tasks": ("at", "joined"),
    "add-task": ("spans",),
    "no-task": ("at",),
}
"""The fields without which an action says nothing."""
OF_UNITS = frozenset({"set-role", "set-unit", "remove-unit"})
"""Actions on an assignment."""
_SHOWN = 20


@frozen(slots=True, kw_only=True)
class Correction:
    """One thing of a notice, and what a person says of it; places are those of the reading before any correction."""

    action: Action
    """What is to be done."""
    text: str = ""
    """SHA-256 of the reading text, in hexadecimal (`hash_text`): whose correction it is."""
    notice: str = ""
    """Name of the notice's source, for people."""
    at: Spans = ()
    """Where the assignment or the text of the task stands that is corrected, of `add-unit` that of its task; empty for
    `add-task`."""
    task: Spans = ()
    """Of an assignment: where the text of its task stands; empty for all tasks that it was stated for."""
    quote: str = ""
    """The words at `at`."""
    role: Role | None = None
    """Of `set-role` and `add-unit`."""
    spans: Spans = ()
    """Of `set-unit` and `add-unit`: where the name stands; of `set-task` and `add-task`: where the text does."""
    name: str | None = None
    """Of `set-unit` and `add-unit`: the name, where it is not the words of `spans`."""
    cuts: tuple[int, ...] = ()
    """Of `split-task`: where its second piece begins, its third, and so on."""
    joined: tuple[Spans, ...] = ()
    """Of `merge-tasks`: the texts of the tasks that are joined to it; `with` in the file."""
    note: str = ""
    """Why."""
    author: str = ""
    """Who says so."""
    date: dt.date | None = None
    """When."""

    @property
    def place(self) -> Spans:
        """Where its thing stands; of `add-task` where it will."""
        return self.at or self.spans

    def __str__(self) -> str:
        """Name action, words and place."""
        words = " ".join(self.quote.split())
        shown = f" “{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”" if words else ""
        return f"{self.action}{shown} at {' '.join(f'{start}-{end}' for start, end in self.place)}"


@frozen(slots=True)
class Corrections:
    """What a corrections file holds: corrections of one notice or of many."""

    corrections: tuple[Correction, ...] = ()
    source: str = field(default="<corrections>", eq=False)
    """The path of the file."""


class UnfitError(Exception):
    """A correction that cannot be applied to the text that it was made for."""

    def __init__(self, correction: Correction, reason: str) -> None:
        super().__init__(correction, reason)
        self.correction = correction
        self.reason = reason

    def __str__(self) -> str:
        """Name the correction and the reason."""
        return f"{self.correction}: {self.reason}"


def describe(one: Correction) -> str:
    """Give a correction in a line: its thing, the new value, who says so, when and why."""
    spans = " ".join(f"{start}-{end}" for start, end in one.spans if one.at)
    edges = " ".join(map(str, (*one.cuts, *(place[0].start for place in one.joined))))
    value = " ".join(word for word in (one.role, one.name, spans, edges) if word)
    by = " ".join(word for word in (one.author, one.date and one.date.isoformat()) if word)
    told = ": ".join(word for word in (by, one.note) if word)
    return f"{one}{f' → {value}' if value else ''}{f' ({told})' if told else ''}"


def find_lack(one: Correction) -> str:
    """Give what a correction lacks, or "": what its action needs, or spans that are places."""
    missing = [name for name in NEEDS[one.action] if not getattr(one, name)]
    if missing:
        return f"{one.action} needs “{'with' if missing[0] == 'joined' else missing[0]}”"
    if not all(map(_are_places, [one.at, one.task, one.spans, *one.joined])) or () in one.joined:
        return "a span is empty, or its spans are out of order"
    if any(cut >= after for cut, after in pairwise(one.cuts)):
        return "its cuts are out of order"
    if one.name and not one.name.strip():
        return "its name is white space"
    return ""


def _are_places(spans: Spans) -> bool:
    edges = [0, *(edge for span in spans for edge in span)]
    return all(start < end for start, end in spans) and all(a <= b for a, b in pairwise(edges))


def hash_text(document: Document) -> str:
    """Give the SHA-256 of a reading text, in hexadecimal: what a correction of it names."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
