"""The title of a notice: the fullest statement of it, over several lines where it is broken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.adapters.head_titles import find_head_titles, is_no_title
from govtasks.phrases.titles import (
    find_holder,
    find_owner,
    find_report_title,
    find_title,
    is_organ,
    is_tail,
    is_titled,
    skip_tag,
)

if TYPE_CHECKING:
    from govtasks.adapters.front import Front
    from govtasks.outline import Range

_CUES = ("关于", "印发", "转发", "批转")
_MOST_LINES = 6
_LONGEST = 170
_LINES = 40
_TOO_SHORT = 8
_HEAD_COST = 20
"""What a title in the head of the page has less worth than one on the page: the date may stand behind that."""
_PASSED_ON = re.compile(r"印发|转发|批转")
_DATED = re.compile(r"^\d{4}\s?年\s?\d|\(此件")
_BEHIND = re.compile(r"\s*\(\s?\d{4}\s?年[^()]{1,10}\)$")
_PART = re.compile(r"[\u4e00-\u9fff“”()、]{6,60}")
_MOST_PARTS = 3
_SENTENCE = re.compile(r"[。;:,|]|^[-—－–]")


class FoundTitle(NamedTuple):
    """The ranges of a title and of the organ that it begins with; whether it is that of a work report."""

    ranges: list[Range]
    issuer: list[Range]
    report: bool
    whole: bool = True
    """Whether it ends as it began: what is 印发 is so by a 通知."""


def find_notice_title(front: Front) -> FoundTitle | None:
    """Find the title among the first lines and the fields of a page."""
    lines = front.lines[:_LINES]
    fields = [[value] for value in find_head_titles(front)]
    best: tuple[int, FoundTitle] | None = None
    groups = _groups(front, lines)
    for place, group in enumerate([*groups, *fields]):
        found = _read(front, group)
        if found:
            agrees = _agrees(front, found.ranges, fields)
            cost = 3 * len(group) + (min(place, 60) // 6 if place < len(groups) else _HEAD_COST)
            worth = 100 * bool(found.issuer) + 50 * found.whole + 40 * agrees - cost
            if not best or worth > best[0]:
                best = worth, found
    if best:
        return best[1]._replace(ranges=_extend(front, lines, best[1].ranges))
    for line in [*lines, *(f[0] for f in fields)]:
        report = find_report_title(front.folded, *line)
        if report:
            return FoundTitle([(report.start, report.end)], [report.issuer] if report.issuer else [], report=True)
    return _find_plain(front, lines, fields)


def _extend(front: Front, lines: list[Range], title: list[Range]) -> list[Range]:
    """Give a title with the line under it that ends it: （征求意见稿）."""
    under = title[-1][1] + 1
    return [*title, *(line for line in lines if line[0] == under and is_tail(front.folded[slice(*line)]))]


def _agrees(front: Front, ranges: list[Range], fields: list[list[Range]]) -> bool:
    """Tell a title that the page's own fields name too, in whole or in part."""
    words = _words(front, ranges)
    named = [_words(front, field) for field in fields]
    return any(words in name or (len(name) > _TOO_SHORT and name in words) for name in named)


def _groups(front: Front, lines: list[Range]) -> list[list[Range]]:
    """Give the runs of lines that hold a word that titles have, are not too long, and cut into no list of organs."""
    groups: list[list[Range]] = []
    cued = [any([front.folded.find(cue, *line) >= 0 for cue in _CUES]) for line in lines]
    organs = [is_organ("".join(front.folded[slice(*line)].split())) for line in lines] if any(cued) else []
    pairs = {at for at in range(1, len(organs)) if organs[at - 1] and organs[at]}
    for i in range(len(organs)):
        for n in range(1, _MOST_LINES + 1):
            group = lines[i : i + n]
            if len(group) < n or i + n - 1 in pairs or sum(b - a for a, b in group) > _LONGEST:
                break
            if any(cued[i : i + n]):
                groups.append(group)
    return groups


def _read(front: Front, group: list[Range]) -> FoundTitle | None:
    joined = "".join(front.folded[a:b] for a, b in group)
    found = find_title(joined, 0, len(joined))
    if not found:
        return None
    issuer = _cut(group, *found.issuer) if found.issuer else []
    words = joined[found.start : found.end]
    whole = words.rstrip("》>)").endswith("通知") or not _PASSED_ON.search(words)
    return FoundTitle(_cut(group, found.start, found.end), issuer, report=False, whole=whole)


def _cut(group: list[Range], start: int, end: int) -> list[Range]:
    """Give the ranges of the text that a range of the joined lines stands for."""
    ranges, at = [], 0
    for a, b in group:
        first, last = max(start - at, 0), min(end - at, b - a)
        if first < last:
            ranges.append((a + first, a + last))
        at += b - a
    return ranges


def _find_plain(front: Front, lines: list[Range], fields: list[list[Range]]) -> FoundTitle | None:
    """Take what the page calls its title, else a first line that ends as titles do, else one that is no sentence."""
    within = [f for f in fields if sum(_words(front, f) in _words(front, other) for other in fields) > 1]
    shown = [f for f in fields if any(_words(front, f) == _words(front, [line]) for line in lines)]
    first = [[line] for line in lines[:3]]
    titled = [
        _gather(front, lines, at)
        for at, r in enumerate(lines)
        if is_titled(front.folded[slice(*r)]) and not _DATED.search(front.folded, *r)
    ]
    for group in [*sorted(within, key=lambda f: f[0][1] - f[0][0]), *shown, *titled, *fields, *first]:
        words = "".join(front.folded[a:b] for a, b in group)
        if 5 < len(words) <= _LONGEST and _may_be_title(words):  # noqa: PLR2004 - 首页 is none
            ranges = _extend(front, lines, group)
            ranges = [_strip(front.folded, *group[0])] if len(ranges) == 1 else ranges
            owner = find_owner(front.folded, *ranges[0])
            return FoundTitle(ranges, [owner] if owner else [], report=False)
    return None


def _gather(front: Front, lines: list[Range], last: int) -> list[Range]:
    """Give the lines of a broken title that ends on a line: with those right above that are its beginning."""
    at = last
    while at and lines[at - 1][1] + 1 == lines[at][0] and _may_begin_title(front.folded[slice(*lines[at - 1])]):
        at -= 1
    return lines[at : last + 1] if last - at < _MOST_PARTS else [lines[last]]


def _may_begin_title(words: str) -> bool:
    """Tell a line that may be the first of a title: of words alone, no organ, no title, no heading of an attachment."""
    return bool(_PART.fullmatch(words)) and not (is_organ(words) or is_titled(words) or words.startswith("附件"))


def _may_be_title(words: str) -> bool:
    """Tell a line that may be a title: no sentence, speaker, list of organs, words of an error page."""
    organs = all(is_organ(word) for word in words.split())
    speaker = find_holder(words, 0, len(words))
    return not (_SENTENCE.search(words) or organs or speaker or (is_no_title(words) and not is_titled(words)))


def _strip(folded: str, start: int, end: int) -> Range:
    """Take tags, the marks of a quotation and the date in brackets behind it off a title that stands in them whole."""
    start, end = skip_tag(folded, start, end)
    m = _BEHIND.search(folded, start, end)
    end = m.start() if m else end
    if folded[start] == "《" and folded.find("》", start, end) == end - 1:
        return start + 1, end - 1
    return start, end


def _words(front: Front, ranges: list[Range]) -> str:
    """Give the words of some ranges without white space."""
    return "".join("".join(front.folded[a:b].split()) for a, b in ranges)
