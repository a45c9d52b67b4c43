"""How wide columns and how high rows are, and how a sheet is printed."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from govtasks.export.ledger.cells import cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.export.rows import Cell

WIDTHS = {
    "number": 5, "part": 12, "path": 17, "label": 6.5, "text": 40, "leaders": 9, "lead": 13, "responsible": 17,
    "support": 15, "supervise": 11, "guide": 11, "duty": 9.5, "unit": 16, "canonical": 22, "deadline": 11, "due_on": 11,
    "references": 13, "note": 24, "status": 9.5, "percent": 9.5, "problems": 16, "updated_on": 11, "key": 5,
}  # fmt: skip
"""Of columns, in digits of the normal font; a Chinese character is two."""
TITLE_HEIGHT, ABOUT_HEIGHT, HEAD_HEIGHT = 40, 22, 30
_LINE, _ROOM, _LEAST, _MOST = 14.25, 9, 37.5, 409
"""Points: of a line of text, around the text of a row, of a row."""
_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
"""Inches."""
_MOST_FOOTER = 200
"""Excel allows 255 with all that stands beside it."""
_UNPRINTED = re.compile(r"[\x00-\x1f\ufffe\uffff]")


def find_height(cells: Iterable[tuple[Cell, float]]) -> float:
    """Give the height, in points, that shows all lines of the cells of a row, each with the width of its column."""
    lines = max(_count_lines(value, width) for value, width in cells)
    return min(max(lines * _LINE + _ROOM, _LEAST), _MOST)


def _count_lines(value: Cell, width: float) -> int:
    """Count the lines that a text takes: a sign that does not fit goes to the next, so one place is lost in each."""
    if not isinstance(value, str):
        return 1
    return sum(max(ceil(_measure(line) / (width - 1)), 1) for line in value.split("\n"))


def _measure(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line)


def set_print(sheet: Any, title: str, head_row: int, last_row: int, last_column: int) -> None:  # noqa: ANN401
    """Set a sheet up for A4 across: as wide as the page, the head on each, title and page number below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    sheet.repeat_rows(head_row)
    sheet.print_area(0, 0, last_row, last_column)
    words = cut(_UNPRINTED.sub("", title).replace("&", "&&"), _MOST_FOOTER)
    sheet.set_footer(f"&L&8 {words}&R&8第 &P 页，共 &N 页")
