"""Blocks to a tree of numbered items, from the numbering alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govtasks.outline.items import Bounds, Item, Range
from govtasks.outline.mending import mend
from govtasks.outline.nesting import nest, number_parts, order_styles
from govtasks.outline.splitting import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govtasks.model.document import Document

__all__ = ["Bounds", "Item", "Range", "outline"]


def outline(document: Document, folded: str, bounds: Bounds, tables: Sequence[Range] = ()) -> list[Item]:
    """Give the top items of a document in order, with their children.

    Items without a number are the paragraphs that stand before, between and after the lists. Each of `tables` is one
    item, of the style `table`.
    """
    items = split(document, folded, bounds, tables)
    mend(items, folded)
    number_parts(items, bounds.opens)
    return nest(items, order_styles(items), folded)
