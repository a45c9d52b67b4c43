"""A workbook in, its document out: XLSX, XLSB and XLS, read by python-calamine after they were found harmless."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govtasks.containers.office.archive import Archive
from govtasks.containers.office.books.grid import Tally
from govtasks.containers.office.books.sheets import Sheet, write_sheets
from govtasks.containers.office.books.values import show
from govtasks.containers.office.books.xls import check_xls
from govtasks.containers.office.books.xlsb import check_xlsb
from govtasks.containers.office.books.xlsx import check_xlsx
from govtasks.errors import DamagedFileError, EncryptedFileError
from govtasks.needing import need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

    from govtasks.containers.office.books.grid import Grid
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_ZIP = b"PK"
_DAMAGE = (ValueError, LookupError, OverflowError, OSError, struct.error)
"""What our own look at a broken workbook raises."""
_BOOKS = {"xl/workbook.xml": check_xlsx, "xl/workbook.bin": check_xlsb}
_START = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/>'
    "</Relationships>"
)
"""The member of a zip that says which other one is the workbook."""
_PANIC = "PanicException"
"""What a library in Rust raises in a plight; it is no Exception, and can be imported from nowhere."""
_SAVE = "open and save it with a spreadsheet program, or fetch it again"


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read a workbook; raises LoadError."""
    calamine = need("python_calamine", "xlsx", "reading a workbook", name)
    tally = Tally(limits, name)
    with _border(calamine, name):
        data, grids = _check(data, tally)
        with calamine.load_workbook(io.BytesIO(data)) as book:
            return write_sheets(_read_sheets(book, grids, calamine.SheetVisibleEnum.Visible), tally)
    raise AssertionError  # pragma: no cover - the block above returns or raises


@contextmanager
def _border(calamine: ModuleType, name: str) -> Iterator[None]:
    """Turn what a broken workbook makes of its reading into a LoadError."""
    try:
        yield
    except BaseException as error:
        if isinstance(error, calamine.PasswordError):
            raise EncryptedFileError(name) from error
        if isinstance(error, (calamine.CalamineError, *_DAMAGE)) or type(error).__name__ == _PANIC:
            raise DamagedFileError(name, f"the workbook is broken: {error!r:.200}", _SAVE) from error
        raise


def _check(data: bytes, tally: Tally) -> tuple[bytes, list[Grid]]:
    """Read how a workbook is laid out, and give what may be read of it; raises LimitExceededError, and much else."""
    if not data.startswith(_ZIP):
        return data, check_xls(data, tally)
    archive = Archive(data, tally.limits, tally.name)
    book, check = next(pair for pair in _BOOKS.items() if pair[0] in archive.names)
    members, grids = check(archive, tally)
    return _pack({"_rels/.rels": _START.format(book).encode(), **members}), grids


def _pack(members: dict[str, bytes]) -> bytes:
    """Put members that were unpacked within the limits into a zip: nothing else is read then, and nothing twice."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for member, data in members.items():
            file.writestr(member, data)
    return packed.getvalue()


def _read_sheets(book: CalamineWorkbook, grids: list[Grid], shown: SheetVisibleEnum) -> Iterator[Sheet]:
    """Read the sheets one by one."""
    for number, (about, grid) in enumerate(zip(book.sheets_metadata, grids, strict=True)):
        yield Sheet(about.name, about.visible != shown, grid, _read_cells(book.get_sheet_by_index(number), grid))


def _read_cells(sheet: CalamineSheet, grid: Grid) -> Iterator[tuple[int, int, str]]:
    """Give the cells of a sheet that are not empty."""
    errors, shapes = grid.errors, grid.shapes
    top, left = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(), top):
        for column, value in enumerate(values, left):
            if value != "":
                yield row, column, show(value, shapes.get((row, column), ""))
            elif (row, column) in errors:
                yield row, column, errors[row, column]
