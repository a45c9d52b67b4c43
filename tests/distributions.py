"""Plugins as pip leaves them: a module and its metadata in a folder that stands on the path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def install(folder: Path, name: str, source: str, version: str = "1.2") -> None:
    """Put a distribution `govtasks-<name>` with one module and its entry point into a folder."""
    module = f"govtasks_{name.replace('-', '_')}"
    (folder / f"{module}.py").write_text(source, "utf-8")
    about = folder / f"{module}-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: govtasks-{name}\nVersion: {version}\n", "utf-8")
    (about / "entry_points.txt").write_text(f"[govtasks]\n{name} = {module}\n", "utf-8")
