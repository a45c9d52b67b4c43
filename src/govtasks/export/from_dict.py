"""From a dictionary of plain data to the notice that it was made of."""

from __future__ import annotations

import re
from typing import Any

from govtasks.errors import SchemaError
from govtasks.export.as_dict import FAMILY, SCHEMA, VERSION
from govtasks.export.forms import MisfitError
from govtasks.export.records import form_of
from govtasks.model.notice import Notice

_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


def from_dict(data: dict[str, Any]) -> Notice:
    """Make a notice of what `to_dict` gave, through JSON or not.

    Keys that the model does not know are passed over, as are those that only repeat its fields (title, severity …).
    SchemaError where the data is no notice or of a newer schema.
    """
    check_schema(data, FAMILY, VERSION)
    try:
        notice: Notice = form_of(Notice).take(data)
    except MisfitError as error:
        raise SchemaError(f"no notice of the schema {SCHEMA}: {error}") from error
    return notice


def check_schema(data: object, family: str, version: int) -> None:
    """Raise SchemaError unless the data names a schema of this family that this version of the library reads."""
    wanted = f"{family}{version}"
    name = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(name, str):
        raise SchemaError(f"it has no key “schema” such as “{wanted}”")
    found = name.removeprefix(family)
    if found == name or not _NUMBER.fullmatch(found):
        raise SchemaError(f"“{name}” is no schema that is read here: expected “{wanted}”")
    if int(found) > version:
        raise SchemaError(f"written by a newer govtasks: “{name}”; this one reads up to “{wanted}”: upgrade govtasks")
