"""From tasks to their targets, with the place of each number."""

from __future__ import annotations

import re
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from govtasks.model.meaning import Target
from govtasks.phrases.fold import fold
from govtasks.phrases.quantities import find_quantities
from govtasks.understand.passage import place, read_words, words_of
from govtasks.understand.targets.clauses import cut_clauses
from govtasks.understand.targets.heads import read_head
from govtasks.understand.targets.judging import Aim, is_background, judge
from govtasks.understand.targets.limits import judge_limit
from govtasks.understand.targets.shared import find_relative, share_out
from govtasks.understand.targets.vocabulary import FIRM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Document
    from govtasks.model.meaning import Operator
    from govtasks.model.notice import Notice
    from govtasks.model.task import Task
    from govtasks.phrases.quantities import Quantity
    from govtasks.understand.targets.clauses import Item
    from govtasks.understand.targets.heads import Head


_FOLDED = re.compile(r"[ -~]")


class Found(NamedTuple):
    """A target in the folded words of a task."""

    start: int
    end: int
    quantity: Quantity | None
    operator: Operator
    aim: Aim
    commitment: str
    scope: str


_make_found = partial(tuple.__new__, Found)
"""Makes one of a tuple without the cost of a call in Python."""


def find_targets(notice: Notice) -> tuple[Target, ...]:
    """Give the numbers that the tasks set out to reach, build, keep or hold, in document order."""
    folded = fold(notice.document.text)
    found: list[Target] = []
    for task in notice.tasks:
        words = read_words(task, folded)
        quantities = find_quantities(words)
        if quantities or "同步" in words:
            found += _make_targets(task, notice.document, words, quantities)
    return tuple(found)


def _make_targets(task: Task, document: Document, words: str, quantities: list[Quantity]) -> Iterator[Target]:
    found = list(find_in(words, quantities))
    if "同步" in words:
        found = sorted([*found, *_find_relative(words)], key=attrgetter("start"))
    for start, end, quantity, operator, aim, commitment, scope in found:
        spans = place(task, start, end)
        yield Target(
            task.id,
            _as_written(aim.indicator, task, words, document),
            operator,
            quantity.value if quantity else None,
            quantity.upper if quantity else None,
            quantity.unit if quantity else "",
            aim.kind,
            aim.direction,
            commitment,
            scope,
            words_of(document, spans),
            spans,
        )


def _as_written(indicator: str, task: Task, words: str, document: Document) -> str:
    """Give an indicator with the signs that folding changed, white space removed."""
    if not _FOLDED.search(indicator):
        return indicator
    at = words.find(indicator)
    return words_of(document, place(task, at, at + len(indicator))) if at >= 0 else "".join(indicator.split())


def find_in(folded: str, quantities: list[Quantity]) -> Iterator[Found]:
    """Find which quantities of the folded words of a task are targets."""
    commitment, subjects = "", list[str]()
    for items, follows in cut_clauses(folded, quantities):
        if not follows:
            commitment, subjects = "", []
        verb = ""
        for at, item in enumerate(share_out(items, subjects)):
            limit = judge_limit(item.quantity, folded)
            background = is_background(item.head)
            if background and not limit:
                break
            head = read_head(item.head)
            if head.commitment or not (at or head.plain or FIRM.match(commitment)):
                commitment = head.commitment
            verb = head.verb or head.commitment or ("" if head.indicator else verb or _find_verb_before(folded, item))
            aim = (not background and judge(item, head, verb, subjects[-1] if subjects else "")) or limit
            if aim:
                subjects.append(aim.indicator)
                yield _make(folded, item, head, aim, commitment)


def _find_verb_before(folded: str, item: Item) -> str:
    """Give the verb of the clause before one that only goes on with its list: 新建一座甲园,两条乙路."""
    end = item.quantity.start - len(item.head) - 1
    if folded[end : end + 1] != ",":
        return ""
    return read_head(folded[max(folded.rfind(sign, 0, end) for sign in ",。;:\n") + 1 : end]).verb


def _make(folded: str, item: Item, head: Head, aim: Aim, commitment: str) -> Found:
    quantity = item.quantity
    before = item.head[len(item.head) - head.bound_size :]
    start = quantity.start - (len(before) if folded.endswith(before, 0, quantity.start) else 0)
    operator: Operator = "range" if quantity.upper is not None else quantity.bound or head.bound or "="
    return _make_found((start, quantity.end, quantity, operator, aim, commitment, head.scope))


def _find_relative(folded: str) -> Iterator[Found]:
    for words, start, end in find_relative(folded):
        head = read_head(words)
        if head.indicator:
            yield Found(start, end, None, "relative", Aim(head.indicator, "relative"), head.commitment, head.scope)
