"""What holds for every notice, whatever the document: `check` is run on each one that a test loads."""

from __future__ import annotations

import json
import pickle
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.model.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Spans
    from govtasks.model.task import Task

HEAVY = 200_000
"""Characters above which a notice is not copied about: the places are still checked."""
_COUNT = re.compile(r"[(（]?共(?:计)?[\d一二三四五六七八九十百]+[项条个件]?[)）]?")


def check(notice: Notice) -> Notice:
    """Assert the invariants of docs/architecture.md and give the notice back."""
    check_spans(notice)
    check_quotes(notice)
    check_leaves(notice)
    check_ids(notice)
    check_coverage(notice)
    if len(notice.document.text) < HEAVY:
        check_copies(notice)
    return notice


_DIGITS = {0xFF10 + i: str(i) for i in range(10)}


def strip(text: str) -> str:
    """Remove white space, and give full-width digits as plain ones."""
    return "".join(text.split()).translate(_DIGITS)


def check_spans(notice: Notice) -> None:
    """Every span lies in the text, is not empty, and the spans of a quote stand in order; blocks part the text."""
    size = len(notice.document.text)
    for what, spans in all_spans(notice):
        for start, end in spans:
            assert 0 <= start < end <= size, f"{what}: span {start}..{end} of {size} characters"
    for what, _, spans in quotes(notice):
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, f"{what}: spans out of order {spans}"
    at = 0
    for block in notice.document.blocks:
        between = notice.document.text[at : block.start]
        assert block.start >= at, f"block {block} begins before the one above it ends"
        assert not between.strip("\n"), f"no block holds {between!r}"
        at = block.end
    assert not notice.document.text[at:].strip("\n")


def check_quotes(notice: Notice) -> None:
    """What is given as words of the notice equals its spans, white space removed; a repair keeps what it repaired."""
    repaired = {span for repair in notice.repairs for span in repair.spans}
    for what, words, spans in quotes(notice):
        assert bool(spans) == bool(words), f"{what}: {words!r} has the place {spans}"
        if any(s < end and start < e for start, end in spans for s, e in repaired):
            continue
        assert strip(notice.document.quote(spans)) == strip(words), f"{what} is not what its spans say"
    for repair in notice.repairs:
        assert strip(notice.document.quote(repair.spans)) == strip(repair.before)
    for section, _ in notice.walk_sections():
        said = strip(notice.document.quote(section.spans))
        assert strip(section.title) in {said, _COUNT.sub("", said), said.rstrip("。")}, (section.title, said)


def check_leaves(notice: Notice) -> None:
    """The leaves stand in order and cover each character that is not white space exactly once."""
    text, at = notice.document.text, 0
    for leaf in notice.leaves():
        assert leaf.start >= at, f"{leaf} begins before the one above it ends"
        assert leaf.end > leaf.start, f"{leaf} is empty"
        lost = text[at : leaf.start].strip()
        assert not lost, f"no leaf holds {lost!r} before {leaf.start}"
        at = leaf.end
    assert not text[at:].strip(), f"no leaf holds {text[at:]!r}"


def check_ids(notice: Notice) -> None:
    """Ids are unique and in document order, and what refers to one finds it."""
    sections = [s for s, _ in notice.walk_sections()]
    for prefix, ids in (
        ("p", [p.id for p in notice.parts]),
        ("s", [s.id for s in sections]),
        ("t", [t.id for t in notice.tasks]),
    ):
        assert ids == [f"{prefix}{n}" for n in range(1, len(ids) + 1)], ids
    parts: set[str | None] = {None, *(p.id for p in notice.parts)}
    known: set[str | None] = {None, *(s.id for s in sections)}
    seen: set[str | None] = {None}
    at = -1
    for task in notice.tasks:
        assert task.part in parts, task.id
        assert task.section in known, task.id
        assert task.parent in seen, task.id
        places = (*task.label_spans, *task.spans, *task.set_off)
        assert places, f"{task.id} stands nowhere"
        first = min(places).start
        assert first > at, f"{task.id} stands before the task above it"
        at = first
        seen.add(task.id)
        assert 0 <= task.confidence <= 1
        for assignment in task.assignments:
            assert assignment.name == strip(assignment.name)
            assert assignment.name
    for section in sections:
        assert section.part in parts, section.id
    for diagnostic in notice.diagnostics:
        assert diagnostic.task in seen, diagnostic
        assert diagnostic.message
        assert diagnostic.describe("zh")
        assert diagnostic.help
        assert diagnostic.advise("zh")


def check_coverage(notice: Notice) -> None:
    """Coverage is a share, and below 1 exactly where something is unexplained."""
    explained, unexplained = notice.coverage
    assert 0 <= explained <= 1
    assert (explained < 1) == bool(strip(notice.document.quote(unexplained)))


def check_copies(notice: Notice) -> None:
    """A notice survives JSON and pickle, and equal notices have equal hashes."""
    data = json.loads(json.dumps(notice.to_dict(), ensure_ascii=False))
    again = Notice.from_dict(data)
    assert again == notice, "JSON does not round-trip"
    assert again.to_dict() == notice.to_dict()
    copy = pickle.loads(pickle.dumps(notice))
    assert copy == notice
    assert hash(copy) == hash(notice)


def quotes(notice: Notice) -> Iterator[tuple[str, str, Spans]]:
    """Give everything that is said to be words of the notice: what it is, the words, their place."""
    for name in ("title_quote", "issuer_quote", "doc_number_quote", "issued", "published"):
        if quote := getattr(notice, name):
            yield name, quote.text, quote.spans
    for addressee in notice.addressee_quotes:
        yield "addressee", addressee.text, addressee.spans
    for convention in notice.conventions:
        yield "convention", convention.text, convention.spans
    for part in notice.parts:
        yield f"{part.id} title", part.title, part.spans
    for task in notice.tasks:
        yield from quotes_of(task)
    for entry in notice.glossary:
        yield "glossary", entry.term + entry.definition, entry.spans


def quotes_of(task: Task) -> Iterator[tuple[str, str, Spans]]:
    """Give the same of one task."""
    yield f"{task.id} text", task.text, task.spans
    if task.heading:
        yield f"{task.id} heading", task.heading, task.heading_spans
    if task.deadline:
        yield f"{task.id} deadline", task.deadline.text, task.deadline.spans
    for a in task.assignments:
        yield f"{task.id} {a.role}", a.name, a.spans
    for r in task.references:
        yield f"{task.id} reference", r.document + "".join(r.numbers), r.spans


def all_spans(notice: Notice) -> Iterator[tuple[str, Spans]]:
    """Give every tuple of spans in the notice."""
    for what, _, spans in quotes(notice):
        yield what, spans
    for task in notice.tasks:
        yield f"{task.id} label", task.label_spans
        yield f"{task.id} set off", task.set_off
    for section, _ in notice.walk_sections():
        yield section.id, (*section.spans, *section.label_spans)
    for part in notice.parts:
        yield part.id, part.label_spans
    for entry in notice.glossary:
        yield "glossary label", entry.label_spans
    for diagnostic in notice.diagnostics:
        yield diagnostic.code, diagnostic.spans
    for repair in notice.repairs:
        yield repair.rule, repair.spans
    yield "unexplained", notice.unexplained
