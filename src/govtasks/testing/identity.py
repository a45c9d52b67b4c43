"""Checks of the level `loads`: a plugin is found, takes part, and says what it is."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import govtasks
from govtasks.testing.checking import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.testing.subject import Subject

_REQUIRED = re.compile(r"govtasks(?![\w.-])", re.IGNORECASE)
_WIDE = frozenset("（）：；，〔〕【】〈〉《》")


@claim("loads", "install the distribution (pip install -e .) and give pytest and the suite the same name")
def is_installed(subject: Subject) -> Iterator[str]:
    """The distribution is installed under the name that the suite was given."""
    if subject.distribution.metadata["Name"] != subject.plugin:
        yield f"it is installed as {subject.distribution.metadata['Name']!r}"


@claim("loads", "add to pyproject.toml: [project.entry-points.govtasks] with one line, name = module")
def is_discovered(subject: Subject) -> Iterator[str]:
    """One entry point of the group govtasks names a module of it."""
    if len(subject.entries) != 1:
        yield f"it has {len(subject.entries)} entry points of the group govtasks"
    yield from (f"the entry point {e.name} names {e.value}, not a module" for e in subject.entries if ":" in e.value)


@claim("loads", "read the reason: it is what every notice will say of the plugin (plugin-failed)")
def takes_part(subject: Subject) -> Iterator[str]:
    """It loads and is not refused."""
    if subject.status.status != "ok":
        yield f"it is {subject.status.status}: {subject.status.reason or 'see GOVTASKS_PLUGINS'}"


@claim("loads", "add govtasks to the dependencies in pyproject.toml")
def requires_the_library(subject: Subject) -> Iterator[str]:
    """The distribution requires govtasks."""
    if not any(_REQUIRED.match(line) for line in subject.distribution.requires or ()):
        yield f"it requires {subject.distribution.requires or 'nothing'}"


@claim("loads", "fill in version, description, readme and license in pyproject.toml")
def is_described(subject: Subject) -> Iterator[str]:
    """Its metadata says version, summary, readme and licence."""
    about = subject.distribution.metadata
    said = {
        "version": about["Version"],
        "description": "Summary" in about,
        "readme": "Description" in about or about.get_all("Description-Content-Type"),
        "license": any(key in about for key in ("License", "License-Expression", "License-File")),
    }
    yield from (f"it states no {what}" for what, value in said.items() if not value)


@claim("loads", "write govtasks_interface = 1 into the module: a later govtasks will know what the plugin expects")
def states_its_interface(subject: Subject) -> Iterator[str]:
    """The module says for which version of the interface it was written."""
    if getattr(subject.module, "govtasks_interface", None) is None:
        yield f"the module {subject.module.__name__} does not"


@claim("loads", "import from govtasks itself what docs/plugins.md names; ask for what is missing in an issue")
def imports_nothing_private(subject: Subject) -> Iterator[str]:
    """It uses public names of govtasks only, and no other plugin."""
    plugins = {entry.module.partition(".")[0] for entry in entry_points(group="govtasks")}
    others = plugins - {subject.module.__name__.partition(".")[0]}
    for file, tree in subject.sources():
        nodes = list(ast.walk(tree))
        aliases = {n.asname or n.name: n.name for node in nodes if isinstance(node, ast.Import) for n in node.names}
        for node in nodes:
            for line, name in _find_names(node, aliases):
                package, _, rest = name.partition(".")
                if package in others:
                    yield f"{file.name}:{line}: uses the plugin {package}"
                elif package == "govtasks" and rest and not _is_public(*rest.partition(".")):
                    yield f"{file.name}:{line}: uses {name}"


def _is_public(name: str, _dot: str, below: str) -> bool:
    return name == "testing" or (name in govtasks.__all__ and not below)


def _find_names(node: ast.AST, aliases: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Give the names of modules and of what is in them that a node uses, with its line."""
    if isinstance(node, ast.Import):
        yield from ((node.lineno, name.name) for name in node.names)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
        yield node.lineno, f"{aliases[node.value.id]}.{node.attr}"


@claim("loads", "take out what runs on import: a module only defines classes and hooks")
def is_quiet(subject: Subject) -> Iterator[str]:
    """Its import prints nothing, in a process of its own."""
    code = f"import {subject.module.__name__}"
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(  # noqa: S603 - the plugin that is under test
        [sys.executable, "-c", code], env=here, capture_output=True, check=False, timeout=60
    )
    if run.returncode or run.stdout or run.stderr:
        yield f"exit code {run.returncode}, {(run.stdout + run.stderr)[-500:]!r}"


@claim("loads", "make the hooks functions of nothing: no clock, no file, no network")
def gives_the_same_twice(subject: Subject) -> Iterator[str]:
    """Its hook gives the same adapters each time."""
    again = [adapter.code for adapter in getattr(subject.module, "govtasks_adapters", list)()]
    if again != [adapter.code for adapter in subject.adapters]:
        yield f"adapters {[a.code for a in subject.adapters]}, then {again}"


@claim("loads", "write a docstring: which place, which notices")
def says_what_it_is(subject: Subject) -> Iterator[str]:
    """The module and each adapter have a docstring of their own."""
    if not subject.module.__doc__:
        yield f"the module {subject.module.__name__} has none"
    yield from (f"{type(a).__name__} has none" for a in subject.adapters if not type(a).__dict__.get("__doc__"))


@claim("loads", 'write locality = govtasks.Locality("name in full")')
def names_its_place(subject: Subject) -> Iterator[str]:
    """Each adapter has a locality."""
    yield from (f"{adapter.code} has none" for adapter in subject.adapters if adapter.locality is None)


@claim("loads", "write signs in half width ( ) [ ] < > : ; , since words are compared with folded text")
def writes_words_folded(subject: Subject) -> Iterator[str]:
    """No word that is compared with folded text has a full-width sign."""
    for adapter in subject.adapters:
        words = (*adapter.issuers, *adapter.doc_number_prefixes, *adapter.heading_ends, *adapter.roles)
        yield from (f"{adapter.code}: {w!r}" for w in words if isinstance(w, str) and set(w) & _WIDE)


@claim("loads", "leave the label out: the generic reading knows it, and a plugin says only what it does not")
def says_nothing_known(subject: Subject) -> Iterator[str]:
    """No role word is one that the generic reading gives the same role."""
    for adapter in subject.adapters:
        for label, role in adapter.roles.items():
            text = f"重点工作\n1.新建公园。（{label}：市甲局）\n2.新建车站。（{label}：市乙局）"
            notice = govtasks.loads(text, plugins=[])
            if [a.role for t in notice.tasks for a in t.assignments] == [role, role]:
                yield f"{adapter.code}: {label!r} is {role} anyway"
