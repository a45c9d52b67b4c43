"""A page in, its document out: lxml reads and mends the markup, one walk over its tree writes the reading text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field
from lxml import etree

from govtasks.containers.blocks import Line, write_document
from govtasks.containers.page import name_region, sort_lines
from govtasks.containers.spaces import BLANK, join_breaks, split_indents
from govtasks.containers.table import Table
from govtasks.containers.tree import parse

if TYPE_CHECKING:
    from govtasks.model.document import BlockKind, Cell, Document
    from govtasks.model.limits import Limits

_LINK, _META, _CODE, _BREAK, _BLOCK, _PLACE = range(1, 7)
_BREAKS = "br hr summary details head html"
_BLOCKS = (
    "p h1 h2 h3 h4 h5 h6 li dt dd center pre legend caption address title option blockquote figure figcaption fieldset"
)
_PLACES = (
    "div section article main nav header footer aside form ul ol dl body ucapcontent button "
    "table thead tbody tfoot tr td th"
)
_ACTIONS = {
    "a": _LINK,
    "meta": _META,
    **dict.fromkeys(["script", "style"], _CODE),
    **dict.fromkeys(_BREAKS.split(), _BREAK),
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **dict.fromkeys(_PLACES.split(), _PLACE),
}
_METAS = {
    name.lower(): name
    for name in "ArticleTitle PubDate ContentSource SiteName SiteDomain SiteIDCode ColumnName ColumnType "
    "ColumnKeywords ColumnDescription "
    "Author Keywords Description Url Publisher Source Subject Department Catalog".split()
}
_LAST_LINE = 65_535
"""libxml2 counts no further."""

Scope = tuple[str, int, "Cell | None"]
"""An open element: its name, the region its text belongs to (as `page` says), the table cell it is in."""


def read_html(source: str, limits: Limits) -> Document:
    """Read a page: its reading text, the blocks of it, and which of them are no part of the notice."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    trees, cut = parse(source)
    walk = _Walk(limits.depth, exceeded=cut)
    for tree in trees:
        walk.read(tree)
    kinds: list[BlockKind] = ["meta"] * len(walk.metas)
    kinds += sort_lines(walk.lines)
    rows = zip(kinds, walk.metas + walk.lines, strict=True)
    return write_document(rows, depth_exceeded=walk.exceeded)


@define(slots=True)
class _Walk:
    """One walk over the elements of a page, and what it has found."""

    depth: int
    """Elements that may stand in one another; what is deeper keeps its text and loses its structure."""
    exceeded: bool
    lines: list[Line] = field(factory=list)
    metas: list[Line] = field(factory=list)
    tables: list[Table] = field(factory=list)
    """The tables that are open."""
    counted: int = 0
    """Tables met so far."""

    def read(self, tree: etree._Element) -> None:  # noqa: C901, PLR0912  one loop: calls cost most here
        """Walk over all elements of a tree: the text up to the next block is one line."""
        buffer = name = ""
        stack: list[Scope] = []
        scope: Scope = ("", 0, None)
        here = first = tree
        feeds = above = link = 0
        linked = False
        find, depth = _ACTIONS.get, self.depth
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag = element.tag
            action = find(tag, 0)
            if action >= _BREAK and buffer:
                self.write(buffer, first.sourceline, above, link, name, scope)
                buffer = ""
            if event == "start":
                here, feeds, text = element, 0, element.text
                if action == _BLOCK:
                    name = tag
                elif action == _LINK:
                    linked = element.get("href") is not None
                elif action == _PLACE:
                    stack.append(scope)
                    if len(stack) <= depth:
                        scope = self.enter(tag, element, scope)
                    else:
                        self.exceeded = True
                    name = scope[0]
                elif action == _META:
                    self.read_meta(element)
                elif action == _CODE:
                    feeds, text = (text or "").count("\n"), None
            else:
                text = element.tail
                if action == _BLOCK:
                    name = scope[0]
                elif action == _LINK:
                    linked = False
                elif action == _PLACE:
                    if tag == "table" and scope is not stack[-1]:
                        self.tables.pop()
                    scope = stack.pop()
                    name = scope[0]
            if text:
                if linked:
                    link += len(text)
                if buffer:
                    buffer += text
                elif not text.isspace():
                    buffer, first, above, link = text, here, feeds, len(text) if linked else 0
                if "\n" in text:
                    feeds += text.count("\n")

    def enter(self, name: str, element: etree._Element, outer: Scope) -> Scope:
        """Begin an element in another, and say where its text is."""
        _, region, cell = outer
        region = name_region(region, name, element)
        if name == "table":
            self.tables.append(Table(self.counted))
            self.counted += 1
        elif self.tables:
            if name == "tr":
                self.tables[-1].begin_row()
            elif name in {"td", "th"}:
                cell = self.tables[-1].place(element)
        return name, region, cell

    def write(self, text: str, line: int | None, above: int, link: int, name: str, scope: Scope) -> None:  # noqa: PLR0913, PLR0917
        """Write what stands between two breaks; it begins so many line feeds below a line."""
        begin = 0 if line is None or line >= _LAST_LINE else line + above
        _, region, cell = scope
        simple = (
            "\n" not in text and "\u3000\u3000" not in text and "\xa0\xa0" not in text and "\u2002\u2002" not in text
        )
        if begin and not simple:
            begin += text.count("\n", 0, len(text) - len(text.lstrip()))
        text = text.strip(BLANK)
        if name == "title":
            if text and not (self.metas and self.metas[0][2] == "title"):
                self.metas.insert(0, (join_breaks(text), begin, "title", None, 0, 0))
        elif simple:
            if text:
                self.lines.append((text, begin, name, cell, link, region))
        else:
            pieces = [piece.strip(BLANK) for piece in text.split("\n")] if name == "pre" else split_indents(text)
            link = link if len(pieces) == 1 else 0
            self.lines += [(join_breaks(piece), begin, name, cell, link, region) for piece in pieces if piece]

    def read_meta(self, element: etree._Element) -> None:
        """Write what a meta tag says of the notice."""
        name = _METAS.get((element.get("name") or element.get("property") or "").strip().lower())
        text = join_breaks((element.get("content") or "").strip(BLANK))
        if name and text:
            self.metas.append((text, element.sourceline or 0, name, None, 0, 0))
