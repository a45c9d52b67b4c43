"""Attachments that the letter announces and that do not follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Span
from govtasks.phrases.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.notice import Notice
    from govtasks.outline import Range

_LIST = re.compile(r"附\s?件\s?[:：]\s*(?=\S)")
_ENTRY = re.compile(r"(?:(?P<number>\d{1,2})\s?[.．、]\s*)?(?P<title>[^\n]{2,80})")
_MARKS = re.compile(r"[\s《》“”。.]")


def check_attachments(notice: Notice) -> Iterator[Diagnostic]:
    """Remark on each attachment of the list 附件：1.…2.… that neither follows as a part nor is linked to."""
    text, announced = notice.document.text, list(_find_announced(notice))
    if not announced:
        return
    below = text[announced[-1][1][1] :]
    titles = [*(part.title for part in notice.parts), *(link.title for link in notice.attachments)]
    there = _bare("\n".join([*titles, below]))
    labels = {_bare(part.label) for part in notice.parts}
    for number, (start, end) in announced:
        if _bare(text[start:end]) not in there and not (number and f"附件{number}" in labels):
            yield Diagnostic("attachment-absent", (Span(start, end),), facts=(("title", text[start:end]),))


def _find_announced(notice: Notice) -> Iterator[tuple[str, Range]]:
    """Give number and title of each attachment that is listed."""
    text, blocks = notice.document.text, [b for b in notice.document.blocks if b.kind == "text"]
    for at, block in enumerate(blocks):
        head = _LIST.match(text, block.start, block.end)
        if not head:
            continue
        expected = 1
        for other in blocks[at:]:
            begin = head.end() if other is block else other.start
            entry = _ENTRY.match(text, begin, other.end)
            if not entry or (entry["number"] or "1") != str(expected) or (expected > 1 and not entry["number"]):
                break
            yield entry["number"] or "", entry.span("title")
            expected += 1
        return


def _bare(words: str) -> str:
    return _MARKS.sub("", fold(words))
