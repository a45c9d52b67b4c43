"""DOCX: a zip of XML in, its document out; what is counted, merged, tracked or boxed is read as the page shows it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from govtasks.containers.blocks import write_paragraphs
from govtasks.containers.office.archive import Archive
from govtasks.containers.office.elements import get
from govtasks.containers.office.numbering import Numbering
from govtasks.containers.office.pruning import prune
from govtasks.containers.office.story import Story
from govtasks.containers.office.styles import Styles
from govtasks.errors import DamagedFileError
from govtasks.model.document import Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

    from govtasks.containers.blocks import Paragraph
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_MAIN, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"


def read(data: bytes, limits: Limits, name: str) -> Document:
    """Read a DOCX, DOCM or DOTX; raises LoadError.

    Headers come before the body; footnotes, endnotes and footers behind it, as furniture too.
    """
    archive = Archive(data, limits, name)
    if _MAIN not in archive.names:
        raise DamagedFileError(name, f"{_MAIN} is missing", "fetch it again, or save it again with an office program")
    parts = _find_parts(archive)
    styles = Styles(_parse_first(archive, parts, "styles"))
    numbering = Numbering(_parse_first(archive, parts, "numbering"), styles)
    body = Story(styles, numbering, limits, name, [])
    margins: dict[str, list[Paragraph]] = {}
    changes = _read_part(archive, _MAIN, body)
    tables = body.tables
    for kind in ("header", "footnotes", "endnotes", "footer"):
        story = Story(styles, numbering, limits, name, [], tables=tables)
        changes += sum(_read_part(archive, member, story) for member in parts.get(kind, ()))
        tables = story.tables
        margins[kind] = list(dict.fromkeys(p._replace(kind="furniture", line=0) for p in story.done))
    remarks = [Remark("tracked-changes", facts=(("count", str(changes)),))] if changes else []
    before, *behind = margins.values()
    return write_paragraphs([*before, *body.done, *(p for found in behind for p in found)], remarks)


def _read_part(archive: Archive, member: str, story: Story) -> int:
    """Read a part into its story, and count its tracked changes."""
    root = archive.parse(member)
    changes = prune(root, story.styles.hidden)
    story.read(root)
    return changes


def _parse_first(archive: Archive, parts: dict[str, list[str]], kind: str) -> _Element | None:
    """Parse the first part of a kind, if there is one."""
    return archive.parse(parts[kind][0]) if kind in parts else None


def _find_parts(archive: Archive) -> dict[str, list[str]]:
    """Find the members that the main part is linked to, by kind: styles, header …."""
    parts: dict[str, list[str]] = {}
    names = set(archive.names)
    for link in archive.parse(_LINKS) if _LINKS in names else ():
        kind, target = get(link, "Type").rpartition("/")[2], get(link, "Target")
        member = posixpath.normpath(posixpath.join("/word", target)).lstrip("/")
        if member in names and member not in parts.get(kind, ()):
            parts.setdefault(kind, []).append(member)
    return parts
