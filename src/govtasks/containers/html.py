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

_INLINE, _LINK, _BLOCK, _META, _CODE = range(5)
_BLOCKS = (
    "p h1 h2 h3 h4 h5 h6 li dt dd center pre legend caption address title option blockquote figure figcaption fieldset "
    "div section article main nav header footer aside form ul ol dl body ucapcontent button table thead tbody tfoot "
    "tr td th br hr summary details head html"
)
_ACTIONS = {
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **dict.fromkeys(["script", "style"], _CODE),
    "a": _LINK,
    "meta": _META,
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
        buffer: list[str] = []
        stack: list[Scope] = []
        scope: Scope = ("", 0, None)
        here = first = tree
        feeds = before = link = 0
        linked = False
        find = _ACTIONS.get
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            action = find(element.tag, _INLINE)
            if event == "start":
                here, feeds = element, 0
                text = element.text
                if action == _BLOCK:
                    if buffer:
                        self.write("".join(buffer), (first, before), scope, link)
                        buffer.clear()
                    stack.append(scope)
                    scope = self.enter(element, scope, len(stack))
                elif action == _LINK:
                    linked = "href" in element.attrib
                elif action == _META:
                    self.read_meta(element)
                elif action == _CODE:
                    feeds, text = (text or "").count("\n"), None
            else:
                text = element.tail
                if action == _BLOCK:
                    if buffer:
                        self.write("".join(buffer), (first, before), scope, link)
                        buffer.clear()
                    scope = stack.pop()
                    if self.tables and element.tag == "table":
                        self.tables.pop()
                elif action == _LINK:
                    linked = False
            if text:
                if not buffer and not text.isspace():
                    first, before, link = here, feeds, 0
                    if text[0] == "\n":
                        before += text.count("\n", 0, len(text) - len(text.lstrip()))
                    buffer.append(text)
                elif buffer:
                    buffer.append(text)
                if linked:
                    link += len(text)
                if "\n" in text:
                    feeds += text.count("\n")

    def enter(self, element: etree._Element, outer: Scope, depth: int) -> Scope:
        """Begin a block in another, and say where its text is."""
        name = element.tag
        if depth > self.depth:
            self.exceeded = True
            return outer
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

    def write(self, text: str, place: tuple[etree._Element, int], scope: Scope, link: int) -> None:
        """Write what has been read between two breaks; it begins so many lines below an element."""
        text = text.strip(BLANK)
        element, below = place
        line = element.sourceline or 0
        begin = line + below if line < _LAST_LINE else 0
        name, region, cell = scope
        if name == "title":
            if text and not (self.metas and self.metas[0][2] == "title"):
                self.metas.insert(0, (join_breaks(text), begin, "title", None, 0, 0))
        elif "\n" in text or "\u3000\u3000" in text or "\xa0\xa0" in text or "\u2002\u2002" in text:
            pieces = [piece.strip(BLANK) for piece in text.split("\n")] if name == "pre" else split_indents(text)
            link = link if len(pieces) == 1 else 0
            self.lines += [(join_breaks(piece), begin, name, cell, link, region) for piece in pieces if piece]
        elif text:
            self.lines.append((text, begin, name, cell, link, region))

    def read_meta(self, element: etree._Element) -> None:
        """Write what a meta tag says of the notice."""
        name = _METAS.get((element.get("name") or element.get("property") or "").strip().lower())
        text = join_breaks((element.get("content") or "").strip(BLANK))
        if name and text:
            self.metas.append((text, element.sourceline or 0, name, None, 0, 0))
