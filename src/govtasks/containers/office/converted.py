"""DOC, WPS, RTF or ODT in, its document out: LibreOffice makes a DOCX of it."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from govtasks.containers.office.archive import Archive, is_zip
from govtasks.containers.office.compound import Compound
from govtasks.containers.office.docx import read as read_docx
from govtasks.containers.office.libreoffice import convert
from govtasks.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_RTF, _STREAM, _MANIFEST = rb"{\rtf", "WordDocument", "META-INF/manifest.xml"
_FLAGS, _LOCKED = 0x0A, 0x0100
"""Where the stream says that it is encrypted, by which bit: [MS-DOC] 2.5.2."""
_FETCH = "fetch it again, or save it as DOCX with an office program"


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read what LibreOffice can make a DOCX of; raises LoadError."""
    if is_zip(data):
        locked = _is_package_locked(Archive(data, limits, name))
    else:
        locked = not data.startswith(_RTF) and _is_word_locked(data, name)
    if locked:
        raise EncryptedFileError(name)
    with tempfile.TemporaryDirectory(prefix="govtasks-", ignore_cleanup_errors=True) as folder:
        made = convert(data, Path(folder), limits, name)
        if not made.is_file():
            raise DamagedFileError(name, "LibreOffice cannot read it", _FETCH)
        limits.check("unpacked", made.stat().st_size, name)
        packed = made.read_bytes()
    if not is_zip(packed):
        raise DamagedFileError(name, "what LibreOffice made of it is no DOCX", _FETCH)
    return read_docx(packed, limits, name)


def _is_package_locked(archive: Archive) -> bool:
    """Say whether members of an ODT are encrypted."""
    return _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST)


def _is_word_locked(data: bytes, name: str) -> bool:
    """Say whether a DOC is encrypted; raises DamagedFileError where it is not whole, which LibreOffice may not tell."""
    try:
        (flags,) = struct.unpack_from("<H", Compound(data).read(_STREAM), _FLAGS)
    except (ValueError, LookupError, struct.error) as error:
        raise DamagedFileError(name, f"the file is broken: {error}", _FETCH) from error
    return bool(flags & _LOCKED)
