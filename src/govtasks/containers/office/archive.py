"""A zip in, its members out: unpacked in memory, counted against the limits while they are."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from govtasks.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from govtasks.model.limits import Limits

_FETCH = "fetch it again, or open and save it with an office program"
_PACK = "unpack it, and pass its files or pack them with Deflate"
_HEAD = b"PK\x03\x04"
_LOCKED = 0x1
PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The ways to pack that office programs use; `zipfile` unpacks others without a bound on memory."""
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
"""What `zipfile` raises for what is broken, or packed as it cannot unpack."""


def is_zip(data: bytes) -> bool:
    """Tell a zip of any kind."""
    return data.startswith(_HEAD)


class Archive:
    """The members of a zip, by name."""

    def __init__(self, data: bytes, limits: Limits, name: str) -> None:
        """Open a zip; raises DamagedFileError, and LimitExceededError where it has too many members."""
        self.name = name
        self._limits = limits
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as error:
            raise DamagedFileError(name, f"the zip is broken: {error}", _FETCH) from error
        named = [info for info in self._zip.infolist() if info.filename and not info.is_dir()]
        self._members = {info.filename: info for info in named}
        limits.check("members", len(self._zip.infolist()), name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, in their order."""
        return tuple(self._members)

    @property
    def size(self) -> int:
        """How many bytes its members have at most, by its own account: no more are ever unpacked."""
        return sum(info.file_size for info in self._members.values())

    def read(self, member: str) -> bytes:
        """Unpack a member; raises KeyError where there is none, and LoadError where it cannot be unpacked."""
        info = self._members[member]
        if info.flag_bits & _LOCKED:
            raise EncryptedFileError(self.name, f"{member} is encrypted")
        if info.compress_type not in PACKED:
            raise DamagedFileError(self.name, f"{member} is packed in a way that is not read", _PACK)
        most = min(self._limits.member, self._limits.unpacked - self._read)
        try:
            with self._zip.open(info) as file:
                data = file.read(most + 1)
        except DAMAGE as error:
            raise DamagedFileError(self.name, f"{member} cannot be unpacked: {error}", _FETCH) from error
        self._read += len(data)
        self._limits.check("member", len(data), self.name)
        self._limits.check("unpacked", self._read, self.name)
        return data

    def parse(self, member: str) -> etree._Element:
        """Parse a member as XML; entities are never resolved and nothing is fetched. Raises as `read`."""
        return self.parse_bytes(member, self.read(member))

    def parse_bytes(self, member: str, data: bytes) -> etree._Element:
        """Parse a member that is unpacked; as `parse`."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise DamagedFileError(self.name, f"{member} is no XML: {error.msg}", _FETCH) from error
        if root.getroottree().docinfo.doctype:
            raise DamagedFileError(self.name, f"{member} declares a document type", "no office program writes one")
        return root
