"""Every notice that a test loads is checked for the invariants; `shared` finds the real notices."""

from __future__ import annotations

import functools
import importlib
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import govtasks
import invariants
from distributions import install
from govtasks.plugins import loading, registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Give a function that installs a plugin into a folder on the path, and forgets the plugins afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def add(name: str, source: str, **about: str) -> None:
        install(tmp_path, name, source, **about)
        forget()

    yield add
    forget()
    for name in set(sys.modules) - before:
        if name.startswith("govtasks_"):
            del sys.modules[name]


def forget() -> None:
    """Let plugins be looked for again."""
    importlib.invalidate_caches()
    loading.discover.cache_clear()
    loading._load_object.cache_clear()  # noqa: SLF001
    registry._find.cache_clear()  # noqa: SLF001
    loading._loaded.clear()  # noqa: SLF001


def by_path(path: Path) -> ModuleType:
    """Import a module that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
