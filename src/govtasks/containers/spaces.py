"""White space of Chinese pages: what is stripped, what parts paragraphs, what falls away in a break."""

from __future__ import annotations

import re

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + _INVISIBLE
"""What is stripped from both ends of a block."""

_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026"
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_CJK_BREAK = re.compile(rf"(?<=[{_CJK}])[^\S\n]*\n\s*(?=[{_CJK}])")
_INDENT = re.compile(r"[ \t\r\n\xa0]*(?:\u3000{2,}|[\xa0\u2002\u2003]{4,})[\s\u200b\ufeff]*")
_NO_END = re.compile(r"(?:[一二三四五六七八九十百]{1,4}|\d{1,3}|第.{1,4}[条章节]|[(（][^()（）]{1,4}[)）])[、.．:：]?$")
_WORD = 2


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


def join_breaks(text: str) -> str:
    """Take the line feeds out of a block: nothing stands for them between Chinese characters, else one space."""
    return _BREAK.sub(" ", _CJK_BREAK.sub("", text)) if "\n" in text else text
