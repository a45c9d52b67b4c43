"""Pages as served: what is read of each against what a reader saw on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govtasks.errors import EvaluationError, LoadError
from govtasks.evaluating.said import normal, read_metadata
from govtasks.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from govtasks.model.notice import Notice

ASPECTS = {
    "title": ("title",),
    "number": ("doc_number",),
    "date": ("issued_on", "published_on"),
    "issuer": ("issuer",),
    "body": ("characters",),
}
"""What is judged of a page, and the facts that have to be right for it."""


@frozen(slots=True)
class JudgedPage:
    """A page, the system of its site, what is special about it, and what of it was read wrong."""

    name: str
    system: str
    remark: str
    wrong: tuple[str, ...]


def judge_pages(facts: Path, folders: Iterable[Path]) -> tuple[JudgedPage, ...]:
    """Compare what is read of the pages that a file of facts names with these facts, in the order of the names."""
    places = {path.name: path for folder in folders for path in folder.iterdir()}
    return tuple(_judge(facts, name, seen, places.get(name)) for name, seen in sorted(_read(facts).items()))


def count_right(pages: Iterable[JudgedPage]) -> Iterator[int]:
    """Count the pages on which each aspect is right."""
    judged = list(pages)
    return (sum(aspect not in page.wrong for page in judged) for aspect in ASPECTS)


def _read(facts: Path) -> dict[str, dict[str, Any]]:
    try:
        data = json.loads(facts.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(str(facts), f"is no JSON file in UTF-8: {type(error).__name__}") from error
    keys = {"system", "remark", *(key for of_one in ASPECTS.values() for key in of_one)}
    if not isinstance(data, dict) or not all(isinstance(seen, dict) and seen.keys() == keys for seen in data.values()):
        raise EvaluationError(str(facts), f"does not give {', '.join(sorted(keys))} of each page")
    return data


def _judge(facts: Path, name: str, seen: dict[str, Any], place: Path | None) -> JudgedPage:
    if not place:
        raise EvaluationError(str(facts), f"its page {name} is in none of the folders")
    try:
        notice = load(place, plugins=())
    except LoadError as error:
        raise EvaluationError(str(place), error.reason) from error
    said = read_metadata(notice) | {"characters": f"{_count_characters(notice)}"}
    wrong = {key for key in said.keys() & seen.keys() if said[key] != normal(_to_words(seen[key]))}
    aspects = tuple(aspect for aspect, keys in ASPECTS.items() if wrong.intersection(keys))
    return JudgedPage(name, f"{seen['system']}", f"{seen['remark']}", aspects)


def _to_words(fact: object) -> str:
    return "" if fact is None else f"{fact}"


def _count_characters(notice: Notice) -> int:
    """Count what is text of a notice and no furniture, white space left out."""
    text = notice.document.text
    return sum(len("".join(text[b.start : b.end].split())) for b in notice.document.blocks if b.kind == "text")
