"""The lines at the head of a notice, its labelled fields (文号: …) and its short lines anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govtasks.model.document import Span
from govtasks.model.notice import Quote
from govtasks.outline import Range
from govtasks.phrases.fold import trim
from govtasks.phrases.numbers import find_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.adapters.page import Page
    from govtasks.model.document import Block, Cell

_WORDS_OF = (
    r"(?:(?P<issuer>(?:发\s?[文布]|制发|印发)\s?(?:机\s?[关构]|单位|部门)|公开主体)"
    r"|(?P<number>发?\s?文\s{0,12}字?\s?号|发文编号|文件编号)"
    r"|(?P<issued>成文日期|成文时间|印发日期|签发日期|发文时间)"
    r"|(?P<published>(?:信息)?(?:公开|发布|公布|上传)(?:日期|时间))"
    r"|(?P<sent>发文日期|时\s{0,3}间|日\s{0,3}期)"
    r"|(?P<title>标\s{0,4}题|(?:信息|文件|公文)?名\s{0,4}称))"
)
_LABEL = re.compile(rf"{_WORDS_OF}\s*[:\]]\s*")
_BEGINS = "发信制公文成印签上时日标名"
"""With one of these every label begins; it is sought first, or each place would be tried with every label."""
_FIRST_SIGN = re.compile(f"[{_BEGINS}]")
_LABEL_CELL = re.compile(rf"\[?{_WORDS_OF}\s*[:\]]?\s*")
_LABEL_SIGN = re.compile(r"[:\]]")
_NEXT = re.compile(r"\s[^\s:]{2,6}\s?[:\]]|\||\s{2,}|\s(?=\[)|【")
_META = {
    "articletitle": "title",
    "title": "window",
    **dict.fromkeys(["sitename", "columnname", "columntype"], "site"),
    **dict.fromkeys(
        ["pubdate", "publishdate", "publishtime", "published", "firstpublishedtime", "article:published_time"],
        "published",
    ),
}
_SEAM = re.compile(r"\s+|(?<=的通知)(?![》”>])|(?<=\d号)(?![》”>)\]])|(?<=:)")
"""Where lines were joined: white space, the end of a title, of a document number, of the addressees."""
_GLUED = re.compile(r"(?<=的通知)\s+(?=\S)|(?<=\s)\[[^\[\]]{2,8}\]")
"""What stands in a line that was joined of several: the end of a title with more behind it, a label of an index box."""
_STAMP = re.compile(r"\d\s\d{1,2}:\d\d(?!\d)|\d日?\s+(?:(?:信息|文章)?来源|作者|浏览|点击|阅读|字号|字体)")
_FIRST_SIGNS = frozenset(f"[{_BEGINS}")
_LAST_SIGNS = frozenset("日号)0123456789发府室厅会局部委院署组处心议社区团")
_LABEL_LENGTH = 10
_LONG = 160
_LOOK = 4000
_SHORT = 40
_MOST = 60
_FIRST = 12
"""Lines of the front even where they are numbered: collections number the titles of their notices."""


@frozen
class Front:
    """Where metadata can stand."""

    text: str
    folded: str
    lines: list[Range]
    """The text before the first item, line by line."""
    fields: list[tuple[str, Range]]
    """Values by kind: issuer, number, issued, published, sent, title, site; `window` is what that of a browser is
    called, `stamp` has a time of day."""
    short: list[Range]
    """Short lines of the whole text that end as signatures and dates do."""

    def quote(self, *ranges: Range) -> Quote:
        """Give the words of some ranges, white space removed, with their spans."""
        words = "".join("".join(self.text[a:b].split()) for a, b in ranges)
        return Quote(words, tuple(Span(a, b) for a, b in ranges))

    def values(self, *kinds: str) -> Iterator[Range]:
        """Give the values of some kinds of field, in the order of the kinds."""
        for kind in kinds:
            yield from (value for name, value in self.fields if name == kind)


def collect_front(page: Page) -> Front:
    """Sort the blocks of a document into lines, fields and short lines; those of a table of tasks are none of them."""
    folded = page.folded
    front = Front(page.document.text, folded, [], [], [])
    label, sign, above = "", -1, None
    for block in page.document.blocks:
        start, end, kind = block.start, block.end, block.kind
        beside, above = above is not None and _is_beside(above, block.cell), block.cell
        if label:
            front.fields.append((label, _trim(folded, start, end)))
            label = ""
        if kind == "meta":
            front.fields.extend(_read_meta(block))
            continue
        if end - start <= _LABEL_LENGTH:
            if folded[start] in _FIRST_SIGNS:
                label = _read_label(folded, start, end)
        elif kind == "furniture":
            sign = sign if sign >= start else _find_sign(folded, start)
            if sign < end:
                _find_fields(folded, start, end, front.fields)
        stands = kind == "text" and not (page.tables and page.find_table(start))
        if stands and not beside and _is_short(folded, start, end):
            front.short.append((start, end))
        if stands and len(front.lines) < (_MOST if start < page.first_item else _FIRST):
            _collect_lines(front, start, end)
    return front


def _is_beside(before: Cell, cell: Cell | None) -> bool:
    """Tell a cell of the same row: what stands alone in it is a value of a table, no signature."""
    return cell is not None and cell != before and cell[:2] == before[:2]


def _is_short(folded: str, start: int, end: int) -> bool:
    """Tell a short line that ends as signatures and dates do."""
    return end - start <= _SHORT and folded[end - 1] in _LAST_SIGNS


def _read_meta(block: Block) -> list[tuple[str, Range]]:
    """Give the field that a meta tag of the page states, if any."""
    name = _META.get(block.name.lower())
    return [(name, (block.start, block.end))] if name else []


def _find_sign(folded: str, start: int) -> int:
    """Find where the next sign that a label ends with stands; the end of the text where none does."""
    m = _LABEL_SIGN.search(folded, start)
    return m.start() if m else len(folded)


def _collect_lines(front: Front, start: int, end: int) -> None:
    """Add the lines of a block at the head of the notice, and the fields in them."""
    number = find_number(front.folded, start, end)
    lines = _cut(front.folded, number.end if number else start, end)
    front.lines.extend(lines)
    if len(lines) > 1:
        short = [r for r in lines if _is_short(front.folded, *r) and not front.folded[r[1] - 1].isdigit()]
        front.short.extend(r for r in short if not _is_bracketed(front.folded, start, r[0]))
    for line in lines[:_MOST]:
        _find_fields(front.folded, *line, front.fields)


def _is_bracketed(folded: str, start: int, at: int) -> bool:
    """Tell a piece of a line that a bracket opens: 关于…的通知 ( 2024年1月30日 )."""
    return folded[at] == "(" or folded[start:at].rstrip().endswith("(")


def _read_label(folded: str, start: int, end: int) -> str:
    """Give the kind of field that a cell of an index box names; "" for any other block."""
    m = _LABEL_CELL.fullmatch(folded, start, end)
    return (m.lastgroup or "") if m else ""


def _cut(folded: str, start: int, end: int) -> list[Range]:
    """Give a block as lines: a long one may be a whole document on one line, and is cut where lines were joined."""
    if end - start <= _LONG and not _GLUED.search(folded, start, end):
        return [_trim(folded, start, end)]
    lines, at = [], start
    for m in _SEAM.finditer(folded, start, min(end, start + _LOOK)):
        line = _trim(folded, at, m.start())
        if line[0] < line[1]:
            lines.append(line)
        at = m.end()
    tail = _trim(folded, at, end) if end - start <= _LONG else (end, end)
    return [*lines, tail] if tail[0] < tail[1] else lines


def _find_fields(folded: str, start: int, end: int, fields: list[tuple[str, Range]]) -> None:
    if folded.find(":", start, end) < 0 and folded.find("]", start, end) < 0:
        return
    if _STAMP.search(folded, start, end):
        fields.append(("stamp", (start, end)))
    at = start
    while m := _find_label(folded, at, end):
        stop = _NEXT.search(folded, m.end(), end)
        value = _trim(folded, m.end(), stop.start() if stop else end)
        if value[0] < value[1]:
            fields.append((m.lastgroup or "", value))
        at = m.end()


def _find_label(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Find the first label in a range."""
    found = (_LABEL.match(folded, sign.start(), end) for sign in _FIRST_SIGN.finditer(folded, start, end))
    return next(filter(None, found), None)


def _trim(folded: str, start: int, end: int) -> Range:
    """Take white space and the signs that part fields off the ends of a range."""
    return trim(folded, start, end, " \n|" if folded.find("]", start, end) >= 0 else " \n[|", " \n|")
