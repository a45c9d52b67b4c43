"""Cases: a notice and, beside it, the JSON of what is to be read of it."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import govtasks
from govtasks.testing.answers import OF_CORRECTIONS, Answer, answer, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

READ_BY = "read_by_eye"
"""Key of an answer: who read it against the notice; "" until somebody has."""


class Case(NamedTuple):
    """A notice and its answer; one of them may be missing."""

    name: str
    notice: Path | None
    answer: Path | None

    @property
    def path(self) -> Path:
        """The notice; FileNotFoundError where there is only an answer."""
        if self.notice is None:
            raise FileNotFoundError(f"no notice beside {self.answer}")
        return self.notice

    def expected(self) -> Answer:
        """Give what is to be read, white space aside."""
        said = self._read()
        said.pop(READ_BY, None)
        squeezed: Answer = squeeze(said)
        return squeezed

    def read_by(self) -> str:
        """Give who read the answer against the notice by eye; "" where nobody has."""
        return str(self._read().get(READ_BY, "")).strip()

    def _read(self) -> Answer:
        said: Answer = json.loads(self.answer.read_text("utf-8")) if self.answer else {}
        return said


def cases(folder: str | Path) -> tuple[Case, ...]:
    """Give the cases of a folder by name: files of the same name, the answer with the ending .json."""
    files = sorted(path for path in Path(folder).glob("*") if path.is_file() and not path.name.startswith("."))
    found: list[Case] = []
    for name in sorted({path.stem for path in files}):
        answers = [path for path in files if path.stem == name and path.suffix == ".json"]
        notices = [path for path in files if path.stem == name and path.suffix != ".json"]
        found += [Case(name, notice, answers[0] if answers else None) for notice in notices or (None,)]
    return tuple(found)


def compare(case: Case, notice: govtasks.Notice) -> str:
    """Give what a notice was read differently from its answer, a line for each difference; "" where nothing was."""
    expected, got = case.expected(), squeeze(answer(notice))
    lines = difflib.unified_diff(_lines(expected), _lines(got), "expected", "read", n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith("@@"))


def accept(
    notice: str | Path,
    *,
    plugins: Iterable[Any] | None = None,
    corrections: str | Path | govtasks.Corrections | None = None,
) -> Path:
    """Write what is read of a notice as its answer beside it, and give the new file.

    What it holds proves nothing until somebody has read it against the notice, corrected it, and written who into
    `read_by_eye`. `plugins` and `corrections` are those of `load`. FileExistsError where there is an answer; ValueError
    where the notice's own name ends in .json, or not all corrections fit it; the errors of `load`.
    """
    target = Path(notice).with_suffix(".json")
    if target == Path(notice):
        raise ValueError(f"{notice}: its answer would have its name; give it another ending")
    read = govtasks.load(notice, plugins=plugins, corrections=corrections)
    unfit = [d.message for d in read.diagnostics if d.code in OF_CORRECTIONS]
    if unfit:
        raise ValueError(f"{notice}: {unfit[0]}")
    data = (json.dumps({READ_BY: "", **answer(read)}, ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "backslashreplace"
    )
    with target.open("xb") as file:
        file.write(data)
    return target


def _lines(said: Answer) -> list[str]:
    lines: list[str] = []
    for key, value in said.items():
        if not isinstance(value, list):
            lines.append(f"{key}: {_json(value)}")
        elif key == "tasks":
            lines += [line for place, task in enumerate(value) for line in _task_lines(place, task)]
        else:
            lines += [f"{key}: {_json(entry)}" for entry in value]
    return lines


def _task_lines(place: int, task: Answer) -> list[str]:
    where = f"task {place} ({task['label']})"
    lines = [f"{where} {key}: {_json(value)}" for key, value in task.items() if key != "assignments"]
    return lines + [f"{where} assignment: {_json(a)}" for a in task["assignments"]]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
