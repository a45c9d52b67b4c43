"""A page that prints its article twice, for the screen and for print: the second printing is furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from govtasks.model.document import Document

_FEWEST = 5
_SHARE = 0.3
_LONG = 40


def mark_repeats(document: Document) -> Document:
    """Give a document in which a long run of blocks that stood above already is furniture."""
    text = document.text
    long = next((b for b in document.blocks if b.kind == "text" and b.end - b.start >= _LONG), None)
    if long and text.find(text[long.start : long.end], long.end) < 0:
        return document  # the first paragraph stands once
    shown = [at for at, block in enumerate(document.blocks) if block.kind == "text"]
    words = [text[document.blocks[at].start : document.blocks[at].end] for at in shown]
    if len(set(words)) > len(words) - _FEWEST:
        return document
    first: dict[str, int] = {}
    blocks = list(document.blocks)
    at = 0
    while at < len(words):
        before = first.setdefault(words[at], at)
        size = _measure(words, before, at) if before < at else 0
        if size >= _FEWEST and sum(map(len, words[at : at + size])) >= _SHARE * len(text):
            for repeated in shown[at : at + size]:
                blocks[repeated] = evolve(blocks[repeated], kind="furniture")
        at += max(size, 1)
    return evolve(document, blocks=tuple(blocks))


def _measure(words: list[str], before: int, at: int) -> int:
    """Count how many blocks from one place on are those from another on."""
    size = 0
    while at + size < len(words) and before + size < at and words[at + size] == words[before + size]:
        size += 1
    return size
