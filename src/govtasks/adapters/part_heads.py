"""The label and title lines right before a list: 附件1, and the list's own title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.adapters.draft import to_spans
from govtasks.adapters.lists import find_attachment, find_count
from govtasks.model.section import Part
from govtasks.phrases.fold import trim
from govtasks.phrases.titles import is_organ

if TYPE_CHECKING:
    from govtasks.adapters.page import Page
    from govtasks.outline import Item, Range

_LONGEST = 60
_STAMP = re.compile(r"\(此件[^()]{2,12}\)(?=\s*\S)")
"""What a title may be glued to: （此件公开发布）."""
_NO_TITLE = re.compile(r"[。;:]|^\d{4}\s?年\s?\d|^[\d\s]*$|^\(")


def read_part_head(page: Page, loose: list[Item], taken: list[Range], part_id: str) -> Part | None:
    """Make a part of the paragraphs before a list; None where they are no label and no title.

    `taken` are ranges that are known to be something else, such as the title of the notice.
    """
    label, title = _find_head(page.folded, loose, taken)
    if not title and not label:
        return None
    text = page.document.text
    count = find_count(page.folded, *title[-1]) if title else None
    if count:
        title[-1] = trim(page.folded, title[-1][0], count[1])
    return Part(
        part_id,
        "".join(text[slice(*label)].split()) if label else "",
        "".join("".join(text[a:b].split()) for a, b in title),
        to_spans(title),
        count[0] if count else None,
        to_spans([label]) if label else (),
    )


def _find_head(folded: str, loose: list[Item], taken: list[Range]) -> tuple[Range | None, list[Range]]:
    title: list[Range] = []
    for item in reversed(loose):
        stamp = _STAMP.search(folded, item.start, item.end)
        start, end = trim(folded, stamp.end() if stamp else item.start, item.end)
        found = find_attachment(folded, start, end)
        if found:
            rest = trim(folded, found[2], end)
            return found[:2], [rest, *title] if rest[0] < rest[1] else title
        if (
            end - start > _LONGEST
            or _NO_TITLE.search(folded[start:end])
            or any(a < end and start < b for a, b in taken)
            or is_organ(folded[start:end])
        ):
            if title or end - start <= _LONGEST:
                break
            continue
        title.insert(0, (start, end))
    return None, title
