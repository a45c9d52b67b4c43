"""A page in, its document out: one walk over the tags that writes the reading text."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.containers.blocks import Line, write_document
from govtasks.containers.markup import read_attributes, split_tokens
from govtasks.containers.page import sort_lines
from govtasks.containers.scopes import Scopes
from govtasks.containers.spaces import BLANK, join_breaks, split_indents
from govtasks.containers.unseen import drop_unseen

if TYPE_CHECKING:
    from govtasks.containers.markup import Tokens
    from govtasks.containers.scopes import Scope
    from govtasks.model.document import BlockKind, Document
    from govtasks.model.limits import Limits

_INLINE, _LINK, _BREAK, _BLOCK, _END, _ENTER, _LEAVE, _META = range(8)

_BLOCKS = (
    "p h1 h2 h3 h4 h5 h6 li dt dd center pre legend caption address title option blockquote figure figcaption fieldset"
)
_ELEMENTS = "div section article main nav header footer aside form ul ol dl body ucapcontent button"
_TABLES = "table thead tbody tfoot tr td th"
_ACTIONS = {
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **{"/" + name: _END for name in _BLOCKS.split()},
    **dict.fromkeys(f"{_ELEMENTS} {_TABLES}".split(), _ENTER),
    **{"/" + name: _LEAVE for name in f"{_ELEMENTS} {_TABLES}".split()},
    **dict.fromkeys(
        ["br", "hr", "summary", "/summary", "details", "/details", "head", "/head", "html", "/html"], _BREAK
    ),
    "a": _LINK,
    "/a": _LINK,
    "meta": _META,
}
_METAS = {
    name.lower(): name
    for name in "ArticleTitle PubDate ContentSource SiteName SiteDomain SiteIDCode ColumnName ColumnType "
    "ColumnKeywords ColumnDescription "
    "Author Keywords Description Url Publisher Source Subject Department Catalog".split()
}


def read_html(source: str, limits: Limits) -> Document:
    """Read a page: its reading text, the blocks of it, and which of them are no part of the notice."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    walk = _Walk(Scopes(limits.depth))
    walk.read(drop_unseen(split_tokens(source), source))
    kinds: list[BlockKind] = ["meta"] * len(walk.metas)
    kinds += sort_lines(walk.lines)
    rows = zip(kinds, walk.metas + walk.lines, strict=True)
    return write_document(rows, depth_exceeded=walk.scopes.exceeded)


@define(slots=True)
class _Walk:
    """One walk over the tokens of a page, and what it has found."""

    scopes: Scopes
    lines: list[Line] = field(factory=list)
    metas: list[Line] = field(factory=list)

    def read(self, tokens: Tokens) -> None:  # noqa: C901, PLR0912, PLR0915  see below
        """Walk over all tokens, in one loop because calls cost most here."""
        buffer: list[str] = []
        line = begin = 1
        link = 0
        linked = False
        scope = self.scopes.here
        name = ""
        find = _ACTIONS.get
        stream = iter([*tokens, "/body", None, None])
        for text, tag, words, other in zip(stream, stream, stream, stream, strict=True):
            if text:
                if buffer:
                    buffer.append(text)
                elif not text.isspace():
                    buffer.append(text)
                    begin, link = line, 0
                    if text[0] == "\n":
                        begin += text.count("\n", 0, len(text) - len(text.lstrip()))
                if linked:
                    link += len(text)
                if "\n" in text:
                    line += text.count("\n")
            if tag is None:
                line += other.count("\n") if other else 0
                continue
            if words and "\n" in words:
                line += words.count("\n")
            action = find(tag)
            if action is None:
                tag = tag.lower()  # noqa: PLW2901
                action = find(tag, _INLINE)
            if action == _INLINE:
                continue
            if action == _LINK:
                linked = words is not None and "href" in words
                continue
            if buffer:
                text = buffer[0] if len(buffer) == 1 else "".join(buffer)  # noqa: PLW2901
                buffer.clear()
                self.write(text, begin, name, scope, link)
            if action == _BLOCK:
                name = tag
            elif action == _END:
                name = scope[0]
            elif action == _ENTER:
                scope = self.scopes.enter(tag, words)
                name = scope[0]
            elif action == _LEAVE:
                scope = self.scopes.leave(tag[1:])
                name = scope[0]
            elif action == _META:
                self.read_meta(words or "", line)

    def write(self, text: str, begin: int, name: str, scope: Scope, link: int) -> None:
        """Write what has been read between two breaks."""
        if "&" in text:
            text = html.unescape(text)
        text = text.strip(BLANK)
        _, region, cell = scope
        if name == "title":
            if text and not (self.metas and self.metas[0][2] == "title"):
                self.metas.insert(0, (join_breaks(text), begin, "title", None, 0, 0))
        elif "\n" in text or "\u3000\u3000" in text or "\xa0\xa0" in text or "\u2002\u2002" in text:
            pieces = [piece.strip(BLANK) for piece in text.split("\n")] if name == "pre" else split_indents(text)
            link = link if len(pieces) == 1 else 0
            self.lines += [(join_breaks(piece), begin, name, cell, link, region) for piece in pieces if piece]
        elif text:
            self.lines.append((text, begin, name, cell, link, region))

    def read_meta(self, words: str, line: int) -> None:
        """Write what a meta tag says of the notice."""
        attributes = read_attributes(words)
        name = _METAS.get((attributes.get("name") or attributes.get("property", "")).strip().lower())
        text = join_breaks(html.unescape(attributes.get("content", "")).strip(BLANK))
        if name and text:
            self.metas.append((text, line, name, None, 0, 0))
