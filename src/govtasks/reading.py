"""From decoded characters to a notice: read, outline, choose, adapt."""

from __future__ import annotations

import hashlib
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from govtasks.adapters.front_matter import FrontMatter, read_front_matter
from govtasks.adapters.page import Page
from govtasks.containers import read
from govtasks.errors import UnknownAdapterError
from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Source, Span
from govtasks.model.notice import AdapterUse, Locality, Notice
from govtasks.plugins import Installed, installed

if TYPE_CHECKING:
    from govtasks.adapters.contract import Adapter, Fit
    from govtasks.adapters.draft import Draft
    from govtasks.decode import Decoded
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_REPLACED = re.compile("\ufffd+")
_MOST_SPANS = 1000
_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,12}?(?:省|市|自治州|州|盟|地区|区|县|旗)(?:[\u4e00-\u9fff]{1,8}?(?:区|县|市|旗))?)(?=人民政府|政府|委|管)"
)


class Input(NamedTuple):
    """One source: its name, its bytes, its characters, and where the caller says it came from."""

    name: str
    data: bytes
    decoded: Decoded
    base_url: str | None


def read_notice(source: Input, adapter: str | Adapter | None, limits: Limits) -> Notice:
    """Read a source that is within the limits; faults of the document become diagnostics."""
    decoded = source.decoded
    document, media_type = read(decoded.text, limits)
    page = Page(document)
    front = read_front_matter(page)
    used, fit = choose(page, front, adapter)[0]
    draft = used.adapter.read(page, front, limits)
    sha256 = hashlib.sha256(source.data).hexdigest()
    return Notice(
        kind=draft.kind,
        document=document,
        source=Source(source.name, media_type, decoded.encoding, sha256, len(decoded.text), source.base_url),
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


def choose(page: Page, front: FrontMatter, adapter: str | Adapter | None) -> list[tuple[Installed, Fit]]:
    """Give the adapters that can read a page, the one with most evidence first; or only the one that is asked for."""
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
    elif not draft.tasks and not any(d.code == "attachment-missing" for d in found):
        found.append(Diagnostic("no-tasks"))
    return tuple(sorted(found, key=lambda d: d.spans[0].start if d.spans else -1))
