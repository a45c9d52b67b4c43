"""What kind of office file some bytes are, told by what they hold."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from govtasks.containers.office.archive import Archive, is_zip
from govtasks.errors import EncryptedFileError

if TYPE_CHECKING:
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits


class Kind(NamedTuple):
    """A kind of file."""

    media_type: str
    module: str
    """The module of this package whose `read(data, limits, name)` gives the document."""

    def read(self, data: bytes, limits: Limits, name: str) -> Document:
        """Read a file of this kind; raises LoadError."""
        document: Document = import_module(f"govtasks.containers.office.{self.module}").read(data, limits, name)
        return document


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_BY_MEMBER = {
    "word/document.xml": Kind(f"{_OPEN_XML}.wordprocessingml.document", "docx"),
    "xl/workbook.xml": Kind(f"{_OPEN_XML}.spreadsheetml.sheet", "workbook"),
    "xl/workbook.bin": Kind("application/vnd.ms-excel.sheet.binary.macroEnabled.12", "workbook"),
    "OFD.xml": Kind("application/ofd", "ofd"),
}
_BY_MIMETYPE = {
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "converted",
}
_BY_STREAM = {
    "WordDocument": Kind("application/msword", "converted"),
    "Workbook": Kind("application/vnd.ms-excel", "workbook"),
    "Book": Kind("application/vnd.ms-excel", "workbook"),
}
_PDF, _RTF = Kind("application/pdf", "pdf"), Kind("application/rtf", "converted")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_HEAD = 1024
"""Bytes within which a PDF says that it is one: ISO 32000-1, annex H, note 13."""
_ENTRY = re.compile(rb"(?:[\x20-\x7e]\x00){4,31}\x00\x00")
"""The name of a stream in the directory of a compound file: [MS-CFB] 2.6.1."""


def find_kind(data: bytes, limits: Limits, name: str) -> Kind | None:
    """Tell what kind of office file this is; None for anything else, a plain zip among it."""
    if is_zip(data):
        return _find_in_zip(Archive(data, limits, name))
    if data.startswith(_OLE):
        return _find_in_compound(data, name)
    if data.startswith(rb"{\rtf"):
        return _RTF
    return _PDF if b"%PDF-" in data[:_PDF_HEAD] else None


def _find_in_zip(archive: Archive) -> Kind | None:
    """Tell by the member that only this kind has."""
    names = set(archive.names)
    for member, kind in _BY_MEMBER.items():
        if member in names:
            return kind
    mimetype = archive.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""
    return Kind(mimetype, _BY_MIMETYPE[mimetype]) if mimetype in _BY_MIMETYPE else None


def _find_in_compound(data: bytes, name: str) -> Kind | None:
    """Tell a compound file by the names of its streams."""
    streams = {match[0].decode("utf-16-le").rstrip("\0") for match in _ENTRY.finditer(data)}
    if "EncryptedPackage" in streams:
        raise EncryptedFileError(name)
    return next((kind for stream, kind in _BY_STREAM.items() if stream in streams), None)
