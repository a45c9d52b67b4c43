"""What an extra brings, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from govtasks.errors import MissingDependencyError

if TYPE_CHECKING:
    from types import ModuleType


def need(module: str, extra: str, doing: str, source: str = "govtasks") -> ModuleType:
    """Give a module of an optional dependency; MissingDependencyError, which names the extra, where there is none.

    `doing` says what it is needed for (reading a workbook), `source` what was to be done with (the name of a file).
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = (error.name or module).partition(".")[0]
        raise MissingDependencyError(source, f"{doing} needs {package}", f"pip install 'govtasks[{extra}]'") from error
