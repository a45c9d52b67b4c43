"""What is inconsistent in a notice: spans out of range, words that are not at their place, ids that lead nowhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from govtasks.model.diagnostic import RULES, Diagnostic
from govtasks.model.document import Block, BlockKind, Cell, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.document import Document, Spans
    from govtasks.model.notice import Notice
    from govtasks.model.task import Task

_COUNT = re.compile(r"[(（]?共(?:计)?[\d一二三四五六七八九十百]+[项条个件]?[)）]?")
_DIGITS = {0xFF10 + i: str(i) for i in range(10)}


def find_faults(notice: Notice) -> Iterator[str]:
    """Give what is wrong, each fault in a sentence; nothing for any notice that was read."""
    yield from find_document_faults(notice.document)
    for check in (_find_span_faults, _find_quote_faults, _find_leaf_faults, _find_id_faults, _find_value_faults):
        faults = list(check(notice))
        yield from faults
        if faults:
            return  # what follows goes by what was checked before


def find_document_faults(document: Document) -> Iterator[str]:
    """Give what is wrong with the blocks: they part the text, in order."""
    if type(document.text) is not str or type(document.blocks) is not tuple:
        yield "a document is text and a tuple of blocks"
        return
    at = 0
    for block in document.blocks:
        if not _is_block(block):
            yield f"{block!r:.80} is no block"
            return
        if not at <= block.start < block.end <= len(document.text):
            yield f"block {block.start}..{block.end} stands behind {at} of {len(document.text)} characters"
            return
        between = document.text[at : block.start]
        if between.strip("\n"):
            yield f"no block holds {between!r:.60} at {at}"
        at = block.end
    if document.text[at:].strip("\n"):
        yield f"no block holds {document.text[at:]!r:.60} at {at}"
    yield from (
        f"{remark!r:.80} is no remark of the catalogue" for remark in document.remarks if not _is_remark(remark)
    )


def _is_remark(remark: object) -> bool:
    """Tell a remark whose code is known, and whose facts are those that its words name."""
    if type(remark) is not Remark or remark.code not in RULES:
        return False
    try:
        return bool(Diagnostic(remark.code, facts=remark.facts).message)
    except (KeyError, TypeError, ValueError):
        return False


def _is_block(block: object) -> bool:
    """Tell a block whose values are of the types that the model says."""
    return (
        type(block) is Block
        and {type(n) for n in (block.start, block.end, block.line, block.page, block.source)} == {int}
        and type(block.name) is str
        and block.kind in get_args(BlockKind)
        and (block.cell is None or type(block.cell) is Cell)
    )


def _find_span_faults(notice: Notice) -> Iterator[str]:
    """Give the spans that do not lie in the text, are empty, or stand out of order in a quote."""
    size = len(notice.document.text)
    for what, spans in _all_spans(notice):
        for start, end in spans:
            if not 0 <= start < end <= size:
                yield f"{what}: the span {start}..{end} does not lie in the {size} characters of the text"
    for what, _, spans in _quotes(notice):
        if any(start < end for (_, end), (start, _) in pairwise(spans)):
            yield f"{what}: its spans are out of order"


def _find_quote_faults(notice: Notice) -> Iterator[str]:
    """Give words that are not what their spans say, white space aside; what a repair touches may differ."""
    quote = notice.document.quote
    repaired = [span for repair in notice.repairs for span in repair.spans]
    for what, words, spans in _quotes(notice):
        if bool(spans) != bool(words):
            yield f"{what}: {words!r:.60} has the place {spans}"
        elif _strip(quote(spans)) != _strip(words) and not any(
            s < end and start < e for start, end in spans for s, e in repaired
        ):
            yield f"{what}: {words!r:.60} is not what its spans say: {quote(spans)!r:.60}"
    for repair in notice.repairs:
        if _strip(quote(repair.spans)) != _strip(repair.before):
            yield f"repair: {repair.before!r:.60} is not what its spans say"
    for section, _ in notice.walk_sections():
        said = _strip(quote(section.spans))
        if _strip(section.title) not in {said, _COUNT.sub("", said), said.rstrip("。")}:
            yield f"{section.id}: {section.title!r:.60} is not what its spans say: {said!r:.60}"


def _find_leaf_faults(notice: Notice) -> Iterator[str]:
    """Give characters that no leaf holds, or two."""
    text, at = notice.document.text, 0
    for leaf in notice.leaves():
        if not at <= leaf.start < leaf.end:
            yield f"leaf {leaf.start}..{leaf.end} stands behind {at}"
        if text[at : leaf.start].strip():
            yield f"no leaf holds {text[at : leaf.start]!r:.60} at {at}"
        at = leaf.end
    if text[at:].strip():
        yield f"no leaf holds {text[at:]!r:.60} at {at}"


def _find_id_faults(notice: Notice) -> Iterator[str]:
    """Give ids that are not unique and in document order, or that nothing has."""
    sections = [s for s, _ in notice.walk_sections()]
    ids = {"p": [p.id for p in notice.parts], "s": [s.id for s in sections], "t": [t.id for t in notice.tasks]}
    for prefix, found in ids.items():
        if found != [f"{prefix}{n}" for n in range(1, len(found) + 1)]:
            yield f"ids are not {prefix}1, {prefix}2 … in document order: {found!r:.60}"
    parts, known = {None, *ids["p"]}, {None, *ids["s"]}
    for section in sections:
        if section.part not in parts:
            yield f"{section.id}: no such part: {section.part}"
    seen: set[str | None] = {None}
    at = -1
    for task in notice.tasks:
        if task.part not in parts or task.section not in known or task.parent not in seen:
            yield f"{task.id}: no such part, section or parent: {task.part}, {task.section}, {task.parent}"
        places = task.spans or (*task.label_spans, *task.set_off)
        if not places:
            yield f"{task.id} stands nowhere"
        elif (first := min(places).start) <= at:
            yield f"{task.id} stands before the task above it"
        else:
            at = first
        seen.add(task.id)


def _find_value_faults(notice: Notice) -> Iterator[str]:
    """Give values out of their range."""
    tasks = {None, *(task.id for task in notice.tasks)}
    for diagnostic in notice.diagnostics:
        if diagnostic.task not in tasks:
            yield f"diagnostic {diagnostic.code}: no such task: {diagnostic.task}"
    for task in notice.tasks:
        if not 0 <= task.confidence <= 1:
            yield f"{task.id}: its confidence {task.confidence} is not between 0 and 1"
        for assignment in task.assignments:
            if not assignment.name or assignment.name != "".join(assignment.name.split()):
                yield f"{task.id}: {assignment.name!r:.60} is no name without white space"
    explained, unexplained = notice.coverage
    if not 0 <= explained <= 1 or (explained < 1) != bool(_strip(notice.document.quote(unexplained))):
        yield f"coverage {explained} does not agree with what is unexplained"


def _strip(text: str) -> str:
    """Remove white space, and give full-width digits as plain ones."""
    return "".join(text.split()).translate(_DIGITS)


def _quotes(notice: Notice) -> Iterator[tuple[str, str, Spans]]:
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
        yield from _quotes_of(task)
    for entry in notice.glossary:
        yield "glossary", entry.term + entry.definition, entry.spans


def _quotes_of(task: Task) -> Iterator[tuple[str, str, Spans]]:
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


def _all_spans(notice: Notice) -> Iterator[tuple[str, Spans]]:
    """Give every tuple of spans in the notice."""
    yield from ((what, spans) for what, _, spans in _quotes(notice))
    places: Iterable[tuple[str, Spans]] = (
        *((f"{t.id} label", t.label_spans) for t in notice.tasks),
        *((f"{t.id} set off", t.set_off) for t in notice.tasks),
        *((s.id, (*s.spans, *s.label_spans)) for s, _ in notice.walk_sections()),
        *((p.id, p.label_spans) for p in notice.parts),
        *(("glossary label", g.label_spans) for g in notice.glossary),
        *((d.code, d.spans) for d in notice.diagnostics),
        *((r.rule, r.spans) for r in notice.repairs),
        ("unexplained", notice.unexplained),
    )
    yield from places
