"""The folded words of a task, and the way back from them to the reading text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.model.document import Span, make_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Document, Spans
    from govtasks.model.task import Task


def read_words(task: Task, folded: str) -> str:
    """Give the words of a task out of the folded reading text, its paragraphs parted by line feeds as in `text`."""
    if len(task.spans) == 1:
        start, end = task.spans[0]
        return folded[start:end]
    words = ""
    for at, (start, end) in _pieces(task):
        words += "\n" * (at - len(words)) + folded[start:end]
    return words


def place(task: Task, start: int, end: int) -> Spans:
    """Give the spans in the reading text of a range of the words of a task."""
    if len(task.spans) == 1:
        base = task.spans[0].start
        return (make_span((base + start, base + end)),)
    return tuple(
        Span(span.start + max(start - at, 0), min(span.end, span.start + end - at))
        for at, span in _pieces(task)
        if at < end and start < at + span.end - span.start
    )


def words_of(document: Document, spans: Spans) -> str:
    """Give the text of spans, white space removed."""
    words = document.text[spans[0].start : spans[0].end] if len(spans) == 1 else document.quote(spans)
    return "".join(words.split())


def _pieces(task: Task) -> Iterator[tuple[int, Span]]:
    """Give where each span of a task begins in its words."""
    at = 0
    for span in task.spans:
        at += task.text.startswith("\n", at)
        yield at, span
        at += span.end - span.start
