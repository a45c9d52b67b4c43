"""The lines above an article in, what the site put there out: where the title stands, and the index box."""

from __future__ import annotations

import re
from itertools import pairwise

from govtasks.containers.blocks import BODY, CELL, NAME, REGION, TEXT, Line
from govtasks.containers.furniture import INDEX_SIGNS, is_guarded, is_index_label, opens_index, opens_page

_SIGNS = re.compile(r"\W+")
_CUES = ("关于", "印发", "转发")
_SHORTEST_TITLE, _LONGEST_TITLE, _MOST_LINES = 8, 170, 400
_LONGEST_VALUE = 120
_LEAD = 3
"""Characters of a line that are looked for in the titles before the rest of it is."""
_GAP = 4
"""Lines between two labels of a box that have nothing but a value, or a label that nobody knows, between them."""
_RED_HEAD = re.compile(
    r".{2,30}(?:政府|委员会|委|办公[室厅]|局|厅|部|院|署|会|中心)(?:文件)?$|.{2,20}[〔\[［(（]\s?(?:19|20)\d\d\s?[〕\]］)）].{1,8}号$"
)
_HEADINGS = frozenset("h1 h2 h3 h4".split())
_OF_FILE = re.compile(r"\s*(?:[(（]\d+[)）])?\.(?:docx?|wps|pdf|ofd)$", re.IGNORECASE)


def find_title_line(lines: list[Line], titles: list[str]) -> int:
    """Find the first line that the head of the page names as its title, or as a line of it; -1 where there is none."""
    named = [words for title in titles if len(words := _SIGNS.sub("", title)) >= _SHORTEST_TITLE]
    known = "\n".join(named)
    for at, (text, _, name, _, link, _) in enumerate(lines[:_MOST_LINES] if named else []):
        if _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE and link * 2 < len(text):
            lead = text[:_LEAD]
            if lead not in known and lead.isalnum() and name not in _HEADINGS:
                continue
            words = _SIGNS.sub("", text)
            if any([_is_named(words, title, whole=name in _HEADINGS) for title in named]):
                return at
    return -1


def _is_named(words: str, title: str, *, whole: bool) -> bool:
    """Say whether a line is a title, or most of it, or the line of it that says what it is about; or holds it whole."""
    if words in title:
        return len(words) * 2 >= len(title) or any([cue in words for cue in _CUES])
    return whole and title in words


def is_subtitle(line: Line) -> bool:
    """Say whether a line right under the title is a second heading of the notice."""
    text, _, name, _, link, _ = line
    return name in _HEADINGS and len(text) >= _SHORTEST_TITLE and not link and not opens_page(text)


def is_copy(line: Line, titles: list[str]) -> bool:
    """Say whether a line is a link to the notice itself as a file, by the title that the file bears."""
    text, _, _, _, link, _ = line
    m = _OF_FILE.search(text) if link * 2 > len(text) else None
    words = _SIGNS.sub("", text[: m.start()]) if m else ""
    return len(words) >= _SHORTEST_TITLE and any(_SIGNS.sub("", title).endswith(words) for title in titles)


def is_red_head(line: Line) -> bool:
    """Say whether a line above the title may be of the notice: its number, who issues it, anything in the article."""
    return bool(line[REGION] & BODY or _RED_HEAD.match(line[TEXT]))


def find_box(lines: list[Line], first: int) -> set[int]:
    """Find the lines of the index box above the article: labels, values, and what stands between them."""
    labels = [
        at
        for at, line in enumerate(lines[:first])
        if line[TEXT][0] in INDEX_SIGNS and line[NAME] != "h1" and _is_label(line[TEXT])
    ]
    box = set(labels)
    box.update(at + 1 for at in labels if at + 1 < first and _is_value(lines, at + 1))
    for at, after in pairwise(labels):
        if after - at <= _GAP + 1:
            box.update(between for between in range(at + 1, after) if _may_stand_in_box(lines[between]))
    return box


def _is_label(text: str) -> bool:
    """Say whether a line is a label of an index box, or begins with one."""
    return is_index_label(text) or opens_index(text)


def _is_value(lines: list[Line], at: int) -> bool:
    """Say whether a line is the value beside a label of an index box."""
    text, _, name, cell, _, _ = lines[at]
    label, before = lines[at - 1][TEXT], lines[at - 1][CELL]
    if not is_index_label(label) or len(text) > _LONGEST_VALUE:
        return False
    if cell is not None and before is not None:
        return cell[:2] == before[:2] and cell != before
    return label[-1] in ":：" and (name == lines[at - 1][NAME] or name not in _HEADINGS)


def _may_stand_in_box(line: Line) -> bool:
    """Say whether a line between two labels is one more label or value: neither a heading nor a title."""
    return line[NAME] not in _HEADINGS and len(line[TEXT]) <= _LONGEST_VALUE and not is_guarded(line[TEXT])
