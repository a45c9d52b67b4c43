"""Cells of a workbook: how they look, and values put into them as text, number or date and as nothing else."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from govtasks.export.rows import Cell

_MOST = 32_767
"""UTF-16 units that Excel keeps in a cell."""
CUT = "……（超出单元格上限，以下从略）"
_NO_CHARACTERS = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
"""What XML cannot hold and readers of workbooks do not agree on."""
_BODY, _HEAD = "宋体", "黑体"
"""Fonts that come with every Chinese office; elsewhere programs know what to put for them."""
_CELL = {"font_name": _BODY, "font_size": 10.5, "valign": "vcenter", "text_wrap": True, "border": 1}
_TITLE = {"font_name": _HEAD, "valign": "vcenter", "text_wrap": True, "align": "center"}
_HEADED = {**_TITLE, "font_size": 10.5, "border": 1}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_TITLE, "font_size": 18},
    "about": {"font_name": _BODY, "font_size": 10.5, "valign": "vcenter", "text_wrap": True},
    "head": {**_HEADED, "bg_color": "#DDE6F2"},
    "fill-in head": {**_HEADED, "bg_color": "#FFF0C8"},
    "key head": {**_HEADED, "bg_color": "#EDEDED", "font_color": "#808080", "font_size": 8},
    "text": _CELL,
    "centre": {**_CELL, "align": "center"},
    "integer": {**_CELL, "align": "center", "num_format": "0"},
    "date": {**_CELL, "align": "center", "num_format": "yyyy-mm-dd"},
    "number": {**_CELL, "align": "center", "num_format": "0%"},
    "key": {
        **_CELL,
        "text_wrap": False,
        "align": "fill",
        "bg_color": "#EDEDED",
        "font_color": "#808080",
        "font_size": 8,
    },
    "listed": {"font_name": _BODY},
    "done": {"font_color": "#00703C", "bg_color": "#E3F3E6"},
    "late": {"font_color": "#B00020", "bg_color": "#FBE3E4"},
}


@frozen
class Looks:
    """The looks of cells of a workbook, by name; each is made once."""

    book: Any
    _made: dict[str, Any] = field(factory=dict)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - xlsxwriter brings no types
        """Give a look, made when it is first asked for."""
        if name not in self._made:
            self._made[name] = self.book.add_format(_STYLES[name])
        return self._made[name]


def put(sheet: Any, row: int, column: int, value: Cell, look: Any) -> None:  # noqa: ANN401
    """Write a value: a number as a number, a date as a date, all else as text."""
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        put_text(sheet, row, column, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_datetime(row, column, value, look)


def put_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:  # noqa: ANN401
    """Write text, whatever it looks like; what is too long for a cell ends with `CUT`."""
    text = cut_text(text.translate(_NO_CHARACTERS))
    if text.startswith("<r>") and text.endswith("</r>"):
        # xlsxwriter would take such a text for markup of its own
        sheet.write_rich_string(row, column, text[:1], look, text[1:], look)
    else:
        sheet.write_string(row, column, text, look)


def cut_text(text: str) -> str:
    """Give a text as a cell holds it: cut where it is too long."""
    return cut(text, _MOST, CUT)


def is_cut(value: Cell) -> bool:
    """Say whether a value is too long for a cell."""
    return isinstance(value, str) and measure(value) > _MOST


def measure(text: str) -> int:
    """Count characters as Excel does: those outside the basic plane are two."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, most: int, mark: str = "…") -> str:
    """Cut a text that has more characters than Excel allows, and put a mark at its end."""
    if measure(text) <= most:
        return text
    sizes = accumulate(map(measure, text))
    return text[: sum(1 for _ in takewhile((most - len(mark)).__ge__, sizes))] + mark
