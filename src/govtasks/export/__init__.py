"""A notice as plain data: dictionaries, JSON, CSV and the JSON Schema, and back again."""

from __future__ import annotations

from govtasks.export.as_csv import escape, read_csv, unescape, write_csv
from govtasks.export.as_dict import to_dict
from govtasks.export.as_json import to_json
from govtasks.export.from_dict import from_dict
from govtasks.export.schema import schema

__all__ = ["escape", "from_dict", "read_csv", "schema", "to_dict", "to_json", "unescape", "write_csv"]
