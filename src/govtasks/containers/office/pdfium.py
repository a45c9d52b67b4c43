"""Bytes of a PDF in, its sheets out; the only module that knows pdfium."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from govtasks.containers.office.printed.sheet import Ruling, Sheet, Sign
from govtasks.containers.spaces import BLANK, INVISIBLE
from govtasks.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.limits import Limits

_LOCK = threading.Lock()
"""pdfium is not safe in threads, two documents of their own among them."""
_FETCH = "fetch it again, or print it to a new PDF"
_TAIL = 2048
"""Bytes within which a whole file says that it ends; programs write a little behind it."""
_PASSWORD = 4
_MOST_OBJECTS, _DEEPEST = 20_000, 4
_MOST_SEGMENTS = 5_000
_FARTHEST = 20_000.0
"""Points that anything may be away: more than the largest page has (ISO 32000-1, annex C)."""
_THIN, _SHORT = 3.0, 0.1
_HYPHENS = {0x02: "-", 0xAD: "-"}
"""What pdfium makes of a hyphen at the end of a line, and what fonts without a table make of any."""
_NONE = frozenset({0, 0xFFFE, 0xFFFF, *map(ord, INVISIBLE)}) - _HYPHENS.keys()
"""What pdfium gives where it gives no character, and what is none to a reader."""
_CONTROLS = frozenset(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Halves of a character: on Windows it gives them one by one."""

Place = tuple[float, float]
Turn = Callable[[float, float], Place]
Edges = tuple[float, float, float, float]


def read_sheets(data: bytes, limits: Limits, name: str) -> list[Sheet]:
    """Read all pages; raises LoadError."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise DamagedFileError(name, "the PDF is cut off: its end is missing", _FETCH)
    with _LOCK:
        try:
            with closing(pypdfium2.PdfDocument(data)) as document:
                limits.check("pages", len(document), name)
                return list(_read_all(document, limits, name))
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD:
                raise EncryptedFileError(name, "the PDF asks for a password", "remove it and save it again") from error
            raise DamagedFileError(name, f"the PDF is broken: {error}", _FETCH) from error


def _read_all(document: pypdfium2.PdfDocument, limits: Limits, name: str) -> Iterator[Sheet]:
    """Read one page after the other, as long as they hold no more than the limits allow."""
    characters = 0
    for at in range(len(document)):
        sheet = _read_sheet(document[at], at + 1)
        characters += len(sheet.signs)
        limits.check("characters", characters, name)
        yield sheet


def _read_sheet(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Read a page, turned as it is shown."""
    with closing(page):
        place = _find_turn(page.get_rotation(), page.get_bbox())
        with closing(page.get_textpage()) as words:
            signs = list(_read_signs(words, place))
        count = raw.FPDFPage_CountObjects(page)
        items = [raw.FPDFPage_GetObject(page, at) for at in range(count if count <= _MOST_OBJECTS else 0)]
        rulings = [ruling for item in items for ruling in _read_rulings(item, place, 0) if _is_near(ruling)]
        width, height = (min(size, _FARTHEST) for size in page.get_size())
        return Sheet(number, width, height, signs, rulings, not count)


def _is_near(edges: Edges) -> bool:
    """Say whether something can stand on a page."""
    return -_FARTHEST < min(edges) <= max(edges) < _FARTHEST


def _find_turn(rotation: int, box: Edges) -> Turn:
    """Give what makes a place on the shown page, from its top left, of a place in the file."""
    left, bottom, right, top = box
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[rotation]


def _read_signs(words: pypdfium2.PdfTextPage, place: Turn) -> Iterator[Sign]:
    """Read the characters of a page in their order; controls stand as U+FFFD, blanks are only told of."""
    box = raw.FS_RECTF()
    apart, high = False, 0
    for at in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(words, at)
        text = _HYPHENS.get(code) or chr(code)
        if code in _NONE or text in BLANK:
            apart = True
            continue
        if code in _HIGH:
            high = code
            continue
        if high and code in _LOW:
            text = chr(((high - _HIGH.start) << 10) + code - _LOW.start + 0x10000)
        elif text in _CONTROLS:
            text = "\ufffd"
        raw.FPDFText_GetLooseCharBox(words, at, box)
        edges = (box.left, box.bottom, box.right, box.top)
        if abs(edges[2] - edges[0]) < _SHORT or abs(edges[3] - edges[1]) < _SHORT:
            edges = words.get_charbox(at)
        shown = _turn(edges, place)
        if _is_near(shown):
            yield Sign(text, *shown, apart)
        apart, high = False, 0


def _read_rulings(item: raw.FPDF_PAGEOBJECT, place: Turn, depth: int) -> Iterator[Ruling]:
    """Read the lines that a page object draws; those of a form are placed by it."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind not in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM}:
        return
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    a, b, c, d, e, f = (getattr(matrix, name) for name in "abcdef")

    def inner(x: float, y: float) -> Place:
        return place(a * x + c * y + e, b * x + d * y + f)

    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _draw(item, inner)
    elif depth < _DEEPEST:
        for at in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            yield from _read_rulings(raw.FPDFFormObj_GetObject(item, at), inner, depth + 1)


def _draw(path: raw.FPDF_PAGEOBJECT, place: Turn) -> Iterator[Ruling]:
    """Draw the straight lines of a path: those that are stroked, and areas so thin that they are lines."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    count = raw.FPDFPath_CountSegments(path)
    if not (fill.value or stroke.value) or count > _MOST_SEGMENTS:
        return
    pieces = list(_follow(path, count, place))
    if stroke.value:
        yield from (Ruling(*edges) for edges in pieces if min(edges[2] - edges[0], edges[3] - edges[1]) < _SHORT)
    elif pieces:
        lefts, tops, rights, bottoms = zip(*pieces, strict=True)
        area = Ruling(min(lefts), min(tops), max(rights), max(bottoms))
        if min(area.right - area.left, area.bottom - area.top) < _THIN:
            yield area


def _follow(path: raw.FPDF_PAGEOBJECT, count: int, place: Turn) -> Iterator[Edges]:
    """Follow a path from point to point."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind, point = raw.FPDFPathSegment_GetType(segment), (x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield _turn((*last, *point), place)
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield _turn((*last, *start), place)
            last = start


def _turn(edges: Edges, place: Turn) -> Edges:
    """Give left, top, right and bottom on the shown page of what has two corners in the file."""
    (x, y), (other_x, other_y) = place(*edges[:2]), place(*edges[2:])
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
