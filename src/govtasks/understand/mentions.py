"""Words of tasks that point to a part or task of the same notice, or to another document (docs/meaning.md)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from govtasks.model.meaning import Mention
from govtasks.phrases.doc_numbers import find_doc_number
from govtasks.phrases.fold import fold
from govtasks.phrases.numerals import read_numeral
from govtasks.understand.passage import place, read_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtasks.model.meaning import MentionKind
    from govtasks.model.notice import Notice
    from govtasks.model.task import Task

_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})"
_ATTACHMENT = re.compile(rf"附\s?件\s?(?P<number>{_NUMERAL})?(?!下载)")
_ITEM = re.compile(rf"(?<!》)第(?P<numbers>{_NUMERAL}(?:\s?[、,和及]\s?第?{_NUMERAL})*)项(?:任务|工作|措施|内容)?")
_ABOVE = re.compile(r"(?:上述|前述|(?<![^。;,\s])以上)(?:各项|几项|所列)?(?:任务|工作|措施|事项|要求|内容|项目|目标)")
_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,80})》")
_NUMBER = re.compile(_NUMERAL)
_LEAD_IN = re.compile(r"(?:按照?|根据|依据|依照|落实|贯彻|执行|印发|以及|[和及与])+(?=[\u4e00-\u9fff]{2})")
"""What may stand before a document number and is no part of it."""
_CUES = ("附", "第", "述", "以上", "《", "号")


class _Found(NamedTuple):
    """A pointer among the words of a task."""

    kind: MentionKind
    start: int
    end: int
    name: str
    target: str | None
    reason: str


class _Targets(NamedTuple):
    """What pointers of a notice may lead to, listed once."""

    notice: Notice
    attachments: dict[int | None, str]
    """Parts by the number of their label."""
    items: dict[tuple[str | None, int | None], list[str]]
    """Tasks by their part and number."""
    titles: list[tuple[str, str]]
    """Titles of the parts, each with the part."""


def find_mentions(notice: Notice) -> tuple[Mention, ...]:
    """Give what the statements of a notice point to, in order; pointers that are set off are `Task.references`."""
    folded, targets = fold(notice.document.text), _list_targets(notice)
    found = []
    for at, task in enumerate(notice.tasks):
        words = read_words(task, folded)
        if any(cue in words for cue in _CUES):
            pointers = [p for find in _FINDERS for p in find(targets, at, words)]
            found += [_make(notice, task, pointer) for pointer in sorted(pointers, key=lambda p: p.start)]
    return tuple(found)


def _list_targets(notice: Notice) -> _Targets:
    items: dict[tuple[str | None, int | None], list[str]] = defaultdict(list)
    for task in notice.tasks:
        items[task.part, _value(task.label)].append(task.id)
    attachments = {_value(part.label): part.id for part in notice.parts if part.label.startswith("附")}
    return _Targets(notice, attachments, items, [(fold(part.title), part.id) for part in notice.parts])


def _make(notice: Notice, task: Task, found: _Found) -> Mention:
    spans = place(task, found.start, found.end)
    text = words_of(notice.document, spans)
    name = text if found.kind == "doc_number" else found.name
    return Mention(task.id, found.kind, name, found.target, found.reason, text, spans)


def _find_attachments(targets: _Targets, _: int, words: str) -> Iterator[_Found]:
    """Find 附件2, and 附件 where there is but one."""
    parts = targets.attachments
    for m in _ATTACHMENT.finditer(words):
        only = next(iter(parts.values())) if len(parts) == 1 and not m["number"] else None
        target = parts.get(_value(m[0])) or only
        reason = "" if target else "the notice has no such attachment"
        yield _Found("attachment", m.start(), m.end(), m["number"] or "", target, reason)


def _find_items(targets: _Targets, at: int, words: str) -> Iterator[_Found]:
    """Find 第3项任务, 第3、5项: tasks of the same part with these numbers."""
    part = targets.notice.tasks[at].part
    for m in _ITEM.finditer(words):
        for number in _NUMBER.finditer(m["numbers"]):
            same = targets.items.get((part, read_numeral(number[0])), [])
            reason = "" if len(same) == 1 else f"the list has {len(same) or 'no'} tasks of this number"
            start = m.start("numbers") + number.start()
            yield _Found("item", start, start + len(number[0]), number[0], same[0] if len(same) == 1 else None, reason)


def _find_above(targets: _Targets, at: int, words: str) -> Iterator[_Found]:
    """Find 上述任务: the task before it in its section, where the words begin its own statement."""
    tasks = targets.notice.tasks
    task, before = tasks[at], tasks[at - 1] if at else None
    for m in _ABOVE.finditer(words):
        meant = before if before and before.section == task.section and not words[: m.start()].strip() else None
        reason = "" if meant else "it means what stands before it, and no number says how much"
        yield _Found("above", m.start(), m.end(), "", meant.id if meant else None, reason)


def _find_titles(targets: _Targets, _: int, words: str) -> Iterator[_Found]:
    """Find 《…》: a part of the notice with this title, else another document."""
    for m in _TITLE.finditer(words):
        name = fold(m["title"])
        part = next((part for title, part in targets.titles if name in title), None)
        yield _Found("document", m.start(), m.end(), m["title"], part, "" if part else "another document")


def _find_numbers(_: _Targets, __: int, words: str) -> Iterator[_Found]:
    """Find 示政发〔2024〕1号."""
    start = 0
    while found := find_doc_number(words, words, start, len(words)):
        start = found.end
        lead_in = _LEAD_IN.match(words, found.start)
        yield _Found("doc_number", lead_in.end() if lead_in else found.start, start, "", None, "another document")


_FINDERS: tuple[Callable[[_Targets, int, str], Iterator[_Found]], ...] = (
    _find_attachments,
    _find_items,
    _find_above,
    _find_titles,
    _find_numbers,
)


def _value(words: str) -> int | None:
    """Give the number in a label; None where it has none."""
    m = _NUMBER.search(words)
    return read_numeral(m[0]) if m else None
