"""From a source to a notice: decode, read, outline, choose, adapt."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from govtasks.adapters.front_matter import FrontMatter, read_front_matter
from govtasks.adapters.page import Page
from govtasks.containers import read
from govtasks.decode import Decoded, clean, decode
from govtasks.errors import (
    DiagnosticsError,
    LimitExceededError,
    LoadError,
    SourceNotFoundError,
    SourceUnreadableError,
    UnknownAdapterError,
)
from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Source, Span
from govtasks.model.limits import DEFAULT_LIMITS, Limits
from govtasks.model.notice import AdapterUse, Locality, Notice

if TYPE_CHECKING:
    from govtasks.adapters.contract import Adapter, Fit
    from govtasks.adapters.draft import Draft
    from govtasks.model.document import Document
    from govtasks.plugins import Installed

Readable = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""What `load` takes: a path, the bytes themselves, or an open binary file."""

_REPLACED = re.compile("\ufffd+")
_MOST_SPANS = 1000
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_PASS_BYTES = "fetch it yourself and pass the bytes, with base_url= for its address: load(data, base_url=…)"  # noqa: S105
_PLACE = re.compile(r"([\u4e00-\u9fff]{2,12}?(?:省|市|自治州|州|盟|地区|区|县|旗)(?:[\u4e00-\u9fff]{1,8}?(?:区|县|市|旗))?)(?=人民政府|政府|委|管)")


class Loaded(NamedTuple):
    """One of many sources: the notice, or the error that it gave."""

    source: str
    notice: Notice | None
    error: LoadError | None


def load(
    source: Readable,
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
    base_url: str | None = None,
) -> Notice:
    """Read one notice from a path, bytes or an open binary file.

    `adapter` names the adapter to read with (its code, or an `Adapter`) where the choice is not to be the library's;
    `encoding` overrides the detection; `base_url` is kept as the source's address. Nothing is ever fetched.

    Raises `LoadError` (one of its kinds) where the source cannot be read, `UnknownAdapterError`, and with `strict`
    `DiagnosticsError` where the notice has diagnostics of severity error.
    """
    name, data = _read_bytes(source, limits)
    decoded = decode(data, name, encoding)
    return _build(name, data, decoded, adapter, limits, strict=strict, base_url=base_url)


def loads(
    text: str,
    *,
    adapter: str | Adapter | None = None,
    limits: Limits = DEFAULT_LIMITS,
    strict: bool = False,
    base_url: str | None = None,
) -> Notice:
    """Read one notice from text in hand, plain or HTML; the options and errors are those of `load`."""
    if not isinstance(text, str):
        raise TypeError(f"loads() takes text, not {type(text).__name__}; for bytes use load()")
    cleaned, replaced = clean(text)
    data = cleaned.encode()
    _check(limits.bytes, len(data), "<text>", "bytes")
    return _build("<text>", data, Decoded(cleaned, "", replaced), adapter, limits, strict=strict, base_url=base_url)


def load_many(
    sources: Iterable[Readable],
    *,
    adapter: str | Adapter | None = None,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Loaded]:
    """Read many sources, one at a time as they are asked for; one that cannot be read gives its error in its place."""
    for source in sources:
        try:
            notice = load(source, adapter=adapter, encoding=encoding, limits=limits)
        except LoadError as error:
            yield Loaded(error.source, None, error)
        else:
            yield Loaded(notice.source.name, notice, None)


def _read_bytes(source: Readable, limits: Limits) -> tuple[str, bytes]:
    if isinstance(source, (bytes, bytearray, memoryview)):
        data = bytes(source)
        _check(limits.bytes, len(data), "<bytes>", "bytes")
        return "<bytes>", data
    if isinstance(source, (str, os.PathLike)):
        return _read_path(os.fspath(source), limits)
    if hasattr(source, "read"):
        return _read_file(source, limits)
    raise TypeError(f"load() takes a path, bytes or a binary file, not {type(source).__name__}")


def _read_path(path: str, limits: Limits) -> tuple[str, bytes]:
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    if not path:
        raise SourceNotFoundError("''", "the path is empty", "name a file, or use loads() for text in hand")
    if _ADDRESS.match(path):
        raise SourceUnreadableError(path, "this is an address, and the library opens no connection", _PASS_BYTES)
    try:
        with Path(path).open("rb") as file:
            data = file.read(limits.bytes + 1)
    except FileNotFoundError as error:
        remedy = "use loads() for text in hand" if len(path) > 100 or "\n" in path else "check the path"  # noqa: PLR2004
        raise SourceNotFoundError(_shorten(path), "no such file", remedy) from error
    except IsADirectoryError as error:
        raise SourceUnreadableError(path, "this is a folder", "name a file, or pass its files to load_many()") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceUnreadableError(_shorten(path), f"cannot be opened: {reason}", "check the path and its permissions") from error
    _check(limits.bytes, len(data), path, "bytes")
    return path, data


