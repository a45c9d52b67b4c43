"""Elements of a page, made of names, attributes and children; whatever a notice says becomes text and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from govtasks.export.shown import show

if TYPE_CHECKING:
    from lxml.etree import _Element

    Child = _Element | str | None


def el(tag: str, *children: Child, **attributes: object) -> _Element:
    """Give an element; children and attributes that are None are left out, `class_` and `aria_label` lose their `_`."""
    node = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            node.set(name.rstrip("_").replace("_", "-"), show(str(value)))
    last: _Element | None = None
    for child in children:
        if isinstance(child, str):
            if last is None:
                node.text = (node.text or "") + show(child)
            else:
                last.tail = (last.tail or "") + show(child)
        elif child is not None:
            node.append(child)
            last = child
    return node


def write(root: _Element) -> str:
    """Give a page as HTML."""
    return "<!doctype html>\n" + etree.tostring(root, encoding="unicode", method="html") + "\n"
