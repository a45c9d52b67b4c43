"""From a place and some of its notices to a distribution of a plugin: adapter, cases, tests, ready to be installed."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from string import Template
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import govtasks
from govtasks.errors import GovtasksError
from govtasks.phrases.places import find_stem, is_same
from govtasks.styling.drafting import draft_adapter
from govtasks.styling.making import style
from govtasks.testing import accept
from govtasks.testing.reading import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_PLACE = re.compile(r"[\u3400-\u9fff·]{2,40}")
_SUFFIXES = frozenset({".txt", ".html", ".htm", ".shtml"})
"""Endings that a case keeps; others become .txt, so that nothing runs what a notice holds."""
_LONGEST = 60
_UNSAFE = re.compile(r"[^\w.-]+")
_FILES = {
    "pyproject.toml": "pyproject.toml.txt",
    "README.md": "README.md.txt",
    "CHANGELOG.md": "CHANGELOG.md.txt",
    "LICENSE": "LICENSE.txt",
    ".gitignore": "gitignore.txt",
    "tests/test_$module.py": "tests/test_conformance.py.txt",
}
"""Files of the distribution, each with its template."""


class NewPluginError(GovtasksError):
    """A distribution cannot be written: why, and what to do."""


class _Plugin(NamedTuple):
    """What the distribution is called."""

    place: str
    name: str

    @property
    def distribution(self) -> str:
        return f"govtasks-{self.name}"

    @property
    def module(self) -> str:
        return self.distribution.replace("-", "_")


def new_plugin(
    place: str, notices: Iterable[str | Path], *, name: str = "", code: str = "", folder: str | Path = "."
) -> Path:
    """Write the distribution of a plugin for a place into a new folder below `folder`, and give that.

    `place` is its name in Chinese and in full (示例市样本区), or the name of the plugin in letters: then the notices
    say which place it is. `name` is that of the plugin; without it the place's, in pinyin (needs pypinyin, of the extra
    `cli`). `code` is that of GB/T 2260. Each of the `notices`, files, becomes a case.

    Raises `NewPluginError` where a notice does not say that it is of the place, or a name will not do; FileExistsError
    where the folder is there; the errors of `load`. Nothing is written then.
    """
    files = [Path(notice) for notice in notices]
    card = style(files)
    plugin = _name(place, name, [row.what for row in card.localities])
    source = draft_adapter(card, f"{plugin.name}-breakdown", govtasks.Locality(plugin.place, code or None))
    _try(plugin, source, files)
    target = Path(folder) / plugin.distribution
    target.mkdir(parents=True)
    words = {**plugin._asdict(), "module": plugin.module, "version": govtasks.__version__}
    templates = resources.files(__package__) / "template"
    for path, template in _FILES.items():
        _write(
            target / Template(path).substitute(words),
            Template((templates / template).read_text("utf-8")).substitute(words),
        )
    _write(target / "src" / plugin.module / "__init__.py", source)
    _write(target / "src" / plugin.module / "py.typed", "")
    for case in _copy(files, target / "tests" / "cases"):
        accept(case, plugins=[_load(plugin, source)])
    return target


def _name(place: str, name: str, known: list[str]) -> _Plugin:
    """Give the names of the plugin, from what the caller says and the notices know."""
    if place.isascii():
        if not known:
            raise NewPluginError(f"no notice says its place: give it in Chinese, and {place!r} as the name")
        name, place = name or place.lower(), known[0]
    if not _PLACE.fullmatch(place):
        raise NewPluginError(f"{place!r} is no name of a place in Chinese, such as 示例市样本区")
    others = [other for other in known if not is_same(place, other)]
    if others:
        raise NewPluginError(f"a notice is of another place: {'、'.join(others)}, not {place}")
    place = max([place, *known], key=len)
    name = name or _spell(place)
    if not _NAME.fullmatch(name):
        raise NewPluginError(f"{name!r} is no name of a plugin: lower-case letters, digits, hyphens, such as jiangan")
    return _Plugin(place, name)


def _spell(place: str) -> str:
    """Spell the last part of a place's name in pinyin, without its kind: 武汉市江岸区 is jiangan."""
    try:
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NewPluginError(
            f'{place} can be spelt in letters with pypinyin only: pip install "govtasks[cli]", or give a name'
        ) from error
    return "".join(lazy_pinyin(find_stem(place)))


def _try(plugin: _Plugin, source: str, files: list[Path]) -> None:
    """Make sure that the adapter claims each notice: else the distribution would fail its own tests."""
    module = _load(plugin, source)
    for file in files:
        notice = govtasks.load(file, plugins=[module])
        failed = [d.message for d in notice.diagnostics if d.code == "plugin-failed"]
        if failed:
            raise NewPluginError(failed[0])
        if notice.adapter.plugin == "govtasks":
            said = f"issuer {notice.issuer or 'unknown'}, document number {notice.doc_number or 'unknown'}"
            raise NewPluginError(f"{file}: nothing in it says that it is of {plugin.place} ({said})")
    for what, text in OTHERS.items():
        if govtasks.loads(text, plugins=[module]).adapter.plugin != "govtasks":
            raise NewPluginError(f"what these notices say of themselves would also claim {what}: choose other notices")


def _load(plugin: _Plugin, source: str) -> ModuleType:
    module = ModuleType(plugin.module)
    exec(compile(source, f"{plugin.module}.py", "exec"), vars(module))  # noqa: S102 - written by draft_adapter
    return module


def _copy(files: list[Path], folder: Path) -> list[Path]:
    """Copy notices as they are, each under a name of its own."""
    folder.mkdir(parents=True)
    copies: list[Path] = []
    for file in files:
        stem = _UNSAFE.sub("-", file.stem).strip("-._")[:_LONGEST] or "notice"
        while any(copy.stem == stem for copy in copies):
            stem += "-again"
        copies.append(folder / (stem + (file.suffix.lower() if file.suffix.lower() in _SUFFIXES else ".txt")))
        copies[-1].write_bytes(file.read_bytes())
    return copies


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
