"""DOCX: a zip of XML in, its document out; what is counted, merged, tracked or boxed is read as the page shows it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from govtasks.containers.blocks import write_paragraphs
from govtasks.containers.office.archive import Archive
from govtasks.containers.office.word.elements import get
from govtasks.containers.office.word.numbering import Numbering
from govtasks.containers.office.word.pruning import prune
from govtasks.containers.office.word.story import Story
from govtasks.containers.office.word.styles import Styles
from govtasks.errors import DamagedFileError
from govtasks.model.document import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from govtasks.containers.blocks import Paragraph
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_MAIN, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_BODY = "body"
_ORDER = ("header", _BODY, "footnotes", "endnotes", "footer")
_FETCH = "fetch it again, or save it again with an office program"


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read a DOCX, DOCM or DOTX; raises LoadError. What stands around the body is furniture."""
    archive = Archive(data, limits, name)
    if _MAIN not in archive.names:
        raise DamagedFileError(name, f"{_MAIN} is missing", _FETCH)
    parts = _find_parts(archive)
    styles = Styles(_parse_first(archive, parts, "styles"))
    numbering = Numbering(_parse_first(archive, parts, "numbering"), styles)
    story = Story(styles, numbering, limits, name)
    paragraphs: list[Paragraph] = []
    changes = 0
    for kind in _ORDER:
        found: list[Paragraph] = []
        for member in parts.get(kind, ()):
            root = archive.parse(member)
            changes += prune(root, styles.hidden)
            found += story.read_part(root)
        paragraphs += found if kind == _BODY else _mark_furniture(found)
    remarks = [Remark("tracked-changes", facts=(("count", str(changes)),))] if changes else []
    return write_paragraphs(paragraphs, remarks)


def _mark_furniture(paragraphs: list[Paragraph]) -> Iterable[Paragraph]:
    """Make furniture of paragraphs, those once that are the same in several parts."""
    return dict.fromkeys(paragraph._replace(kind="furniture", line=0) for paragraph in paragraphs)


def _parse_first(archive: Archive, parts: dict[str, list[str]], kind: str) -> _Element | None:
    """Parse the first part of a kind, if there is one."""
    return archive.parse(parts[kind][0]) if kind in parts else None


def _find_parts(archive: Archive) -> dict[str, list[str]]:
    """Find the members that the main part is linked to, by kind: styles, header …."""
    parts = {_BODY: [_MAIN]}
    names = set(archive.names)
    for link in archive.parse(_LINKS) if _LINKS in names else ():
        kind, target = get(link, "Type").rpartition("/")[2], get(link, "Target")
        member = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        if member in names and member not in parts.get(kind, ()):
            parts.setdefault(kind, []).append(member)
    return parts
