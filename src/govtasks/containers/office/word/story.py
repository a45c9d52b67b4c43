"""A part of a DOCX in (body, header, notes), its paragraphs out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from govtasks.containers.blocks import Paragraph
from govtasks.containers.office.word.elements import find, find_value, get, local
from govtasks.containers.office.word.rows import lay_out
from govtasks.containers.office.word.styles import read_listed
from govtasks.model.document import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

    from govtasks.containers.office.word.numbering import Numbering
    from govtasks.containers.office.word.styles import Styles
    from govtasks.model.document import BlockKind
    from govtasks.model.limits import Limits

_BREAK = "\v"
"""Parts the lines of a paragraph; XML cannot hold it."""
_SIGNS = {"br": _BREAK, "cr": _BREAK, "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_PROPERTIES = frozenset({"pPr", "rPr", "sdtPr", "tcPr", "tblPr", "sectPr"})
_SYMBOL = re.compile(r"[0-9A-Fa-f]{4}")
_SYMBOLS = {
    0xF0FE: "☑", 0xF052: "☑", 0xF0FD: "☒", 0xF053: "☒", 0xF0FC: "✓",
    0xF0A8: "□", 0xF06F: "□", 0xF0A3: "□", 0xF06E: "■", 0xF06C: "●",
}  # fmt: skip
"""What forms have most often of Wingdings and Wingdings 2."""
_PRIVATE = range(0xD800, 0xF900)
"""Code points that mean nothing without a font, or nothing at all."""
_CONTENTS = re.compile(r"toc (?:\d|heading)$", re.IGNORECASE)
"""What every office program calls the styles of a table of contents."""
_MARKS = "、.．)）】"
"""Signs behind which a number and its words stand close together."""


@define(slots=True)
class Story:
    """The paragraphs of one part of a file after another."""

    styles: Styles
    numbering: Numbering
    limits: Limits
    name: str
    """Of the file."""
    done: list[Paragraph] = field(factory=list)
    line: int = 0
    """How many paragraphs of the part were met."""
    tables: int = 0
    """How many tables of the file."""

    def read_part(self, root: _Element) -> list[Paragraph]:
        """Read a part."""
        self.done, self.line = [], 0
        self._read(root, None)
        return self.done

    def _read(self, element: _Element, cell: Cell | None) -> None:
        """Read the paragraphs and tables of a part, a cell or a text box, through whatever is wrapped around them."""
        for child in element:
            name = local(child)
            if name == "p":
                self._read_paragraph(child, cell)
            elif name == "tbl":
                self._read_table(child)
            elif name not in _PROPERTIES:
                self._read(child, cell)

    def _read_table(self, table: _Element) -> None:
        number = self.tables
        self.tables += 1
        places = lay_out(table)
        self.limits.check("cells", len(places), self.name)
        for place in places:
            self._read(place.cell, Cell(number, place.row, place.column, place.height, place.width))

    def _read_paragraph(self, paragraph: _Element, cell: Cell | None) -> None:
        """Read a paragraph: its number, its lines, then the text boxes that are anchored in it."""
        self.line += 1
        line = self.line
        properties = find(paragraph, "pPr")
        style = find_value(properties, "pStyle")
        listed = read_listed(properties).over(self.styles.find_listed(style))
        parts: list[str] = []
        boxes: list[_Element] = []
        _collect(paragraph, parts, boxes)
        words = "".join(parts)
        number = self.numbering.count(listed, style) if listed.list_id else ""
        name = self.styles.find_name(style)
        kind: BlockKind = "furniture" if _CONTENTS.match(name) else "text"
        for text in (_put_together(number, words) if number else words).split(_BREAK):
            self.done.append(Paragraph(text, kind, line, name, cell))
        for box in boxes:
            self._read(box, cell)


def _collect(element: _Element, parts: list[str], boxes: list[_Element]) -> None:
    """Collect the words under an element; what holds none of its own is walked through."""
    for child in element:
        name = local(child)
        if name == "t":
            if child.text:
                parts.append(child.text)
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        elif name == "sym":
            parts.append(_read_symbol(get(child, "char")))
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _PROPERTIES:
            _collect(child, parts, boxes)


def _read_symbol(words: str) -> str:
    """Read a sign that is named by its place in a font; "" where only that font knows it."""
    code = int(words, 16) if _SYMBOL.fullmatch(words) else 0
    return _SYMBOLS.get(code, "") if code in _PRIVATE or code < ord("!") else chr(code)


def _put_together(number: str, words: str) -> str:
    """Put a number before its words, so that it cannot be read as one with a number that they begin with."""
    if words[:1].isdigit():
        return f"{number}  {words}"
    return number + words if number[-1] in _MARKS else f"{number} {words}"
