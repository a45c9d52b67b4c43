"""OFD (GB/T 33190): a zip of pages in, their text out; lines that were only broken at the margin are joined."""

from __future__ import annotations

import posixpath
import statistics
from itertools import pairwise
from typing import TYPE_CHECKING

from govtasks.containers.blocks import Paragraph, write_paragraphs
from govtasks.containers.joiner import SourceLine
from govtasks.containers.lines import unwrap
from govtasks.containers.office.archive import Archive
from govtasks.containers.office.placed import join_lines, read_pieces
from govtasks.containers.office.word.elements import find, get
from govtasks.errors import DamagedFileError, EncryptedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from govtasks.containers.office.placed import Piece
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_ENTRY, _LOCK = "OFD.xml", "Encryptions.xml"
_FETCH = "fetch it again, or print it anew with an office program"


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read an OFD; raises LoadError."""
    archive = Archive(data, limits, name)
    if _LOCK in archive.names:
        raise EncryptedFileError(name, "the file is encrypted", "save it without a password")
    package = _Package(archive)
    pages: list[list[Piece]] = []
    for root in package.find_roots():
        found = package.find_pages(root)
        limits.check("pages", len(pages) + len(found), name)
        pages += [join_lines(package.read_page(*page)) for page in found]
    numbers = [number for number, page in enumerate(pages, 1) for _ in page]
    return write_paragraphs(
        Paragraph(line.text, "page-mark" if line.mark else "text", line.line, page=numbers[line.line - 1])
        for line in unwrap(_set_lines(pages))
    )


def _set_lines(pages: list[list[Piece]]) -> list[SourceLine]:
    """Say of each line how far it is set in, and how many lines are left free above it."""
    margin = min((line.left for page in pages for line in page), default=0.0)
    steps = [below.foot - above.foot for page in pages for above, below in pairwise(page)]
    step = statistics.median(steps or [0.0]) or 1.0
    lines: list[SourceLine] = []
    for page in pages:
        before = None
        for line in page:
            gap = 0 if before is None else max(round((line.foot - before.foot) / step) - 1, 0)
            indent = round((line.left - margin) * 2 / line.size)
            lines.append(SourceLine(line.text.strip(), len(lines) + 1, gap, indent, (indent + 1) // 2))
            before = line
    return lines


class _Package:
    """The files of an OFD, which name one another."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = frozenset(archive.names)

    def find_roots(self) -> Iterator[str]:
        """Find the documents of the package."""
        for root in self._parse(_ENTRY).iter("{*}DocRoot"):
            yield _locate(_ENTRY, root.text or "")

    def find_pages(self, document: str) -> list[tuple[str, dict[str, str]]]:
        """Find the pages of a document in their order, each with the templates that there are."""
        root = self._parse(document)
        templates = {get(t, "ID"): _locate(document, get(t, "BaseLoc")) for t in root.iter("{*}TemplatePage")}
        pages = find(root, "Pages")
        found = [] if pages is None else pages.iterchildren("{*}Page")
        return [(_locate(document, get(page, "BaseLoc")), templates) for page in found]

    def read_page(self, member: str, templates: dict[str, str]) -> Iterator[Piece]:
        """Read the text of a page and of the templates that lie under it."""
        page = self._parse(member)
        for template in page.iterchildren("{*}Template"):
            under = templates.get(get(template, "TemplateID"))
            if under:
                yield from read_pieces(self._parse(under))
        yield from read_pieces(page)

    def _parse(self, member: str) -> _Element:
        """Parse a member; DamagedFileError where it is missing."""
        if member not in self._names:
            raise DamagedFileError(self._archive.name, f"{member} is missing", _FETCH)
        return self._archive.parse(member)


def _locate(base: str, target: str) -> str:
    """Find the member that a file names, from the root or from where it stands itself."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target.strip())).lstrip("/")
