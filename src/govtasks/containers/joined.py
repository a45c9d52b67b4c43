"""Documents in, one document out: a notice and its attachments, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.model.document import Block, Document, Remark, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def join_documents(documents: Sequence[Document]) -> Document:
    """Put documents under one another; each block knows which it came from. One document stays as it is."""
    if len(documents) == 1:
        return documents[0]
    blocks: list[Block] = []
    remarks: list[Remark] = []
    at = tables = 0
    for number, document in enumerate(documents):
        blocks += [_move(block, at, tables, number) for block in document.blocks]
        remarks += [r._replace(spans=tuple([Span(a + at, b + at) for a, b in r.spans])) for r in document.remarks]
        tables += 1 + max((b.cell.table for b in document.blocks if b.cell), default=-1)
        at += len(document.text) + bool(document.text)
    return Document(
        "\n".join(document.text for document in documents if document.text),
        tuple(blocks),
        depth_exceeded=any(document.depth_exceeded for document in documents),
        remarks=tuple(remarks),
        attachments=tuple(a for document in documents for a in document.attachments),
    )


def _move(block: Block, by: int, tables: int, source: int) -> Block:
    """Give a block at its place in the whole."""
    cell = block.cell._replace(table=block.cell.table + tables) if block.cell else None
    return block._replace(start=block.start + by, end=block.end + by, cell=cell, source=source)
