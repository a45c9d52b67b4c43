"""From a file with a reference answer to what it says, or a refusal by name; from a notice to its answer."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from attrs import frozen

from govtasks.errors import EvaluationError
from govtasks.evaluating.said import METADATA, Pairs, Said, normal, normal_document, normal_label

if TYPE_CHECKING:
    from govtasks.model.notice import Notice

_T = TypeVar("_T")
_MUST = object()


@frozen(slots=True)
class Answer:
    """A reference answer: the notice that it answers, and what that notice says."""

    file: str
    metadata: tuple[tuple[str, tuple[str, ...]], ...]
    """Each key that the answer speaks of, with all words that are right."""
    tasks: tuple[Said, ...]


@frozen(slots=True)
class _Fields:
    """An object of the file; a field that is missing or of another kind raises, with its place."""

    file: Path
    place: str
    data: dict[str, Any]

    def refuse(self, key: str, reason: str) -> NoReturn:
        raise EvaluationError(str(self.file), f"{self.place}{key} {reason}")

    def get(self, key: str, kind: type[_T], default: Any = _MUST) -> _T:  # noqa: ANN401 - of any kind
        value = self.data.get(key, default)
        if value is default and default is not _MUST:
            return default  # type: ignore[no-any-return]
        if value is _MUST:
            self.refuse(key, "is missing")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.refuse(key, f"is not of kind {kind.__name__}")
        return value

    def words(self, key: str) -> str | None:
        """Give a string, or None where the answer says null or nothing."""
        return None if self.data.get(key) is None else self.get(key, str)

    def all_words(self, key: str) -> list[str]:
        found = self.get(key, list, [])
        if not all(isinstance(one, str) for one in found):
            self.refuse(key, "is not a list of strings")
        return found

    def objects(self, key: str, *, must: bool = True) -> list[_Fields]:
        found = self.get(key, list, _MUST if must else [])
        if not all(isinstance(one, dict) for one in found):
            self.refuse(key, "is not a list of objects")
        return [_Fields(self.file, f"{self.place}{key}[{n}].", one) for n, one in enumerate(found)]


def read_answer(path: Path) -> Answer:
    """Read a reference answer; EvaluationError with file and reason where it is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(str(path), f"is no JSON file in UTF-8: {type(error).__name__}") from error
    if not isinstance(data, dict):
        raise EvaluationError(str(path), "is not an object")
    fields = _Fields(path, "", data)
    file = fields.get("file", str)
    if not file or "/" in file or "\\" in file or "\0" in file or file in {".", ".."}:
        fields.refuse("file", "is not the name of a file in the folder of the notices")
    tasks = fields.objects("tasks")
    labels = [normal_label(task.words("label")) for task in tasks]
    metadata = tuple((key, _read_accepted(fields, key)) for key in METADATA if key in data)
    return Answer(file, metadata, tuple(_read_task(task, labels) for task in tasks))


def give_answer(notice: Notice) -> dict[str, Any]:
    """Give what was read of a notice as its reference answer, for somebody who has corrected it."""
    data, places = notice.to_dict(), {task.id: place for place, task in enumerate(notice.tasks)}
    paths = {task.id: [{"label": s.label, "title": s.title} for s in notice.path(task)] for task in notice.tasks}
    tasks = [
        {key: task[key] for key in ("label", "heading", "text")}
        | {"path": paths[task["id"]], "parent": None if task["parent"] is None else places[task["parent"]]}
        | {"assignments": [{key: a[key] for key in ("role", "label", "name")} for a in task["assignments"]]}
        | {"deadline": task["deadline"] and task["deadline"]["text"]}
        | {"references": [{key: r[key] for key in ("document", "numbers")} for r in task["references"]]}
        for task in data["tasks"]
    ]
    return {"file": PurePath(notice.source.name).name, **{key: data[key] for key in METADATA}, "tasks": tasks}


def _read_accepted(fields: _Fields, key: str) -> tuple[str, ...]:
    return tuple(normal(words) for words in (fields.words(key), *fields.all_words(f"{key}_alternatives")))


def _read_task(task: _Fields, labels: list[str]) -> Said:
    units = tuple((a.get("role", str), normal(a.get("name", str))) for a in task.objects("assignments"))
    place = None if task.data.get("parent") is None else task.get("parent", int)
    if place is not None and not 0 <= place < len(labels):
        task.refuse("parent", "is not the place of a task")
    depth = task.get("path_uncertain_below", int, None)
    return Said(
        label=normal_label(task.words("label")),
        texts=tuple(normal(text) for text in (task.get("text", str), *task.all_words("text_alternatives"))),
        units=None if task.data.get("units_uncertain") else units,
        path=tuple(normal(step.words("title")) for step in task.objects("path")),
        parent=None if place is None else labels[place],
        deadline=normal(task.words("deadline")),
        references=_read_references(task),
        depth=depth or None,
    )


def _read_references(task: _Fields) -> Pairs:
    return tuple(
        (normal_document(one.words("document")), str(number))
        for one in task.objects("references", must=False)
        for number in one.get("numbers", list)
    )
