"""From a corrections file to its corrections and back; one that is not in order is refused by name."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from govtasks.correcting.clashes import find_clashes
from govtasks.correcting.corrections import OF_UNITS, Correction, Corrections, describe, find_lack
from govtasks.errors import CorrectionsError, SchemaError
from govtasks.export.as_json import SURROGATE
from govtasks.export.forms import Form, Many, MisfitError, check, take_at
from govtasks.export.from_dict import check_schema
from govtasks.export.records import form_of
from govtasks.model.document import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

FAMILY = "govtasks.corrections/"
VERSION = 1
MOST_BYTES = 16_000_000
"""Size of a file; what is larger is refused unread."""
_WRITE_ANEW = "save the corrections again with `govtasks review`"


def read_corrections(path: str | os.PathLike[str]) -> Corrections:
    """Read a corrections file; CorrectionsError where it is none, or two of its corrections contradict each other."""
    return parse_corrections(read_bytes(path), os.fspath(path))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Give what a file holds, and no more than a corrections file may hold."""
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise CorrectionsError(os.fspath(path), reason, "check the path") from error


def parse_corrections(data: bytes, source: str = "<corrections>") -> Corrections:
    """Give the corrections that the bytes of a file say; the errors are those of `read_corrections`."""
    found = take_corrections(data, source)
    for one, other in find_clashes(found.corrections):
        reason = f"these contradict each other: {describe(one)} and {describe(other)}"
        raise CorrectionsError(source, reason, "keep one of the two")
    return found


def take_corrections(data: bytes, source: str) -> Corrections:
    """Give the same without looking whether they contradict one another."""
    if len(data) > MOST_BYTES:
        raise CorrectionsError(source, f"more than {MOST_BYTES:,} bytes", "part the file by notices")
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = f"is no JSON file in UTF-8: {type(error).__name__}"
        raise CorrectionsError(source, reason, _WRITE_ANEW) from error
    try:
        check_schema(said, FAMILY, VERSION)
        return Corrections(take_at("corrections", _FILE, said.get("corrections")), source)
    except (MisfitError, SchemaError, RecursionError) as error:
        raise CorrectionsError(source, str(error), _WRITE_ANEW) from error


def write_corrections(corrections: Corrections | Iterable[Correction], path: str | os.PathLike[str]) -> None:
    """Write a corrections file in one step, in the order of notices and places: the same for the same corrections.

    CorrectionsError where it cannot be written.
    """
    rows = corrections.corrections if isinstance(corrections, Corrections) else corrections
    target = Path(os.path.realpath(path))
    made = target.with_name(f".govtasks-{secrets.token_hex(8)}")
    try:
        try:
            with made.open("xb") as file:
                file.write(to_text(rows).encode())
                file.flush()
                os.fsync(file.fileno())
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        reason = f"cannot be written: {error.strerror}"
        raise CorrectionsError(os.fspath(path), reason, "choose another place") from error


def to_text(corrections: Iterable[Correction]) -> str:
    """Give the text of a corrections file, a line for each correction."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in to_rows(corrections))
    text = f'{{"schema": "{FAMILY}{VERSION}",\n"corrections": [\n{lines}\n]}}\n'
    return SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def to_rows(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """Give corrections as the objects of a file, the same one once, in the order of notices and places."""
    ordered = sorted(set(corrections), key=lambda one: (one.notice, one.text, one.place, repr(one)))
    return [_ROW.put(one) for one in ordered]


class _Row:
    """A correction as an object; `with` is no name of a field in Python."""

    plain = False
    record: Form = form_of(Correction)
    joined: Form = form_of(tuple[Spans, ...])

    def put(self, value: Correction) -> dict[str, Any]:
        """Give what it says, without what it leaves open; of an assignment always of which tasks, `[]` for all."""
        row = {"with" if key == "joined" else key: said for key, said in self.record.put(value).items()}
        always = {"task"} if value.action in OF_UNITS else set()
        return {key: said for key, said in row.items() if said not in (None, "", []) or key in always}

    def take(self, data: Any) -> Correction:  # noqa: ANN401 - plain data of any shape
        """Give the correction; MisfitError where the object is none, or leaves out what its action needs."""
        check(data, dict, "an object")
        joined = take_at(".with", self.joined, data.get("with", []))
        own = {key: said for key, said in data.items() if key != "joined"}
        correction: Correction = evolve(self.record.take(own), joined=joined)
        reason = find_lack(correction)
        if reason:
            raise MisfitError(reason)
        return correction

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        """Give the schema of the record."""
        return self.record.schema(defs)


_ROW = _Row()
_FILE = Many(_ROW)
