"""Characters in, a document out: a page, a text or a table in a text, told apart by what it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits

_PAGE = re.compile(
    r"\s*(?:<\?xml\b[^<>]*>\s*|<!--.{0,2000}?-->\s*|<%[^<>]*%>\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"<(/?)(p|br|div|span|table|tbody|tr|td|th|ul|ol|li|h[1-6]|a|b|i|u|em|strong|font|section|article|center|o:p|hr|img|sup|sub)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SAMPLE = 200_000
_RARE = 400


def read(source: str, limits: Limits, name: str = "<text>") -> tuple[Document, str]:
    """Read a source into its document, and say what it is: `text/html`, `text/markdown`, `text/csv` or `text/plain`."""
    if not _PAGE.match(source):
        from govtasks.containers.delimited import find_rows, read_rows  # noqa: PLC0415  each reader is imported when met
        from govtasks.containers.markdown import find_tables, read_markdown  # noqa: PLC0415

        if tables := find_tables(source):
            return read_markdown(source, tables, limits, name), "text/markdown"
        if rows := find_rows(source):
            return read_rows(rows, limits, name), "text/csv"
    if is_page(source):
        from govtasks.containers.html import read_html  # noqa: PLC0415
        from govtasks.containers.repeats import mark_repeats  # noqa: PLC0415

        return mark_repeats(read_html(source, limits)), "text/html"
    from govtasks.containers.text import read_text  # noqa: PLC0415

    return read_text(source), "text/plain"


def is_page(source: str) -> bool:
    """Say whether a source is marked up: it begins like a page, or tags stand all through it."""
    if "<" not in source:
        return False
    if _PAGE.match(source):
        return True
    sample = source[:_SAMPLE]
    tags = _TAG.findall(sample)
    if not tags:
        return False
    if sample.lstrip()[0] == "<" and _TAG.match(sample.lstrip()):
        return True
    closed = sum(bool(slash) for slash, _ in tags)
    breaks = sum(name.lower() in {"br", "hr", "img"} for _, name in tags)
    return (closed + breaks) * _RARE > len(sample)
