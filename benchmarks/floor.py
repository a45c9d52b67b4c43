"""The reference, 1.00: parse a page with lxml and walk it in Python for the text and offsets of each block."""

from __future__ import annotations

import lxml.etree
import lxml.html

BLOCK = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody td tfoot th thead title tr ul".split()
)
SKIP = frozenset("script style noscript template head select textarea iframe".split())


def parse_and_walk(page: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Give the text of a page with (start, end, tag) of every block in it."""
    return walk(lxml.html.document_fromstring(page))


def walk(root: lxml.html.HtmlElement) -> tuple[str, list[tuple[int, int, str]]]:  # noqa: C901 - see below
    """Walk a tree; line for line the walk of ../shared/tools/floors.py, so that ratios can be compared."""
    parts: list[str] = []
    blocks: list[tuple[int, int, str]] = []
    size = begin = 0
    add = parts.append
    skip = None
    block = "body"
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if skip is not None:
                continue
            if tag in SKIP or not isinstance(tag, str):
                skip = element
                continue
            if tag in BLOCK:
                if size > begin:
                    blocks.append((begin, size, block))
                    add("\n")
                    size += 1
                begin = size
                block = tag
            text = element.text
        else:
            if skip is not None:
                if skip is not element:
                    continue
                skip = None
            elif tag in BLOCK:
                if size > begin:
                    blocks.append((begin, size, block))
                    add("\n")
                    size += 1
                begin = size
            text = element.tail
        if text and not text.isspace():
            add(text)
            size += len(text)
    return "".join(parts), blocks
