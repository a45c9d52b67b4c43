"""Every notice that a test loads is checked for the invariants; `shared` finds the real notices."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import govtasks
import invariants

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def checked(load: Callable[..., govtasks.Notice]) -> Callable[..., govtasks.Notice]:
    """Wrap `load` so that what it gives is checked."""

    @functools.wraps(load)
    def wrapper(*args: object, **options: object) -> govtasks.Notice:
        return invariants.check(load(*args, **options))

    return wrapper


# Before the tests are imported, so that `from govtasks import load` is caught as well.
govtasks.load = checked(govtasks.load)
govtasks.loads = checked(govtasks.loads)


def pytest_report_header() -> str:
    """Say whether the real notices are at hand."""
    return f"real notices: {SHARED if SHARED.is_dir() else 'no ../shared, their tests are skipped'}"


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the real notices and their reference answers, beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"no real notices: {SHARED} is not there")
    return SHARED


@pytest.fixture(scope="session")
def score(shared: Path) -> ModuleType:
    """Give the module that compares with the reference answers."""
    return by_path(shared / "tools" / "score.py")


def by_path(path: Path) -> ModuleType:
    """Import a module that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
