"""A sheet of print: its signs and rulings, measured in points from the top left corner."""

from __future__ import annotations

from typing import NamedTuple


class Sign(NamedTuple):
    """A character where it is printed; blanks are none."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    apart: bool = False
    """Whether the file has a blank before it."""


class Ruling(NamedTuple):
    """A straight line: level where it is wider than high, else upright."""

    left: float
    top: float
    right: float
    bottom: float


class Sheet(NamedTuple):
    """A page as it is printed."""

    number: int
    """From 1."""
    width: float
    height: float
    signs: list[Sign]
    """In the order of the file."""
    rulings: list[Ruling]
    empty: bool
    """Whether nothing is on it, no picture either."""


class Line(NamedTuple):
    """A printed line, or what stands of it in one column or cell."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    em: float
    """Width of a Chinese character in it."""
