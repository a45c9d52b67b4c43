"""What a page calls its title, without the names of the site and the column, tags and marks of a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govtasks.phrases.absence import tells_absence
from govtasks.phrases.titles import find_title, is_organ, skip_tag

if TYPE_CHECKING:
    from govtasks.adapters.front import Front
    from govtasks.outline import Range

_HARD = re.compile(r"\s*(?:_+|\|+|>>?)\s*")
"""Signs that no title has in it."""
_SOFT = re.compile(r"\s*(?:--+|——|(?<!\d)-|-(?!\d))\s*")
"""Signs that part a title from the name of a site, or belong to the title."""
_BLANK = re.compile(r"\s+")
_SITE = re.compile(
    r"(?:网|网站|门户|首页|官网|平台|频道|网站群|信息公开(?:网|目录|平台|指南|专栏)?|通知公告|公示公告|详情|详细(?:信息|内容|页)|正文|内容页|文章页)$"
)
_MARK = re.compile(r"\s*\[[^\[\]]{2,30}\]$")
_HAN = re.compile("[\u4e00-\u9fff]")


def find_head_titles(front: Front) -> list[Range]:
    """Find what the tags and the index box of a page name as its title; the title of the window comes last."""
    site = {_words(front, value) for value in front.values("site")}
    found = [_read(front, value, site) for value in front.values("title", "window")]
    return [value for value in found if value[0] < value[1]]


def is_no_title(words: str) -> bool:
    """Tell words that are no title: those of an error page, and of a template that nobody filled in."""
    return tells_absence(words) or not _HAN.search(words)


def _read(front: Front, value: Range, site: set[str]) -> Range:
    """Give the title in a value; an empty range where it only names the site."""
    start, end = value
    pieces = [piece for part in _split(front, _HARD, start, end) for piece in _split_soft(front, *part, site)]
    named = [piece for piece in pieces if not _is_site(front, piece, site)]
    titled = [piece for piece in named if find_title(front.folded, *skip_tag(front.folded, *piece))]
    start, end = next(iter([*titled, *named]), (end, end))
    return _strip(front, start, end, site)


def _split(front: Front, sign: re.Pattern[str], start: int, end: int) -> list[Range]:
    """Cut a range at a sign; what is empty is left out."""
    pieces, at = [], start
    for m in sign.finditer(front.folded, start, end):
        pieces.append((at, m.start()))
        at = m.end()
    return [piece for piece in [*pieces, (at, end)] if piece[0] < piece[1]]


def _split_soft(front: Front, start: int, end: int, site: set[str]) -> list[Range]:
    """Cut a range at a sign that titles have too, where a piece of it names the site or is a title by itself."""
    pieces = _split(front, _SOFT, start, end)
    sure = any(_is_site(front, piece, site) or find_title(front.folded, *piece) for piece in pieces)
    return pieces if sure else [(start, end)]


def _is_site(front: Front, piece: Range, site: set[str]) -> bool:
    """Tell a piece that is the name of the site or of one of its columns."""
    words = _words(front, piece)
    return words in site or is_organ(words) or bool(_SITE.search(words))


def _strip(front: Front, start: int, end: int, site: set[str]) -> Range:
    """Take the site and its column before a title, a tag, a site in brackets and the marks of a quotation off it."""
    for blank in _BLANK.finditer(front.folded, start, end):
        if _words(front, (start, blank.start())) not in site:
            break
        start = blank.end()
    m = _MARK.search(front.folded, start, end)
    start, end = skip_tag(front.folded, start, m.start() if m else end)
    if front.folded[start : start + 1] == "《" and front.folded.find("》", start, end) == end - 1:
        return start + 1, end - 1
    return start, end


def _words(front: Front, value: Range) -> str:
    """Give the words of a range without white space."""
    return "".join(front.folded[slice(*value)].split())
