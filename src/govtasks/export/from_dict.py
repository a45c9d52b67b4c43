"""From a dictionary of plain data to the notice that it was made of."""

from __future__ import annotations

from typing import Any

from govtasks.errors import SchemaError
from govtasks.export.as_dict import FAMILY, SCHEMA, VERSION
from govtasks.export.forms import MisfitError
from govtasks.export.records import form_of
from govtasks.model.notice import Notice


def from_dict(data: dict[str, Any]) -> Notice:
    """Make a notice of what `to_dict` gave, through JSON or not.

    Keys that the model does not know are passed over, as are those that only repeat its fields (title, severity …).
    SchemaError where the data is no notice or of a newer schema.
    """
    check_schema(data)
    try:
        notice: Notice = form_of(Notice).take(data)
    except MisfitError as error:
        raise SchemaError(f"no notice of the schema {SCHEMA}: {error}") from error
    return notice


def check_schema(data: object) -> None:
    """Raise SchemaError unless the data names a schema that this version reads."""
    name = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise SchemaError(f"no exported notice: it has no key “schema” such as “{SCHEMA}”")
    version = name.removeprefix(FAMILY)
    if name == version or not version.isdecimal():
        raise SchemaError(f"“{name}” is no schema of a notice: expected “{SCHEMA}”")
    if int(version) > VERSION:
        raise SchemaError(f"written by a newer govtasks: “{name}”; this one reads up to “{SCHEMA}”: upgrade govtasks")
