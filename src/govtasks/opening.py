"""From a source to its document: by a plugin's reader of its type of file, else decoded and read as page or text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from govtasks.containers import read
from govtasks.containers.office.kinds import find_kind
from govtasks.decode import Decoded, decode
from govtasks.errors import NotADocumentError, PluginError
from govtasks.model.document import Document
from govtasks.model.faults import find_document_faults
from govtasks.plugins.border import RefusedError, guard

if TYPE_CHECKING:
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
    """A document and how it was got."""

    document: Document
    media_type: str
    decoded: Decoded
    """The characters of the source; those of the document where the source is no text."""


def open_document(source: Input, limits: Limits, registry: Registry, errors: list[PluginError]) -> Opened:
    """Read a source into its document; faults of plugins' readers are added to `errors`."""
    decoded = source.decoded
    if decoded is None:
        before = len(errors)
        for reader in registry.readers:
            try:
                document = _read_by(reader, source.data, limits)
            except PluginError as error:
                errors.append(error)
                continue
            if document is not None:
                limits.check("characters", len(document.text), source.name)
                return Opened(document, reader.name, Decoded(document.text, ""))
        kind = find_kind(source.data, limits, source.name)
        if kind:
            document = kind.read(source.data, limits, source.name)
            limits.check("characters", len(document.text), source.name)
            return Opened(document, kind.media_type, Decoded(document.text, ""))
        decoded = _decode(source, errors[before:])
    limits.check("characters", len(decoded.text), source.name)
    document, media_type = read(decoded.text, limits, source.name)
    return Opened(document, media_type, decoded)


def _decode(source: Input, errors: list[PluginError]) -> Decoded:
    """Decode a source; where it is no text, tell as well why the readers failed that it belongs to."""
    try:
        return decode(source.data, source.name, source.encoding)
    except NotADocumentError as error:
        told = "".join(f"; {e}" for e in errors)
        raise NotADocumentError(error.source, error.reason + told, error.remedy) from error


def _read_by(reader: Brought[Reader], data: bytes, limits: Limits) -> Document | None:
    """Let a plugin's reader read a source; None where it is not of its type, PluginError where the reader fails."""
    with guard(reader.plugin, reader.version, f"reader of {reader.name}"):
        if not reader.value.matches(data):
            return None
        document: Any = reader.value.read(data, evolve(limits))
        if type(document) is not Document:
            raise RefusedError(f"reader of {reader.name} gave {document!r:.80}, not a govtasks.Document")
        fault = next(find_document_faults(document), "")
        if fault:
            raise RefusedError(f"reader of {reader.name}: {fault}")
        return document
    raise AssertionError  # pragma: no cover - the block above returns or raises