def _shorten(path: str) -> str:
    line = path.replace("\n", " ")
    return line if len(line) <= 200 else f"{line[:100]}…"  # noqa: PLR2004


def _read_file(file: BinaryIO, limits: Limits) -> tuple[str, bytes]:
    name = str(getattr(file, "name", "<file>"))
    try:
        data = file.read(limits.bytes + 1)
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(name, f"cannot be read: {error}", "pass a file that is open for reading") from error
    if not isinstance(data, bytes):
        raise SourceUnreadableError(name, "the file is open as text", 'open it with mode "rb", or pass its text to loads()')
    _check(limits.bytes, len(data), name, "bytes")
    return name, data


def _check(limit: int, size: int, name: str, what: str) -> None:
    if size > limit:
        raise LimitExceededError(name, f"more than {limit:,} {what}", f"raise limits: Limits({what}=…)")


def _build(
    name: str,
    data: bytes,
    decoded: Decoded,
    adapter: str | Adapter | None,
    limits: Limits,
    *,
    strict: bool,
    base_url: str | None,
) -> Notice:
    _check(limits.characters, len(decoded.text), name, "characters")
    document, media_type = read(decoded.text, limits)
    page = Page(document)
    front = read_front_matter(page)
    used, fit = choose(page, front, adapter)[0]
    draft = used.adapter.read(page, front, limits)
    notice = Notice(
        kind=draft.kind,
        document=document,
        source=Source(name, media_type, decoded.encoding, hashlib.sha256(data).hexdigest(), len(decoded.text), base_url),
        adapter=AdapterUse(used.adapter.code, used.plugin, used.version, round(fit.score, 2)),
        title_quote=front.title,
        issuer_quote=front.issuer,
        doc_number_quote=front.doc_number,
        issued=front.issued,
        published=front.published,
        addressee_quotes=front.addressees,
        locality=used.adapter.locality or _place(front),
        conventions=tuple(draft.conventions),
        parts=tuple(draft.parts),
        sections=tuple(s.freeze() for s in draft.tops),
        tasks=tuple(draft.tasks),
        glossary=tuple(draft.glossary),
        diagnostics=_remarks(document, decoded, front, draft),
        repairs=(*front.repairs, *draft.repairs),
        unexplained=tuple(draft.unexplained),
    )
    if strict and any(d.severity == "error" for d in notice.diagnostics):
        raise DiagnosticsError(notice)
    return notice


def choose(page: Page, front: FrontMatter, adapter: str | Adapter | None) -> list[tuple[Installed, Fit]]:
    """Give the adapters that can read a page, the one with most evidence first; or only the one that is asked for."""
    from govtasks.plugins import Installed, installed  # noqa: PLC0415 - pluggy only when it is needed

    if adapter is None:
        fits = [(i, i.adapter.fit(page, front)) for i in installed()]
        return sorted(fits, key=lambda pair: -pair[1].score)
    if isinstance(adapter, str):
        for known in installed():
            if known.adapter.code == adapter:
                return [(known, known.adapter.fit(page, front))]
        codes = ", ".join(i.adapter.code for i in installed())
        raise UnknownAdapterError(f"no adapter {adapter!r}; installed are: {codes}")
    return [(Installed(adapter, type(adapter).__module__, ""), adapter.fit(page, front))]


def _place(front: FrontMatter) -> Locality | None:
    m = _PLACE.match(front.issuer.text) if front.issuer else None
    return Locality(m[1]) if m else None


def _remarks(document: Document, decoded: Decoded, front: FrontMatter, draft: Draft) -> tuple[Diagnostic, ...]:
    """Collect the diagnostics of every step, in the order of the text."""
    found = [*front.diagnostics, *draft.diagnostics]
    if decoded.replaced:
        spans = tuple(Span(m.start(), m.end()) for m in islice(_REPLACED.finditer(document.text), _MOST_SPANS))
        found.append(Diagnostic("replaced-characters", spans, facts=(("count", str(decoded.replaced)),)))
    if document.depth_exceeded:
        found.append(Diagnostic("depth-exceeded"))
    if not document.text.strip():
        found.append(Diagnostic("no-text"))
    return tuple(sorted(found, key=lambda d: d.spans[0].start if d.spans else -1))
