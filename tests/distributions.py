"""Plugins as pip leaves them: a module and its metadata in a folder that stands on the path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = """Metadata-Version: 2.1
Name: govtasks-{name}
Version: {version}
Summary: Words of an invented place
License-Expression: MIT
Description-Content-Type: text/markdown
Requires-Dist: govtasks

# An example
"""


def install(  # noqa: PLR0913 - each is one that a test needs
    folder: Path, name: str, source: str, *, version: str = "1.2", about: str = ABOUT, entries: str = ""
) -> None:
    """Put a distribution `govtasks-<name>` with one module and its entry point into a folder."""
    module = f"govtasks_{name.replace('-', '_')}"
    (folder / f"{module}.py").write_text(source, "utf-8")
    metadata = folder / f"{module}-{version}.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(about.format(name=name, version=version), "utf-8")
    (metadata / "entry_points.txt").write_text(entries or f"[govtasks]\n{name} = {module}\n", "utf-8")
