"""A page in, its document out: lxml reads and mends the markup, one walk over its tree writes the reading text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field
from lxml import etree

from govtasks.containers.blocks import MARK, NAME, OUTSIDE, REGION, TEXT, Line, write_document
from govtasks.containers.links import find_file_title, leads_to_file
from govtasks.containers.page import name_region, sort_lines
from govtasks.containers.runs import Raw, Scope, join_runs
from govtasks.containers.spaces import BLANK, clean, is_clean, join_breaks, split_blanks, split_indents
from govtasks.containers.table import Table, read_size
from govtasks.containers.tree import parse
from govtasks.model.document import Attachment

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtasks.model.document import BlockKind, Cell, Document
    from govtasks.model.limits import Limits

_LINK, _META, _CODE, _BREAK, _BLOCK, _PLACE = range(1, 7)
_BREAKS = "br hr summary details head html"
_BLOCKS = "p h1 h2 h3 h4 h5 h6 li dt dd center pre legend caption address option blockquote figure figcaption fieldset"
_PLACES = (
    "div section article main nav header footer aside form ul ol dl body ucapcontent button "
    "table thead tbody tfoot tr td th"
)
_ACTIONS = {
    "a": _LINK,
    "meta": _META,
    "title": _META,
    **dict.fromkeys(["script", "style"], _CODE),
    **dict.fromkeys(_BREAKS.split(), _BREAK),
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **dict.fromkeys(_PLACES.split(), _PLACE),
}
_METAS = {
    name.lower(): name
    for name in "ArticleTitle PubDate ContentSource SiteName SiteDomain SiteIDCode ColumnName ColumnType "
    "ColumnKeywords ColumnDescription "
    "Author Keywords Description Url Publisher Source Subject Department Catalog "
    "FirstPublishedTime PublishDate PublishTime Published article:published_time".split()
}
_TITLES = {"title", "ArticleTitle"}
_LONGEST_TITLE, _MOST_METAS = 500, 50
_WHOLE = 200
"""A block shorter than this is no document on one line."""
_LAST_LINE = 65_535
"""libxml2 counts no further."""


def read_html(source: str, limits: Limits) -> Document:
    """Read a page: its reading text, the blocks of it, and which of them are no part of the notice."""
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    trees, cut = parse(source)
    walk = _Walk(limits.depth, exceeded=cut)
    for tree in trees:
        walk.read(tree)
    kinds: list[BlockKind] = ["meta"] * len(walk.metas)
    kinds += sort_lines(
        walk.lines, [line[TEXT][:_LONGEST_TITLE] for line in walk.metas[:_MOST_METAS] if line[NAME] in _TITLES]
    )
    if walk.joined:
        regions = [line[REGION] for line in walk.metas + walk.lines]
        kinds = ["page-mark" if region & MARK else kind for kind, region in zip(kinds, regions, strict=True)]
    rows = zip(kinds, walk.metas + walk.lines, strict=True)
    return evolve(
        write_document(rows, depth_exceeded=walk.exceeded), attachments=tuple(dict.fromkeys(walk.attachments))
    )


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
    attachments: list[Attachment] = field(factory=list)
    """The files that it links to."""
    joined: bool = False
    """Whether printed lines were joined, or page marks found."""
    counted: int = 0
    """Tables met so far."""

    def read(self, tree: etree._Element) -> None:
        """Walk over all elements of a tree, and write down its lines."""
        raws = self.walk(tree)
        whole = "".join([raw[0] for raw in raws])
        if not is_clean(whole):
            raws = [(clean(raw[0]), *raw[1:]) for raw in raws]
            whole = "".join([raw[0] for raw in raws])
        most = max(len(whole) // 2, _WHOLE)
        indented = "\u3000" in whole or "\xa0" in whole or "\u2002" in whole
        joined = join_runs(raws)
        self.joined = self.joined or joined is not raws
        for text, line, above, link, name, (_, region, cell) in joined:
            begin = line + above if line and line < _LAST_LINE else 0
            if len(text) > most and name != "pre":
                self.write_pieces(join_breaks(text), (begin, name, cell, link, region), split_blanks)
            elif "\n" in text or (indented and ("\u3000" in text or "\xa0" in text or "\u2002" in text)):
                self.write_pieces(text, (begin, name, cell, link, region))
            elif stripped := text.strip(BLANK):
                self.lines.append((stripped, begin, name, cell, link, region))

    def walk(self, tree: etree._Element) -> list[Raw]:  # noqa: C901, PLR0912, PLR0915  one loop: calls cost most here
        """Find what stands between any two breaks."""
        found: list[Raw] = []
        add, find, depth = found.append, _ACTIONS.get, self.depth
        buffer = name = ""
        stack: list[Scope] = []
        scope: Scope = ("", 0, None)
        here = first = tree
        feeds = above = link = 0
        linked = False
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            tag: str = element.tag  # type: ignore[assignment]  # lxml makes no other of a page
            action = find(tag, 0)
            if action >= _BREAK and buffer:
                add((buffer, first.sourceline, above, link, name, scope))
                buffer = ""
            if event == "end":
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
                if not text:
                    continue
            else:
                here, feeds, text = element, 0, element.text
                if action == _BLOCK:
                    name = tag
                elif action == _LINK:
                    href = element.get("href")
                    linked = href is not None
                    if href and leads_to_file(href):
                        self.attach(element, href, scope)
                elif action == _PLACE:
                    stack.append(scope)
                    if len(stack) <= depth:
                        scope = self.enter(tag, element, scope)
                    else:
                        self.exceeded = True
                    name = scope[0]
                elif action == _META:
                    self.read_meta(element)
                    continue
                elif action == _CODE:
                    feeds = text.count("\n") if text else 0
                    continue
                if not text:
                    continue
            if buffer:
                buffer += text
            elif text.isspace():
                feeds += text.count("\n")
                continue
            else:
                buffer, first, above, link = text, here, feeds, 0
            if linked:
                link += len(text)
            if "\n" in text:
                feeds += text.count("\n")
        return found

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
                cell = self.tables[-1].place(read_size(element.get("rowspan")), read_size(element.get("colspan")))
        return name, region, cell

    def write_pieces(
        self,
        text: str,
        place: tuple[int, str, Cell | None, int, int],
        split: Callable[[str], list[str]] = split_indents,
    ) -> None:
        """Write lines that may hold line feeds, or blanks that part paragraphs."""
        begin, name, cell, link, region = place
        begin += text.count("\n", 0, len(text) - len(text.lstrip())) if begin else 0
        text = text.strip(BLANK)
        pieces = [piece.strip(BLANK) for piece in text.split("\n")] if name == "pre" else split(text)
        link = link if len(pieces) == 1 else 0
        self.lines += [(join_breaks(piece), begin, name, cell, link, region) for piece in pieces if piece]

    def attach(self, element: etree._Element, link: str, scope: Scope) -> None:
        """Note a link to a file, where it is none of the site's own."""
        title = find_file_title("".join(element.itertext()), link)
        if title and not scope[1] & OUTSIDE:
            self.attachments.append(Attachment(title, link.strip()))

    def read_meta(self, element: etree._Element) -> None:
        """Write what a meta tag or the title says of the notice."""
        if element.tag == "title":
            found = [line[NAME] for line in self.metas]
            name, words = "" if "title" in found else "title", element.text
        else:
            name = _METAS.get((element.get("name") or element.get("property") or "").strip().lower(), "")
            words = element.get("content")
        text = join_breaks(clean(words or "").strip(BLANK))
        if name and text:
            line: Line = (text, element.sourceline or 0, name, None, 0, 0)
            self.metas.insert(0 if name == "title" else len(self.metas), line)
