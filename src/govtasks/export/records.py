"""The forms of the model's classes, made from their fields, types and promised keys."""

from __future__ import annotations

import builtins
import datetime as dt
import inspect
import types
import typing
from collections import defaultdict
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from attrs import evolve, frozen

from govtasks.export.field_docs import read_class_doc, read_field_docs
from govtasks.export.forms import (
    NAMES,
    Date,
    Facts,
    Form,
    JsonSchema,
    Many,
    Maybe,
    MisfitError,
    OneOf,
    Place,
    Plain,
    check,
    take_at,
)
from govtasks.export.promised import PROMISED
from govtasks.model.diagnostic import RULES, Diagnostic
from govtasks.model.document import Remark, Span
from govtasks.model.notice import Notice
from govtasks.model.section import Section

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen
class Column:
    """One key of a record."""

    key: str
    form: Form
    derived: bool
    """Written from a property; not read back."""
    needed: bool
    """A field without a default: no record can be made without it."""
    promised: bool

    def describe(self, doc: str | None, defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give the schema of the key, with what the source says of it."""
        said = {"description": doc} if doc else {}
        return {**said, **self.form.schema(defs), **({"readOnly": True} if self.derived else {})}


def find_columns(cls: type) -> list[Column]:
    """Give the columns of a class of the model: its promised keys, then its other fields."""
    parameters = inspect.signature(cls).parameters
    promised = PROMISED.get(cls, "").split()
    columns = []
    for key in [k for k in dict.fromkeys([*promised, *parameters]) if (cls, k) != (Section, "children")]:
        derived = key not in parameters
        owner = getattr(cls, key).fget if derived else cls
        hint = get_type_hints(owner)["return" if derived else key]
        form = SPECIAL[cls, key]() if (cls, key) in SPECIAL else form_of(hint)
        needed = not derived and parameters[key].default is inspect.Parameter.empty
        columns.append(Column(key, form, derived, needed, key in promised))
    return columns


class Record:
    """A class of the model, as an object with a key for each column."""

    plain = False

    def __init__(self, cls: type, columns: list[Column]) -> None:
        self.cls = cls
        self.columns = columns
        self._keys = [c.key for c in columns]
        self._values = attrgetter(*self._keys)
        self._puts = [(c.key, c.form.put) for c in columns if not c.form.plain]

    def put(self, value: object) -> dict[str, Any]:
        """Give the object's columns; only those that are no plain data cost a call."""
        data = dict(zip(self._keys, self._values(value), strict=False))
        for key, put in self._puts:
            data[key] = put(data[key])
        return data

    def take(self, data: Any) -> Any:  # noqa: ANN401 - plain data of any shape
        """Make the object again; unknown keys are passed over, missing ones take the model's default."""
        check(data, dict, "an object")
        fields = {}
        for column in self.columns:
            if column.key in data and not column.derived:
                fields[column.key] = take_at(f".{column.key}", column.form, data[column.key])
            elif column.needed:
                raise MisfitError(f"lacks the key “{column.key}”")
        return self.cls(**fields)

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give a pointer to the class among the definitions, where its schema is added."""
        name = self.cls.__name__
        if name not in defs:
            docs = read_field_docs(self.cls)
            defs[name] = {
                "type": "object",
                "description": read_class_doc(self.cls),
                "properties": {c.key: c.describe(docs.get(c.key), defs) for c in self.columns},
                "required": [c.key for c in self.columns if c.promised or c.needed],
            }
        return {"$ref": f"#/$defs/{name}"}


class Outline:
    """The tree of sections, as a flat list in document order where each names its parent."""

    plain = False

    def __init__(self) -> None:
        self._section = form_of(Section)
        self._parent = form_of(str | None)

    def put(self, sections: tuple[Section, ...]) -> list[dict[str, Any]]:
        """Give a row for each section."""
        pairs = (pair for section in sections for pair in section.walk())
        return [{"id": s.id, "parent": parent and parent.id, **self._section.put(s)} for s, parent in pairs]

    def take(self, data: Any) -> tuple[Section, ...]:  # noqa: ANN401
        """Make the tree again, from the last row up, so that each finds its children made."""
        sections = Many(self._section).take(data)
        below: defaultdict[str | None, list[Section]] = defaultdict(list)
        for at in reversed(range(len(sections))):
            parent = take_at(f"[{at}].parent", self._parent, data[at].get("parent"))
            children = tuple(reversed(below.pop(sections[at].id, [])))
            below[parent].append(evolve(sections[at], children=children))
        top = tuple(reversed(below.pop(None, [])))
        if below:
            raise MisfitError(f"no section stands before its parent “{next(iter(below))}”")
        return top

    def schema(self, defs: dict[str, JsonSchema]) -> JsonSchema:
        """Give a list of sections with a parent each."""
        parent = {"description": "Id of the section above it.", **self._parent.schema(defs)}
        row = {**self._section.schema(defs), "properties": {"parent": parent}, "required": ["parent"]}
        return {"type": "array", "description": "In document order, each after its parent.", "items": row}


SPECIAL: dict[tuple[type, str], Callable[[], Form]] = {
    (Notice, "sections"): Outline,
    (Diagnostic, "code"): lambda: OneOf(RULES),
    (Diagnostic, "facts"): Facts,
    (Remark, "facts"): Facts,
}
"""Fields whose form does not follow from their type."""


@cache
def form_of(hint: Any) -> Form:  # noqa: ANN401 - a type or a type expression
    """Give the form of a type; TypeError where the export has none for it."""
    arguments = get_args(hint)
    match get_origin(hint):
        case typing.Literal:
            return OneOf(arguments)
        case builtins.tuple if arguments[1:] == (Ellipsis,):
            return Many(form_of(arguments[0]))
        case types.UnionType | typing.Union if arguments[1:] == (types.NoneType,):
            return Maybe(form_of(arguments[0]))
    if hint is dt.date:
        return Date()
    if hint is Span:
        return Place()
    return Plain(hint) if hint in NAMES else Record(hint, find_columns(hint))
