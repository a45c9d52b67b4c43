"""A notice as the tallies look at it: its folded text, short quotes, and each statement of units with its place."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from attrs import define, field, frozen

from govtasks.adapters.page import Page
from govtasks.model.notice import Notice
from govtasks.phrases.brackets import find_brackets
from govtasks.phrases.fold import trim

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from govtasks.model.document import Span
    from govtasks.model.task import Assignment, Task

_LONGEST = 40
_SENTENCE_ENDS = frozenset("。;!?")
_OPENERS = frozenset("([<")
_CLOSERS = frozenset(")]>")
_NOWHERE = "in the words of the item or a cell of a table"

K = TypeVar("K", bound="Hashable")


@define
class Tallies(Generic[K]):
    """Counts what is met and keeps the first two quotes of each."""

    met: dict[K, tuple[int, tuple[str, ...]]] = field(factory=dict)

    def add(self, key: K, quote: str = "") -> None:
        """Count one more."""
        count, quotes = self.met.get(key, (0, ()))
        if quote and len(quotes) < 2 and quote not in quotes:  # noqa: PLR2004 - as the class says
            quotes += (quote,)
        self.met[key] = (count + 1, quotes)

    def ranked(self) -> Iterator[tuple[K, int, tuple[str, ...]]]:
        """Give all, the most frequent first."""
        for key, (count, quotes) in sorted(self.met.items(), key=lambda item: -item[1][0]):
            yield key, count, quotes


class Statement(NamedTuple):
    """A bracket or line that is set off: its range, what it states, in which brackets, where."""

    start: int
    end: int
    what: str
    brackets: str
    place: str
    assignments: tuple[Assignment, ...]
    """Of its units, in the order of the text."""


@frozen(slots=False, eq=False)
class View:
    """A notice and its page."""

    notice: Notice
    page: Page

    @staticmethod
    def of(notice: Notice) -> View:
        """Look at a notice."""
        return View(notice, Page(notice.document, notice.source.base_url))

    def quote(self, start: int, end: int) -> str:
        """Give a stretch of the text in one line, shortened."""
        words = " ".join(self.notice.document.text[start:end].split())
        return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

    def block(self, at: int) -> tuple[int, int]:
        """Give the range of the block that holds a place."""
        blocks = self.notice.document.blocks
        i = bisect_right(self._starts, at) - 1
        return (blocks[i].start, blocks[i].end) if i >= 0 else (0, len(self.page.folded))

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.notice.document.blocks]

    @cached_property
    def statements(self) -> list[Statement]:
        """Every bracket and line of units, time limits and references, those on headings once."""
        found: list[Statement] = []
        for task in self.notice.tasks:
            own = sorted((a for a in task.assignments if a.spans and not a.inherited), key=_start)
            for span in task.set_off:
                inside = tuple(a for a in own if span.start <= _start(a) < span.end)
                found.append(self._state(task, span, inside))
            loose = tuple(a for a in own if not any(s.start <= _start(a) < s.end for s in task.set_off))
            if loose:
                found.append(Statement(_start(loose[0]), loose[-1].spans[-1].end, "units", "", _NOWHERE, loose))
        return [*found, *self._on_headings()]

    def _state(self, task: Task, span: Span, inside: tuple[Assignment, ...]) -> Statement:
        limit = task.deadline is not None and any(_within(s, span) for s in task.deadline.spans)
        pointer = any(_within(s, span) for r in task.references for s in r.spans)
        what = "units" if inside or not (limit or pointer) else "time limit" if limit else "reference"
        return Statement(*span, what, self._brackets(*span), self._place(task, span), inside)

    def _brackets(self, start: int, end: int) -> str:
        """Give the brackets around a range, as written; the opening one alone where it is never closed."""
        start, end = trim(self.page.folded, start, end)
        text, folded = self.notice.document.text, self.page.folded
        if start == end or folded[start] not in _OPENERS:
            return ""
        return text[start] + (text[end - 1] if folded[end - 1] in _CLOSERS else "")

    def _place(self, task: Task, span: Span) -> str:
        folded = self.page.folded
        block = self.block(span.start)
        first, last = trim(folded, block[0], span.start)
        if first == last:
            return "on a line of its own"
        ended = folded[last - 1] in _SENTENCE_ENDS or folded[last - 1] in _CLOSERS
        if any(s.start >= span.end and folded[s.start : s.end].strip(" \n。;,") for s in reversed(task.spans)):
            return "after a sentence inside the item" if ended else "inside a sentence"
        if ended:
            return "at the end of the item"
        before_stop = folded[span.end : span.end + 1] in _SENTENCE_ENDS
        return "at the end of the item, " + ("before its stop" if before_stop else "behind words without a stop")

    def _on_headings(self) -> Iterator[Statement]:
        """Find what headings state, by the units that tasks have of them."""
        named = {_start(a): a for task in self.notice.tasks for a in task.assignments if a.inherited and a.spans}
        met: dict[tuple[int, int], list[Assignment]] = {}
        for at in sorted(named):
            block = self.block(at)
            pairs, _ = find_brackets(self.page.folded, *block)
            around = next(((b.start, b.end) for b in pairs if b.start < at < b.end), block)
            met.setdefault(around, []).append(named[at])
        for (start, end), group in met.items():
            yield Statement(start, end, "units", self._brackets(start, end), "on a heading", tuple(group))

    def items(self) -> Iterator[tuple[int, int]]:
        """Give the range of each task, from its first word to its last bracket, and each unexplained stretch."""
        for task in self.notice.tasks:
            spans = sorted((*task.spans, *task.set_off))
            if spans:
                yield spans[0].start, max(span.end for span in spans)
        yield from self.notice.unexplained


def _start(assignment: Assignment) -> int:
    return assignment.spans[0].start


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
