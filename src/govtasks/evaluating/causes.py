"""The causes of failures, as people wrote them into a TOML file beside the page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from govtasks.errors import EvaluationError

if TYPE_CHECKING:
    from pathlib import Path


@frozen(slots=True)
class Causes:
    """Why things fail, as people wrote it: by file, then by label."""

    by_file: Mapping[str, Mapping[str, str]] = field(factory=dict)

    def of(self, file: str, label: str) -> str:
        """Give the cause of a failure; `*` stands for all labels of a file."""
        causes = self.by_file.get(file, {})
        return causes.get(label) or causes.get("*") or "cause unknown"


def read_causes(path: Path) -> Causes:
    """Read the causes; none where there is no such file, EvaluationError where it is not in order."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Causes()
    except (OSError, ValueError, RecursionError) as error:
        raise EvaluationError(str(path), f"is no TOML file in UTF-8: {error}") from error
    for file, causes in data.items():
        if not isinstance(causes, dict) or not all(isinstance(cause, str) for cause in causes.values()):
            raise EvaluationError(str(path), f"{file} is not a table of labels and causes")
    return Causes(data)
