"""The plugin under test: how it is installed, what it brings, its cases."""

from __future__ import annotations

import ast
import importlib
from functools import cached_property
from importlib.metadata import Distribution, EntryPoint, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import govtasks
from govtasks.testing.cases import Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


class Subject:
    """A plugin by the name of its distribution, and the folder of its cases."""

    def __init__(self, plugin: str, folder: str | Path) -> None:
        self.plugin = plugin
        self.folder = Path(folder)
        self.cases = cases(folder)

    @cached_property
    def distribution(self) -> Distribution:
        """Its distribution; PackageNotFoundError where it is not installed."""
        return distribution(self.plugin)

    @cached_property
    def entries(self) -> list[EntryPoint]:
        """Its entry points of the group govtasks."""
        return [entry for entry in self.distribution.entry_points if entry.group == "govtasks"]

    @cached_property
    def status(self) -> govtasks.PluginStatus:
        """How it stands among the installed plugins."""
        return next(p for p in govtasks.list_plugins() if p.name == self.distribution.metadata["Name"])

    @cached_property
    def module(self) -> ModuleType:
        """The module of its first entry point."""
        return importlib.import_module(self.entries[0].module)

    @cached_property
    def adapters(self) -> list[govtasks.Adapter]:
        """The adapters that it brings."""
        return self.hook("govtasks_adapters")

    def hook(self, name: str) -> list[Any]:
        """Give what a hook of it gives; nothing where it has none."""
        return list(getattr(self.module, name, list)())

    @cached_property
    def whole_cases(self) -> list[Case]:
        """The cases that have both notice and answer."""
        return [case for case in self.cases if case.notice and case.answer]

    def sources(self) -> Iterator[tuple[Path, ast.Module]]:
        """Give the Python files of its package, parsed."""
        first = Path(str(importlib.import_module(self.module.__name__.partition(".")[0]).__file__))
        files = sorted(first.parent.rglob("*.py")) if first.name == "__init__.py" else [first]
        for file in files:
            yield file, ast.parse(file.read_text("utf-8"), str(file))

    def load(self, source: Any, **options: Any) -> govtasks.Notice:  # noqa: ANN401 - those of govtasks.load
        """Read a source with this plugin and no other."""
        return govtasks.load(source, plugins=[self.plugin], **options)

    def read(self, case: Case) -> govtasks.Notice:
        """Read the notice of a case with this plugin and no other."""
        return self.load(case.path)
