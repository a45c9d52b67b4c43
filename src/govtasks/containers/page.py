"""The lines of a page in, its rows out: what is the notice and what the site put around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.containers.blocks import BODY, LIST, NAME, OUTSIDE, REGION, TEXT, Line
from govtasks.containers.furniture import (
    closes_page,
    find_end,
    is_day,
    is_guarded,
    is_prose,
    opens_page,
)
from govtasks.containers.head import find_box, find_title_line, is_copy, is_red_head, is_subtitle

if TYPE_CHECKING:
    from lxml import etree

    from govtasks.model.document import BlockKind

_OUTSIDE_TAGS = frozenset("nav header footer aside button".split())
_BODY_NAMES = re.compile(
    r"ucap-?content|zoom(?:con)?|trs_?editor\w*|trs_ueditor|custom_unionstyle|article[-_]?content\w*|article[-_]?body"
    r"|maintext\w*|j-fontcontent|govinfocontent|ivs_content|dochtmlcon|bt_content|wzcon|nry-text|pages_content|conbox"
    r"|news_?content|newscontnet|gkwz_contnet|vsb_content|v_news_content|artibody|barrierfree_container|infocontent"
    r"|zcwjk-xlcon|wp_articlecontent|detail[-_]?content|info[-_]content|article[-_]?con|content[-_]?text|art_?zoom"
)
_OUTSIDE_NAMES = frozenset(
    "nav navi navbar navigation menu menus crumb crumbs breadcrumb breadcrumbs footer foot copyright share sharebox "
    "bdsharebuttonbox sidebar toolbar topbar qrcode ewm friendlink pagination dqwz mianbaoxie".split()
)
_PLACE = re.compile(r"[您你]?的?(?:现在|目前|当前|所在)?(?:的|所在)?位置\s*[是为]?\s*[:：>]")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SHORT = 16
_RED_HEAD = 8
"""Lines that may stand above a title: who issues the notice, its number."""
_DATE = 12


def name_region(region: int, tag: str, element: etree._Element) -> int:
    """Give the region in an element that stands in `region`."""
    if tag in _OUTSIDE_TAGS:
        return region if region & BODY else region | OUTSIDE
    if tag in {"ul", "ol"}:
        region |= LIST
    elif tag == "ucapcontent":
        region |= BODY
    if not region & OUTSIDE:
        for name in (element.get("id"), element.get("class")):
            words = name.lower() if name else ""
            if any(map(_BODY_NAMES.fullmatch, words.split())):
                return (region | BODY) & ~LIST
            parts = words.replace("_", " ").replace("-", " ").split()
            if not region & BODY and not _OUTSIDE_NAMES.isdisjoint(parts):
                return region | OUTSIDE
    return region


def sort_lines(lines: list[Line], titles: list[str]) -> list[BlockKind]:
    """Say of each line whether it is text of the notice or furniture of the page; the head of it gives the titles."""
    site = [bool(link and region & LIST and _is_list_link(text, link)) for text, _, _, _, link, region in lines]
    prose = [
        at
        for at, (text, _, _, _, link, _) in enumerate(lines)
        if not site[at] and link * 2 < len(text) and is_prose(text)
    ]
    title = find_title_line(lines, titles)
    marks = _choose_marks(lines, prose)
    first, last = _bound(lines, prose, marks, title)
    box = find_box(lines, min(first, len(lines)))
    for at in range(len(lines)):
        if first <= at <= last:
            site[at] = site[at] and not lines[at][REGION] & marks & BODY
        elif not site[at]:
            above = at < first
            site[at] = at in box or (
                at != title
                and not (at == title + 1 and is_subtitle(lines[at]))
                and (
                    (at < title and lines[at][NAME] == "h1")
                    or _is_furniture(lines[at], marks, above=above)
                    or (above and _is_headline(lines[at], titles))
                    or (not above and is_copy(lines[at], titles))
                )
            )
    _spread_head(lines, site, min(first, len(lines)), title)
    _spread_foot(lines, site, last)
    return ["furniture" if outside else "text" for outside in site]


def _is_list_link(text: str, link: int) -> bool:
    """Say whether a point of a list is a link, with a date beside it at most."""
    return len(text) - link <= max(_DATE, link)


def _choose_marks(lines: list[Line], prose: list[int]) -> int:
    """Give the marks of the page that agree with where its sentences stand; the others are of no use."""
    total = body = outside = 0
    for at in prose:
        size, region = len(lines[at][TEXT]), lines[at][REGION]
        total += size
        body += size if region & BODY else 0
        outside += size if region & OUTSIDE else 0
    return (BODY if body * 10 > total * 6 else 0) | (OUTSIDE if outside * 2 < total or not total else 0)


def _bound(lines: list[Line], prose: list[int], marks: int, title: int) -> tuple[int, int]:
    """Give the first and last line between which only the notice stands; that of its title where it has no sentence."""
    inner = [at for at in prose if not lines[at][REGION] & marks & OUTSIDE]
    if marks & BODY:
        inner = [at for at in inner if lines[at][REGION] & BODY] or inner
    inner = _drop_above(lines, inner, title)
    if not inner:
        return (title, title) if title >= 0 else (len(lines), len(lines) - 1)
    return inner[0], inner[-1]


def _drop_above(lines: list[Line], prose: list[int], title: int) -> list[int]:
    """Leave out the sentences above the title, unless most of them stand there."""
    under = [at for at in prose if at > title]
    if len(under) == len(prose):
        return prose
    size = sum(len(lines[at][TEXT]) for at in prose)
    return under if 2 * sum(len(lines[at][TEXT]) for at in under) >= size else prose


def _is_furniture(line: Line, marks: int, *, above: bool) -> bool:
    """Say whether a line above or under the article belongs to the page."""
    text, _, name, _, link, region = line
    region &= marks
    size = len(text)
    if name == "h1":
        return bool(region & OUTSIDE) and not is_guarded(text)
    if link * 10 >= size * 6 and not region & BODY:
        return not (text.startswith("附件") or (size >= _SHORT and is_guarded(text)))
    if region & OUTSIDE:
        return not (size > _DATE and is_guarded(text))
    if marks & BODY and not region & BODY:
        return not (is_guarded(text) or is_prose(text))
    if opens_page(text) or closes_page(text):
        return not (above and name in _HEADINGS and is_guarded(text))
    return above and is_day(text)


def _is_headline(line: Line, titles: list[str]) -> bool:
    """Say whether a line above the article is a link to another, as the titles in the head of the page tell."""
    text, _, name, _, link, _ = line
    return name != "h1" and link * 10 >= len(text) * 6 and bool(titles) and not any(text in title for title in titles)


def _spread_head(lines: list[Line], site: list[bool], first: int, title: int) -> None:
    """Take what stands above the place in the site, or above the title and its red head, for furniture too."""
    place = next(
        (at for at in range(first - 1, -1, -1) if "位置" in lines[at][TEXT] and _PLACE.match(lines[at][TEXT])), -1
    )
    for at in range(min(title, first)):
        site[at] = site[at] or title - at > _RED_HEAD or not is_red_head(lines[at])
    for at in range(place + 1):
        site[at] = site[at] or at == place or not (lines[at][NAME] == "h1" or is_guarded(lines[at][TEXT]))


def _spread_foot(lines: list[Line], site: list[bool], last: int) -> None:
    """Take what follows the first piece of furniture under the article for furniture too."""
    under = False
    texts = [line[TEXT] for line in lines]
    end = last + 1 + find_end(texts[last + 1 :], texts[: last + 1])
    for at in range(last + 1, len(lines)):
        text = texts[at]
        under = under or (site[at] and closes_page(text))
        site[at] = site[at] or (text.rstrip(":：") == "附件" and all(site[at + 1 : at + 2]))
        site[at] = site[at] or at >= end or (under and not is_guarded(text))
