"""The JSON Schema of the export, made from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govtasks.export.as_dict import SCHEMA
from govtasks.export.records import form_of
from govtasks.model.notice import Notice

if TYPE_CHECKING:
    from govtasks.export.forms import JsonSchema


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of what `to_dict` gives.

    `readOnly` marks keys that repeat others for the reader's ease; `from_dict` passes them over.
    """
    defs: dict[str, JsonSchema] = {}
    form_of(Notice).schema(defs)
    notice = defs.pop("Notice")
    properties = {"schema": {"const": SCHEMA}, **notice["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:govtasks:notice:1",
        "title": "Notice",
        **notice,
        "properties": properties,
        "required": ["schema", *notice["required"]],
        "$defs": dict(sorted(defs.items())),
    }
