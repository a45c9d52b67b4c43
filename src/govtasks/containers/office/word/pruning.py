"""A part of a DOCX in: what a reader of the page does not see is taken out of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from govtasks.containers.office.word.elements import find, get, is_on, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHANGES = ("{*}ins", "{*}del", "{*}moveFrom")


def prune(root: _Element, hidden: frozenset[str]) -> int:
    """Take out deletions, hidden words, readings over characters and second forms of drawings; count tracked changes.

    `hidden` are the styles whose words are not shown.
    """
    for switch in list(root.iter("{*}vanish")):
        if is_on(switch):
            _drop_run(switch)
    for style in list(root.iter("{*}rStyle", "{*}pStyle")) if hidden else ():
        if get(style, "val") in hidden:
            _drop_run(style)
    for element in list(root.iter("{*}rt")):
        _drop(element)
    for drawing in list(root.iter("{*}AlternateContent")):
        _drop_double(drawing)
    changes = list(root.iter(*_CHANGES))
    for change in reversed(changes):  # so that what a paragraph leaves to the next one is moved once
        if local(change) != "ins":
            _delete(change)
    return len(changes)


def _drop(element: _Element | None) -> None:
    """Take an element out of its parent."""
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _drop_run(look: _Element) -> None:
    """Take out the run, or the paragraph, among whose properties this one stands."""
    properties = look.getparent()
    owner = None if properties is None else properties.getparent()
    if owner is not None and local(owner) in {"r", "p"}:
        _drop(owner)


def _drop_double(drawing: _Element) -> None:
    """Take out the form of a drawing for older programs where it says again what stands beside it."""
    words = chain.from_iterable(choice.iter("{*}t") for choice in drawing.iterchildren("{*}Choice"))
    if next(words, None) is not None:
        for fallback in list(drawing.iterchildren("{*}Fallback")):
            drawing.remove(fallback)


def _delete(change: _Element) -> None:
    """Take out what was deleted: words, a row of a table, or the end of a paragraph."""
    parent = change.getparent()
    owner = None if parent is None else parent.getparent()
    if parent is not None and local(parent) == "trPr":
        _drop(owner)
    elif owner is not None and local(owner) == "pPr":
        _join(owner.getparent())
    else:
        _drop(change)


def _join(paragraph: _Element | None) -> None:
    """Put the words of a paragraph before those of the next, whose properties hold for both."""
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or local(following) != "p":
        return
    words = [child for child in paragraph if local(child) != "pPr"]
    at = 0 if find(following, "pPr") is None else 1
    for child in reversed(words):
        following.insert(at, child)
    _drop(paragraph)
