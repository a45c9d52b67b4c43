"""The folded words of a task, and the way back from them to the reading text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.model.document import Span

if TYPE_CHECKING:
    from govtasks.model.document import Spans
    from govtasks.model.task import Task


class Passage(NamedTuple):
    """The folded text of a task, its paragraphs parted by line feeds."""

    words: str
    pieces: tuple[tuple[int, Span], ...]
    """Where each span of the task begins in `words`."""

    def place(self, start: int, end: int) -> Spans:
        """Give the spans in the reading text of a range of the words."""
        if len(self.pieces) == 1:
            base = self.pieces[0][1].start
            return (Span(base + start, base + end),)
        return tuple(
            Span(span.start + max(start - at, 0), min(span.end, span.start + end - at))
            for at, span in self.pieces
            if at < end and start < at + span.end - span.start
        )


def read_passage(task: Task, folded: str) -> Passage:
    """Give the words of a task out of the folded reading text."""
    if len(task.spans) == 1:
        start, end = task.spans[0]
        return Passage(folded[start:end], ((0, task.spans[0]),))
    words, pieces = "", []
    for span in task.spans:
        if task.text.startswith("\n", len(words)) and folded[span.start] != "\n":
            words += "\n"
        pieces.append((len(words), span))
        words += folded[span.start : span.end]
    return Passage(words, tuple(pieces))
