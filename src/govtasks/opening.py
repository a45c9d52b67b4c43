"""From sources to one document: each by a plugin's reader or the library's own, a zip member by member."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from attrs import evolve

from govtasks.containers import read
from govtasks.containers.joined import join_documents
from govtasks.containers.office.archive import is_zip
from govtasks.containers.office.bundle import list_members, tell_unread
from govtasks.containers.office.kinds import find_kind
from govtasks.decode import Decoded, decode
from govtasks.errors import LimitExceededError, LoadError, NotADocumentError, PluginError
from govtasks.model.document import Document, Source
from govtasks.model.faults import find_document_faults
from govtasks.plugins.border import RefusedError, guard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.containers.contract import Reader
    from govtasks.model.limits import Limits
    from govtasks.plugins.registry import Brought, Registry


class Input(NamedTuple):
    """One source, as the caller gives it."""

    name: str
    data: bytes
    decoded: Decoded | None
    """Its characters, where the caller has them in hand."""
    encoding: str | None
    """The encoding that the caller knows it has."""
    base_url: str | None


class Opened(NamedTuple):
    """A document and what it was got from."""

    document: Document
    sources: tuple[Source, ...]
    """One at least, in the order of the document."""
    replaced: int = 0
    """Characters that were put in where bytes could not be read."""


def open_sources(inputs: Sequence[Input], limits: Limits, registry: Registry, errors: list[PluginError]) -> Opened:
    """Read sources into one document; faults of plugins' readers are added to `errors`."""
    desk = _Desk(limits, registry, errors, len(errors))
    opened = [one for source in inputs for one in desk.open(source)]
    document = join_documents([one.document for one in opened])
    limits.check("characters", len(document.text), inputs[0].name)
    return Opened(document, tuple(s for one in opened for s in one.sources), sum(one.replaced for one in opened))


class _Desk(NamedTuple):
    """Opens one source after the other."""

    limits: Limits
    registry: Registry
    errors: list[PluginError]
    before: int
    """How many of the errors are of no reader."""

    def open(self, source: Input) -> list[Opened]:
        """Read a source; of a zip each file that can be read."""
        known = self._open_known(source)
        if known:
            return [known]
        return (self._unpack(source) if is_zip(source.data) else []) or [self._open_text(source)]

    def _open_known(self, source: Input) -> Opened | None:
        """Read a source that a plugin or this library knows by its first bytes, or whose text the caller has."""
        if source.decoded:
            return self._read_text(source, source.decoded)
        brought = self._ask(source, for_scans=False)
        if brought:
            return brought
        kind = find_kind(source.data, self.limits, source.name)
        if not kind:
            return None
        document = kind.read(source.data, self.limits, source.name)
        scanned = None if document.text else self._ask(source, for_scans=True)
        return scanned or _close(source, document, kind.media_type)

    def _open_text(self, source: Input) -> Opened:
        """Decode a source; where it is no text, tell as well why the readers failed that it belongs to."""
        try:
            decoded = decode(source.data, source.name, source.encoding)
        except NotADocumentError as error:
            told = "".join(f"; {e}" for e in self.errors[self.before :])
            raise NotADocumentError(error.source, error.reason + told, error.remedy) from error
        return self._read_text(source, decoded)

    def _read_text(self, source: Input, decoded: Decoded) -> Opened:
        """Read characters."""
        self.limits.check("characters", len(decoded.text), source.name)
        document, media_type = read(decoded.text, self.limits, source.name)
        return _close(source, document, media_type, decoded)

    def _unpack(self, source: Input) -> list[Opened]:
        """Read the files of a zip; those that cannot be read are told, a zip in a zip among them."""
        opened: list[Opened] = []
        unread: list[LoadError] = []
        characters = 0
        for name, data in list_members(source.data, self.limits, source.name):
            member = Input(f"{source.name}/{name}", data, None, source.encoding, source.base_url)
            try:
                opened.append(self._open_known(member) or self._open_text(member))
            except LimitExceededError:
                raise
            except LoadError as error:
                unread.append(error)
            else:
                characters += len(opened[-1].document.text)
                self.limits.check("characters", characters, source.name)
        if opened:
            opened[-1] = opened[-1]._replace(document=tell_unread(opened[-1].document, unread))
        return opened

    def _ask(self, source: Input, *, for_scans: bool) -> Opened | None:
        """Let the plugins' readers try a source, those for scans where nothing else found text in it."""
        for reader in self.registry.readers:
            try:
                document = _read_by(reader, source.data, self.limits, for_scans=for_scans)
            except PluginError as error:
                self.errors.append(error)
                continue
            if document is not None:
                return _close(source, document, reader.name)
        return None


def _close(source: Input, document: Document, media_type: str, decoded: Decoded | None = None) -> Opened:
    """Give a document with what is known of its source."""
    characters = decoded or Decoded(document.text, "")
    sha256 = hashlib.sha256(source.data).hexdigest()
    if source.base_url:
        found = tuple(a._replace(link=_resolve(source.base_url, a.link)) for a in document.attachments)
        document = evolve(document, attachments=found)
    told = Source(source.name, media_type, characters.encoding, sha256, len(characters.text), source.base_url)
    return Opened(document, (told,), characters.replaced)


def _resolve(base: str, link: str) -> str:
    """Give an address in full; as it is where it cannot be."""
    try:
        return urljoin(base, link)
    except ValueError:  # as for http://[
        return link


def _read_by(reader: Brought[Reader], data: bytes, limits: Limits, *, for_scans: bool) -> Document | None:
    """Let a plugin's reader read a source; None where it is not of its type, PluginError where the reader fails."""
    with guard(reader.plugin, reader.version, f"reader of {reader.name}"):
        if reader.value.reads_scans is not for_scans or not reader.value.matches(data):
            return None
        document: Any = reader.value.read(data, evolve(limits))
        if type(document) is not Document:
            raise RefusedError(f"reader of {reader.name} gave {document!r:.80}, not a govtasks.Document")
        fault = next(find_document_faults(document), "")
        if fault:
            raise RefusedError(f"reader of {reader.name}: {fault}")
        return document
    raise AssertionError  # pragma: no cover - the block above returns or raises
