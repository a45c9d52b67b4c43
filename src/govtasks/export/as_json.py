"""From a notice to JSON text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from govtasks.export.as_dict import to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.diagnostic import Language
    from govtasks.model.notice import Notice

SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(notice: Notice, *, indent: int | None = None, lang: Language = "en") -> str:
    """Give a notice as JSON text with its Chinese as it is; halves of a surrogate pair are escaped, so it is UTF-8."""
    return escape_halves(json.dumps(to_dict(notice, lang), ensure_ascii=False, indent=indent))


def escape_halves(text: str) -> str:
    """Give JSON text with halves of surrogate pairs, which UTF-8 does not have, as escapes."""
    return SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def enclose(texts: Iterable[str]) -> Iterator[str]:
    """Give the lines of an array of these texts, one after the other."""
    before = "["
    for text in texts:
        yield f"{before}{text}"
        before = ","
    yield "]" if before == "," else "[]"


def give_json(notices: Iterable[Notice]) -> Iterator[str]:
    """Give an array of notices, a line each."""
    return (f"{line}\n" for line in enclose(notice.to_json() for notice in notices))


def give_jsonl(notices: Iterable[Notice]) -> Iterator[str]:
    """Give JSON Lines: each notice in a line of its own."""
    return (f"{notice.to_json()}\n" for notice in notices)
