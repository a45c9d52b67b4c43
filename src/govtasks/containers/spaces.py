"""White space of Chinese pages: what is stripped, what parts paragraphs, what falls away in a break."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

INVISIBLE = "".join(map(chr, [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF]))
"""What has no width and no meaning in Chinese: soft hyphens, joiners, marks of direction."""
BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
"""What is stripped from both ends of a block."""

_ENTITY = re.compile(r"&(?:amp;)*(?:#(\d{1,7}|[xX][0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")

_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_CJK_BREAK = re.compile(rf"(?<=[{_CJK}])[^\S\n]*\n\s*(?=[{_CJK}])")
_DIGIT_BREAK = re.compile(r"(?<=\d)\n\s*(?=[:%-]|\d(?!\d?:\d\d))|(?<=\d[:-])\n\s*(?=\d)")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_INDENT = re.compile(r"[ \t\r\n\xa0]*(?:\u3000{2,}|[\xa0\u2002\u2003]{4,})\s*")
_NO_END = re.compile(r"(?:[一二三四五六七八九十百]{1,4}|\d{1,3}|第.{1,4}[条章节]|[(（][^()（）]{1,4}[)）])[、.．:：]?$")
_WORD = 2
_ENDS = "。；：！？）】〕”》;:!?)]"
_GAP = re.compile(rf"(?<=[{re.escape(_ENDS)}\u2e80-\u9fff\dA-Za-z.])\s+(?=[^\s>|｜»›/+、，。；：！？）】〕”》%])")
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[条章节]"
    r"|\d{1,3}[.．、)](?!\d)|[(（]\d{1,3}[)）])"
)
_BEGIN = re.compile(r"[^\dA-Za-z]|(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:\s|$)")
_BEHIND_DIGIT = re.compile("(?<=\\d) (?=[\u4e00-\u9fff])")
_BARE_LABEL = re.compile(
    r"(?:责任|牵头|配合|协办|参与|落实|实施|督办|主办|承办|协同|完成)(?:单位|部门|领导|人|时限)[:：]$|^[^，。、；各]{2,5}[:：]$"
)
_WHOLE, _AHEAD, _BACK = 200, 32, 160


def is_clean(text: str) -> bool:
    """Say whether a text holds nothing that is invisible and no entity that is still spelt out."""
    return "&" not in text and not any(char in text for char in INVISIBLE)


def clean(text: str) -> str:
    """Put the signs for entities that are still spelt out (&ldquo;, &#8220;), and take out what is invisible."""
    if "&" in text and ";" in text:
        text = _ENTITY.sub(_unescape, text)
    for char in INVISIBLE:
        if char in text:
            text = text.replace(char, "")
    return text


def _unescape(entity: re.Match[str]) -> str:
    """Give the sign that an entity stands for; an unknown name stays."""
    number, name = entity[1], entity[2]
    if name:
        return html5.get(f"{name};", entity[0])
    return unescape(f"&#{number};")


def split_indents(text: str) -> list[str]:
    """Split a block at the indents that are the only mark of its paragraphs.

    A spaced-out word (索　　引　　号), a label and what follows it stay together.
    """
    if "\u3000\u3000" not in text and "\xa0\xa0\xa0\xa0" not in text and "\u2002\u2002" not in text:
        return [text]
    pieces: list[str] = []
    begin = last = 0
    for match in _INDENT.finditer(text):
        before = text[last : match.start()]
        last = match.end()
        ahead = _INDENT.search(text, last, last + 64)
        after = text[last : ahead.start() if ahead else last + _WORD + 1]
        if len(before) > _WORD and len(after) > _WORD and not _NO_END.match(before):
            pieces.append(text[begin : match.start()])
            begin = last
    pieces.append(text[begin:])
    return [piece for piece in (piece.strip(BLANK) for piece in pieces) if piece]


def split_blanks(text: str) -> list[str]:
    """Split a block that holds most of a document: at its indents, or at the blanks that may part paragraphs."""
    pieces = split_indents(text)
    largest = max(pieces, key=len, default="")
    if len(largest) < _WHOLE or len(largest) * 2 < len(text):
        return pieces
    return [part for piece in pieces for part in _split_gaps(piece)]


def _split_gaps(text: str) -> list[str]:
    """Split at the runs of blanks behind a Chinese character or a closing sign, if item labels stand behind some."""
    gaps = list(_GAP.finditer(text))
    spaced = len(_BEHIND_DIGIT.findall(text)) * 4 > len(gaps)
    edges = [0]
    last = labels = 0
    for gap in gaps:
        piece = text[max(edges[-1], gap.start() - _BACK) : gap.start()]
        ahead = text[gap.end() : gap.end() + _AHEAD]
        word, last = gap.start() - last, gap.end()
        if _ITEM.match(ahead):
            labels += 1
        elif not _is_end(piece, word) or (len(gap[0]) == 1 and not _may_part(piece[-1], ahead, spaced=spaced)):
            continue
        edges += gap.span()
    edges.append(len(text))
    if labels < 2:  # noqa: PLR2004  one may be a number in the text
        return [text]
    return [text[begin:end] for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def _may_part(before: str, ahead: str, *, spaced: bool) -> bool:
    """Say whether a single blank may part paragraphs; beside digits none does in a text that spaces them out."""
    number = before.isascii() and before.isalnum()
    return not number and bool(_BEGIN.match(ahead)) if spaced else not (number and ahead[0].isascii())


def _is_end(piece: str, word: int) -> bool:
    """Say whether a paragraph may end before blanks: not in a bracket, behind a bare label, in a spaced-out word."""
    if is_bracket_open(piece) or _NO_END.match(piece) or _BARE_LABEL.search(piece):
        return False
    return piece[-1] in _ENDS or word > _WORD


OPENERS, CLOSERS = "（(〔［[【", "）)〕］]】"
"""Brackets that may hold units."""
_BRACKET = re.compile(f"[{re.escape(OPENERS + CLOSERS)}]")
ANY_BRACKET = re.compile(rf"[{re.escape(OPENERS + CLOSERS)}《》]")


def is_bracket_open(text: str, bracket: re.Pattern[str] = _BRACKET) -> bool:
    """Say whether a text opens a bracket that is not closed in it; `bracket` finds the signs that count, 《 》 too."""
    depth = 0
    for sign in bracket.findall(text):
        if sign in OPENERS or sign == "《":
            depth += 1
        elif depth:
            depth -= 1
    return depth > 0


def join_breaks(text: str) -> str:
    """Take the line feeds out of a block: nothing stands for them between Chinese characters, else one space."""
    if "\n" not in text:
        return text
    text = _CJK_BREAK.sub("", text)
    if _CHINESE.search(text):
        text = _DIGIT_BREAK.sub("", text)
    return _BREAK.sub(" ", text)
