"""A zip of a notice and its attachments in, its files out, in the order in which they are to be read."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from attrs import evolve

from govtasks.containers.office.archive import Archive, is_zip
from govtasks.errors import DamagedFileError
from govtasks.model.document import Document, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.errors import LoadError
    from govtasks.model.limits import Limits

_NUMBER = re.compile(r"\d{1,9}")
_ATTACHMENT = re.compile(r"附\s*[件表录]")


def list_members(data: bytes, limits: Limits, name: str) -> Iterator[tuple[str, bytes]]:
    """Give the files of a zip: the notice before its attachments (附件), else by name, numbers by value.

    Files that are zips themselves (DOCX, XLSX …) count as what they hold; raises LimitExceededError where all of them
    hold too much.
    """
    archive, held = Archive(data, limits, name), 0
    shown = {member: _read_name(member) for member in archive.names}
    for member, label in sorted(shown.items(), key=lambda pair: _rank(pair[1])):
        path = PurePosixPath(label)
        if not any(part.startswith((".", "__MACOSX")) for part in path.parts):
            file = archive.read(member)
            held += _weigh(file, limits, label)
            limits.check("unpacked", held, name)
            yield label, file


def _weigh(file: bytes, limits: Limits, name: str) -> int:
    """Give how much a file holds once it is unpacked."""
    try:
        return max(len(file), Archive(file, limits, name).size) if is_zip(file) else len(file)
    except DamagedFileError:
        return len(file)


def tell_unread(document: Document, errors: list[LoadError]) -> Document:
    """Add to a document that files beside it could not be read."""
    remarks = [Remark("unread-file", facts=(("name", e.source), ("reason", e.reason))) for e in errors]
    return evolve(document, remarks=(*document.remarks, *remarks)) if remarks else document


def _read_name(member: str) -> str:
    """Give the name of a member; programs in China write GBK, which `zipfile` takes for code page 437."""
    try:
        return member.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member


def _rank(name: str) -> tuple[bool, list[str | int], str]:
    """Rank a file: the notice first, attachment 2 before attachment 10."""
    numbers: list[str | int] = [int(n) for n in _NUMBER.findall(name)]
    return bool(_ATTACHMENT.search(PurePosixPath(name).name)), numbers, name
