"""Forms of single values: each puts a value as plain data, takes it back, and gives its JSON Schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, Protocol

from attrs import define, frozen

from govtasks.model.document import Span

JsonSchema = dict[str, Any]

NAMES: dict[type, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}


@define
class MisfitError(Exception):
    """Data that a form cannot take; `path` grows outward from the place that is wrong."""

    reason: str
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give the place and what is wrong there: `tasks[3].label: expected string, found 7`."""
        place = "".join(self.path).removeprefix(".")
        return f"{place}: {self.reason}" if place else self.reason


class Form(Protocol):
    """How values of one type are exported."""

    @property
    def plain(self) -> bool:
        """Whether the value is its own plain data, so that `put` need not be called."""

    def put(self, value: Any, /) -> Any:  # noqa: ANN401 - any value of the model
        """Give the value as plain data."""

    def take(self, data: Any, /) -> Any:  # noqa: ANN401
        """Give the value of plain data; MisfitError where it is none."""

    def schema(self, defs: dict[str, JsonSchema], /) -> JsonSchema:
        """Give the JSON Schema of the data; classes add theirs to `defs`."""


def check(data: object, wanted: type, name: str) -> None:
    """Raise MisfitError unless the data is of the wanted type."""
    if not isinstance(data, wanted) or (isinstance(data, bool) and wanted is not bool):
        found = repr(data)
        raise MisfitError(f"expected {name}, found {found[:40]}{'…' if len(found) > 40 else ''}")  # noqa: PLR2004


def take_at(step: str, form: Form, data: object) -> Any:  # noqa: ANN401
    """Take data with a form; a misfit learns that it lies behind this step."""
    try:
        return form.take(data)
    except MisfitError as error:
        error.path = (step, *error.path)
        raise


@frozen
class Plain:
    """Text, numbers and truth values."""

    kind: type
    plain: bool = True

    def put(self, value: Any) -> Any:  # noqa: ANN401
        """Give the value."""
        return value

    def take(self, data: Any) -> Any:  # noqa: ANN401
        """Give the value; whole numbers pass as numbers."""
        whole = self.kind is float and type(data) is int
        check(data, int if whole else self.kind, NAMES[self.kind])
        return data

    def schema(self, _defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give the name of the type."""
        return {"type": NAMES[self.kind]}


@frozen
class OneOf:
    """One of a closed set of words."""

    words: Collection[str]
    plain: bool = True

    def put(self, value: str) -> str:
        """Give the word."""
        return value

    def take(self, data: Any) -> str:  # noqa: ANN401
        """Give the word."""
        check(data, str, NAMES[str])
        if data not in self.words:
            raise MisfitError(f"“{data}” is none of {', '.join(self.words)}")
        return str(data)

    def schema(self, _defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give the words."""
        return {"enum": list(self.words)}


@frozen
class Date:
    """A day, as 2024-01-31."""

    plain: bool = False

    def put(self, value: dt.date) -> str:
        """Give year, month and day."""
        return value.isoformat()

    def take(self, data: Any) -> dt.date:  # noqa: ANN401
        """Give the day."""
        check(data, str, "a date")
        try:
            return dt.date.fromisoformat(data)
        except ValueError as error:
            raise MisfitError(f"“{data}” is no date of the form 2024-01-31") from error

    def schema(self, _defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give text of the format date."""
        return {"type": "string", "format": "date"}


@frozen
class Place:
    """A span, as [start, end]."""

    plain: bool = False
    put: Callable[[Any], Any] = list
    """Give start and end."""

    def take(self, data: Any) -> Span:  # noqa: ANN401
        """Give the span."""
        check(data, list, "[start, end]")
        if len(data) != 2 or any(type(n) is not int for n in data):  # noqa: PLR2004 - start and end
            raise MisfitError(f"expected [start, end], found {data!r:.40}")
        return Span(*data)

    def schema(self, _defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give a pair of offsets."""
        return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}


@frozen
class Facts:
    """Pairs of a name and a word, as an object."""

    plain: bool = False
    put: Callable[[Any], Any] = dict
    """Give the pairs."""

    def take(self, data: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
        """Give the pairs in order."""
        check(data, dict, "an object")
        for key, word in data.items():
            take_at(f".{key}", Plain(str), word)
        return tuple(data.items())

    def schema(self, _defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give an object of text."""
        return {"type": "object", "additionalProperties": {"type": "string"}}


@frozen
class Maybe:
    """A value or null."""

    form: Form

    @property
    def plain(self) -> bool:
        """Whether the value is its own plain data."""
        return self.form.plain

    def put(self, value: Any) -> Any:  # noqa: ANN401
        """Give the value's data, or None."""
        return None if value is None else self.form.put(value)

    def take(self, data: Any) -> Any:  # noqa: ANN401
        """Give the value, or None."""
        return None if data is None else self.form.take(data)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give the value's schema or null."""
        return {"anyOf": [self.form.schema(defs), {"type": "null"}]}


@frozen
class Many:
    """A tuple of values of one type, as a list."""

    form: Form
    plain: bool = False

    def put(self, value: Any) -> list[Any]:  # noqa: ANN401
        """Give the data of each."""
        return list(value) if self.form.plain else list(map(self.form.put, value))

    def take(self, data: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Give the values."""
        check(data, list, "a list")
        return tuple([take_at(f"[{i}]", self.form, item) for i, item in enumerate(data)])

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give a list of the values' schema."""
        return {"type": "array", "items": self.form.schema(defs)}
