"""Bytes of a PDF in, its document out; what has no text, or none that can be read, is told."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from govtasks.containers.blocks import write_paragraphs
from govtasks.containers.office.printed.legible import is_legible
from govtasks.containers.office.printed.writing import write_sheets
from govtasks.errors import MissingDependencyError
from govtasks.model.document import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.document import Document
    from govtasks.model.limits import Limits


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read a PDF; raises LoadError."""
    try:
        return _read(data, limits, name)
    except ModuleNotFoundError as error:
        raise MissingDependencyError(name, f"reading PDF needs {error.name}", "pip install 'govtasks[pdf]'") from error


def _read(data: bytes, limits: Limits, name: str) -> Document:
    from govtasks.containers.office.pdfium import read_sheets  # noqa: PLC0415  an extra

    sheets = read_sheets(data, limits, name)
    pictures = [sheet.number for sheet in sheets if not sheet.signs and not sheet.empty]
    rubbish = [sheet.number for sheet in sheets if not is_legible(sheet)]
    remarks = [
        Remark(code, facts=(("pages", _say(pages)),))
        for code, pages in (("no-text-layer", pictures), ("unreadable-text", rubbish))
        if pages
    ]
    return write_paragraphs(write_sheets(sheets), remarks)


def _say(pages: Iterable[int]) -> str:
    """Say page numbers as a reader does: 1-3, 7."""
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
