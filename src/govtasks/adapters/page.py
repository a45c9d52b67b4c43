"""A document with what every adapter needs of it, each worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import Factory, evolve, frozen

from govtasks.adapters.lists import closes, find_attachment, find_closing
from govtasks.adapters.tables import Table, find_tables
from govtasks.model.document import Document, Span, Spans, make_span
from govtasks.outline import Bounds, Item, outline
from govtasks.phrases.columns import COLUMNS, ColumnWords
from govtasks.phrases.fold import fold

if TYPE_CHECKING:
    from govtasks.phrases.numbers import Number

_NAMED = re.compile(r"《([^《》。]{6,60})》")
_HEAD, _LONGEST_TITLE = 3000, 60
Words = tuple[str, Spans]
"""Words of the notice and where they stand."""
NO_WORDS: Words = ("", ())
"""What an item without a number has for a label."""


@frozen(slots=False, eq=False)
class Page:
    """A document, its folded text and its outline."""

    document: Document
    base_url: str | None = None
    """Where the caller says that the document came from."""
    folded: str = Factory(lambda self: fold(self.document.text), takes_self=True)
    """The reading text with one form for each sign, of the same length."""
    columns: ColumnWords = COLUMNS
    """What the heads of its tables mean."""

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """The hosts that it was published on: of its address, and the one that its head states."""
        stated = [b for b in self.document.blocks if b.kind == "meta" and b.name.lower() == "sitedomain"]
        said = [self.base_url or "", *(self.document.text[b.start : b.end] for b in stated)]
        return tuple(dict.fromkeys(host for words in said if (host := _find_host(words))))

    @cached_property
    def items(self) -> list[Item]:
        """The top items of the outline."""
        folded, files = self.folded, self._files
        bounds = Bounds(
            lambda start, end: closes(folded, start, end),
            lambda start, end: (
                find_attachment(folded, start, end) is not None or self.is_announced(start, end) or start in files
            ),
            lambda start, end: find_closing(folded, start, end),
        )
        return outline(self.document, folded, bounds, [(table.start, table.end) for table in self.tables])

    @cached_property
    def _files(self) -> frozenset[int]:
        """Where the files begin that were read behind the first."""
        first = {block.source: block.start for block in reversed(self.document.blocks) if block.kind == "text"}
        return frozenset(start for source, start in first.items() if source)

    @cached_property
    def tables(self) -> list[Table]:
        """Its tables of tasks, in order."""
        return find_tables(self.document, self.folded, self.columns)

    def find_table(self, at: int) -> Table | None:
        """Give the table of tasks that a place stands in."""
        before = bisect_right(self.tables, at, key=lambda table: table.start) - 1
        return self.tables[before] if before >= 0 and at < self.tables[before].end else None

    def speak(self, columns: ColumnWords) -> Page:
        """Give the page as these words for the heads of columns let it be read."""
        if columns is self.columns or not any(block.cell for block in self.document.blocks):
            return self
        return evolve(self, columns=columns)

    @cached_property
    def announced(self) -> frozenset[str]:
        """The names in 《》 near the head: of what a covering letter passes on."""
        return frozenset("".join(m[1].split()) for m in _NAMED.finditer(self.folded, 0, _HEAD))

    def is_announced(self, start: int, end: int) -> bool:
        """Tell the title of a list that the covering letter names."""
        return end - start <= _LONGEST_TITLE and "".join(self.folded[start:end].split()) in self.announced

    @cached_property
    def first_item(self) -> int:
        """Where the first numbered item begins; the end of the text where nothing is numbered."""
        numbers = [i.number for i in self.items if i.number]
        return next((n.start for n in numbers if n.value or n.style == "table"), len(self.folded))

    def quote(self, start: int, end: int) -> Words:
        """Give a range as words with their place; an empty one has none."""
        return (self.document.text[start:end], (Span(start, end),)) if start < end else NO_WORDS

    def label(self, item: Item) -> Words:
        """Give the number of an item as written, without its closing mark; its span has the marks."""
        if not item.number:
            return NO_WORDS
        words, spans = self.label_of(item.number)
        if item.model and spans:
            words = self.mend(words, item.model, slice(*item.model.words))
        return words, spans

    def label_of(self, number: Number) -> Words:
        """Give a number as written, without its closing mark."""
        start, end, _, _, (first, last) = number
        if start == end:
            return NO_WORDS
        words = self.document.text[first:last]
        return words if words.isalnum() else "".join(words.split()), (make_span((start, end)),)

    def mend(self, words: str, model: Number, place: slice) -> str:
        """Write a numeral that lost its marks as the number before it is written."""
        digits = self.document.text[model.words[0] : model.words[1]].strip("()（） \u3000")
        return self.document.text[place].strip().replace(digits, words)


def _find_host(address: str) -> str:
    """Give the host of an address, with or without its scheme; "" where it has none."""
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # as for http://[
        return ""
