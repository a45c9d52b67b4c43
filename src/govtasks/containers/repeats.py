"""A page that prints its article twice, for the screen and for print: the second printing is furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govtasks.containers.furniture import closes_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.document import Document

_FEWEST = 5
_SHARE = 0.3
"""Of all else that the page shows."""


def mark_repeats(document: Document) -> Document:
    """Give a document in which a long run of blocks that stood above already is furniture."""
    text = document.text
    shown = [at for at, block in enumerate(document.blocks) if block.kind == "text"]
    words = [text[document.blocks[at].start : document.blocks[at].end] for at in shown]
    if len(set(words)) > len(words) - _FEWEST:
        return document
    blocks = list(document.blocks)
    for at in _find_repeated(words):
        blocks[shown[at]] = blocks[shown[at]]._replace(kind="furniture")
    return evolve(document, blocks=tuple(blocks))


def _find_repeated(words: list[str]) -> Iterator[int]:
    """Find the lines of a second printing, and those of the site between the two where nothing follows it."""
    least = sum(map(len, words)) * _SHARE / (1 + _SHARE)
    first: dict[str, int] = {}
    at = 0
    while at < len(words):
        before = first.setdefault(words[at], at)
        size = _measure(words, before, at) if before < at else 0
        if size >= _FEWEST and sum(map(len, words[at : at + size])) >= least:
            yield from range(at, at + size)
            if at + size == len(words):
                between = range(before + size, at)
                yield from range(next((n for n in between if closes_page(words[n])), at), at)
        at += max(size, 1)


def _measure(words: list[str], before: int, at: int) -> int:
    """Count how many blocks from one place on are those from another on."""
    size = 0
    while at + size < len(words) and before + size < at and words[at + size] == words[before + size]:
        size += 1
    return size
