"""Each notice in `cases/` is read as the JSON beside it says."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

import govtasks
from answers import Answer, answer, squeeze

CASES = Path(__file__).parent / "cases"
NAMES = sorted({path.stem for path in CASES.iterdir() if path.is_file()})


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str) -> None:
    """A notice gives exactly its reference answer, white space aside."""
    notice_file, answer_file = _pair(name)
    expected = squeeze(json.loads(answer_file.read_text("utf-8")))
    got = squeeze(answer(govtasks.load(notice_file)))
    if got != expected:
        pytest.fail(f"{notice_file.name} is read differently:\n{_difference(expected, got)}", pytrace=False)


def _pair(name: str) -> tuple[Path, Path]:
    files = [path for path in CASES.iterdir() if path.stem == name]
    answers = [path for path in files if path.suffix == ".json"]
    notices = [path for path in files if path.suffix != ".json"]
    assert len(notices) == 1, f"{name}: one notice expected beside its answer, found {len(notices)}"
    assert len(answers) == 1, f"{name}: the notice has no {name}.json"
    return notices[0], answers[0]


def _difference(expected: Answer, got: Answer) -> str:
    """Show what differs, each line with where it stands."""
    lines = difflib.unified_diff(_lines(expected), _lines(got), "expected", "got", n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith("@@"))


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
