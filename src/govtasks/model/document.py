"""The reading text of a notice and where each of its blocks came from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

BlockKind = Literal["text", "furniture", "page-mark", "meta"]


class Span(NamedTuple):
    """A half-open range of `Document.text`, counted in characters (code points)."""

    start: int
    end: int


Spans = tuple[Span, ...]
make_span = partial(tuple.__new__, Span)
"""Makes a span of a pair without the cost of a call in Python: a notice has thousands."""


class Cell(NamedTuple):
    """The place of a block in a table; table, row and column count from 0."""

    table: int
    row: int
    column: int
    height: int = 1
    """Rows that the cell takes, where cells are merged."""
    width: int = 1
    """Columns that it takes."""


class Block(NamedTuple):
    """One paragraph, table cell or piece of page furniture: a range of the reading text."""

    start: int
    """First character in `Document.text`."""
    end: int
    """One past the last character."""
    kind: BlockKind = "text"
    """`text`; `furniture` (navigation, footer …); `page-mark` (page number, running head); `meta` (head of a page)."""
    line: int = 0
    """Line of the decoded source in which the block begins, or paragraph of an office file, from 1; 0 for none."""
    name: str = ""
    """What the block is called: the element (`p`, `h1`, `title`), or the `name` of a meta tag (`PubDate`)."""
    cell: Cell | None = None
    """Its place in a table, where it stands in one."""
    page: int = 0
    """Page of a PDF or OFD, sheet of a workbook, from 1; 0 where there are none."""
    source: int = 0
    """Which of the `sources` of the notice it is from, from 0."""


make_block = partial(tuple.__new__, Block)
"""Makes a block of all its fields without the cost of a call in Python: a page has hundreds."""


class Remark(NamedTuple):
    """What a reader has to say of a file; it becomes a diagnostic of the notice."""

    code: str
    """A code of the catalogue of diagnostics."""
    spans: Spans = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What the message names."""


class Attachment(NamedTuple):
    """A file that a page links to."""

    title: str
    """The words of the link."""
    link: str
    """Its address: as the page writes it, or in full where the caller says where the page came from."""


@frozen(slots=True)
class Document:
    """What a person reads of the source, written once and never edited: everything found later quotes it."""

    text: str
    """The reading text: blocks, one to a line, parted by single line feeds."""
    blocks: tuple[Block, ...] = ()
    """In reading order; between them they cover every character but the line feeds that part them."""
    depth_exceeded: bool = field(default=False, kw_only=True)
    """Whether markup nested deeper than the limit was cut."""
    remarks: tuple[Remark, ...] = field(default=(), kw_only=True)
    """What its container tells: hidden sheets, pages without text."""
    attachments: tuple[Attachment, ...] = field(default=(), kw_only=True)
    """The files that it links to, in order."""

    @staticmethod
    def from_paragraphs(paragraphs: Iterable[str]) -> Document:
        """Make a document of plain paragraphs, a block each; empty ones fall away, line feeds in one become spaces."""
        blocks, texts, at = [], [], 0
        for paragraph in paragraphs:
            words = paragraph.replace("\n", " ").strip()
            if words:
                blocks.append(Block(at, at + len(words)))
                texts.append(words)
                at += len(words) + 1
        return Document("\n".join(texts), tuple(blocks))

    def quote(self, spans: Spans) -> str:
        """Give the text of the spans, joined without a sign."""
        return "".join([self.text[start:end] for start, end in spans])


@frozen(slots=True)
class Source:
    """What was read, and how."""

    name: str
    """The path as given, `<bytes>` or `<text>`."""
    media_type: str
    """`text/html`, `text/plain`, or the type of the office file."""
    encoding: str
    """The encoding that the bytes were decoded with, by its Python name; "" for text in hand."""
    sha256: str
    """Of the bytes (of the UTF-8 of a text in hand), in hexadecimal."""
    characters: int
    """Length of the decoded source in code points."""
    base_url: str | None = None
    """Where the caller says the source came from; nothing is ever fetched from it."""
