"""Remarks on what was read: damage, gaps, counts that do not agree (docs/reading.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.adapters.draft import Draft, OpenSection
    from govtasks.outline import Item, Range

_GLUED_UNITS = re.compile(
    r"(?:(?<!总)局|中心|指挥部|公司)[\u4e00-\u9fff]{2,10}(?:(?<!分)局|委|厅)|局[市区县省][\u4e00-\u9fff]{2,8}(?:办|中心|公司|院)"
)
_LONG_NAME = 6
_SENTENCE_ENDS = frozenset("。;!?)]”")
_CUES = ("bet", "投注", "博彩", "六合彩", "娱乐城", "澳门")
_INJECTED = re.compile(
    r"\d*bet\d*[\u4e00-\u9fff]{0,4}|(?:体育|足球|网上|真人|在线)(?:投注|博彩)|六合彩|娱乐城|澳门(?:新?葡京|金沙|威尼斯人)"
)


def check_units(draft: Draft) -> None:
    """Remark on names that seem to hold several."""
    for task in draft.tasks:
        for assignment in task.assignments:
            m = _GLUED_UNITS.search(assignment.name) if len(assignment.name) > _LONG_NAME else None
            if m and m.end() == len(assignment.name):
                draft.remark("lost-separator", list(assignment.spans), task.id, words=assignment.name)


def check_injected(draft: Draft, folded: str) -> None:
    """Remark on advertising inside the text."""
    first = draft.tasks[0].spans[0].start if draft.tasks and draft.tasks[0].spans else 0
    if not any([folded.find(cue, first) >= 0 for cue in _CUES]):
        return
    for m in _INJECTED.finditer(folded):
        task = next((t.id for t in draft.tasks if any(s <= m.start() < e for s, e in t.spans)), None)
        if task:
            draft.remark("injected-text", [m.span()], task, words=m[0])


def check_end(draft: Draft, folded: str) -> None:
    """Remark on a text that breaks off inside its last task, where the tasks before it end in units."""
    last = draft.tasks[-1]
    named = sum(bool(task.set_off) for task in draft.tasks)
    if not last.spans or last.set_off or 2 * named < len(draft.tasks):
        return
    end = last.spans[-1].end
    if folded[end - 1] not in _SENTENCE_ENDS and not folded[end:].strip():
        draft.remark("truncated", [last.spans[-1]], last.id)


def check_numbers(draft: Draft, items: Iterable[Item]) -> None:
    """Remark on gaps and repeats in the numbering of each style."""
    last: dict[tuple[int, str], tuple[int, object]] = {}
    for item in items:
        number = item.number
        if number is None or number.value == 0:
            continue
        key = (item.part, number.style)
        before, above = last.get(key, (0, None))
        if key not in last or before or item.parent is above or number.value <= before:
            _check_step(draft, before, number.value, number.words)
        last[key] = number.value, item.parent


def check_rows(draft: Draft, numbers: Iterable[tuple[int, Range]]) -> None:
    """Remark on gaps and repeats in the numbers of the rows of a table, each with its place."""
    before = None
    for value, place in numbers:
        if before is not None:
            _check_step(draft, before, value, place)
        before = value


def _check_step(draft: Draft, before: int, value: int, place: Range) -> None:
    """Remark on a number that does not follow the one before it; 1 begins anew."""
    code = "numbering-gap" if value > before + 1 else "numbering-repeat"
    if value > before + 1 or value == before or 1 < value < before:
        draft.remark(code, [place], before=str(before), after=str(value))


def check_count(draft: Draft, opened: OpenSection, tasks: int) -> None:
    """Remark on a heading whose declared count is neither that of its tasks nor of its sections."""
    if opened.declared_count is not None and opened.declared_count not in {tasks, len(opened.children)}:
        facts = {"title": opened.title, "declared": str(opened.declared_count), "found": str(tasks)}
        draft.remark("count-mismatch", list(opened.spans), **facts)
