"""What the documentation shows is run.

In README.md, README.zh-CN.md, CONTRIBUTING.md and docs/*.md, as if from the root of the checkout:

- ```python blocks of one page run in order in one namespace; those with `>>>` are doctests (… stands for anything);
- ```console blocks run each line that begins with `$ ` and compare what it prints, where the page shows it (… again);
- a block below `<!-- not run: reason -->`, and any other kind (```sh, ```text), is not run.
"""

from __future__ import annotations

import doctest
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

import govtasks
from govtasks.export.columns import ASSIGNMENT, DIAGNOSTIC, NOTICE, ROLES, TABLES, TARGET, TASK
from govtasks.export.promised import PROMISED
from govtasks.model.diagnostic import RULES
from govtasks.model.notice import AdapterUse, Notice
from govtasks.model.section import GlossaryEntry
from govtasks.model.task import Task
from govtasks.testing import checks

ROOT = Path(__file__).resolve().parents[1]
_NAMES = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")
_ON_ITS_OWN = "add-your-locality.md"
"""Is followed by tests/test_tutorial.py, in an environment of its own."""
PAGES = [p for p in (*(ROOT / name for name in _NAMES), *sorted(ROOT.glob("docs/**/*.md"))) if p.name != _ON_ITS_OWN]
_BLOCK = re.compile(r"(?m)^(?P<skip><!-- not run: .+ -->\n\n?)?```(?P<kind>python|console)\n(?P<body>(?:.*\n)*?)```$")
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Block(NamedTuple):
    """A piece of code in a page."""

    page: Path
    line: int
    kind: str
    body: str

    @property
    def at(self) -> str:
        """Where a person finds it."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """Find the blocks of a page that are to be run."""
    text = page.read_text("utf-8")
    return [
        Block(page, text.count("\n", 0, m.start("body")), m["kind"], m["body"])
        for m in _BLOCK.finditer(text)
        if not m["skip"]
    ]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that looks like the checkout and may be written to."""
    for name in ("examples", "schema", "plugins", "docs"):
        if (ROOT / name).exists():
            (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_of_the_documentation_runs(page: Path, workplace: Path) -> None:
    """The Python that a page shows runs and gives what the page says."""
    namespace: dict[str, object] = {"__name__": "__docs__"}
    found = [b for b in blocks(page) if b.kind == "python"]
    if not found:
        pytest.skip(f"{page.name} shows no Python")
    assert workplace.is_dir()
    for block in found:
        if ">>>" not in block.body:
            exec(compile("\n" * block.line + block.body, block.at, "exec"), namespace)  # noqa: S102 - our own words
            continue
        test = doctest.DocTestParser().get_doctest(block.body, namespace, block.at, str(page), block.line)
        for example in test.examples:
            example.want = example.want.replace("…", "...")
        report: list[str] = []
        failed, _ = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=report.append, clear_globs=False)
        assert not failed, "".join(report)
        namespace.update(test.globs)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_of_the_documentation_run(page: Path, workplace: Path) -> None:
    """The commands that a page shows run and print what the page says."""
    found = [b for b in blocks(page) if b.kind == "console"]
    if not found:
        pytest.skip(f"{page.name} shows no commands")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    for block in found:
        for command, shown in commands(block.body):
            run = subprocess.run(
                ["bash", "-c", command],  # noqa: S607 - whichever bash there is
                cwd=workplace, env=environment, timeout=120, check=False, encoding="utf-8",
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            )  # fmt: skip
            if shown:
                assert doctest.OutputChecker().check_output(shown.replace("…", "..."), run.stdout, _FLAGS), (
                    f"{block.at}: {command}\nsays:\n{shown}\nprints:\n{run.stdout}"
                )
            else:
                assert run.returncode == 0, f"{block.at}: {command}\n{run.stdout}"


def commands(body: str) -> list[tuple[str, str]]:
    """Give each command of a block and the output below it."""
    found = re.split(r"(?m)^\$ ", body)[1:]
    return [(first, rest) for first, _, rest in (piece.partition("\n") for piece in found)]


def test_every_diagnostic_code_is_documented() -> None:
    """docs/diagnostics.md has a row for each code of the catalogue, and no other, with the texts of the catalogue."""
    page = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `[a-z-]+` \| (?:info|warning|error) \| .+ \| .+ \| .+ \| .+ \|$", page)
    assert rows == [
        f"| `{code}` | {rule.severity} | {rule.en} | {rule.help_en} | {rule.zh} | {rule.help_zh} |"
        for code, rule in RULES.items()
    ]


def test_every_public_name_and_field_is_documented() -> None:
    """The pages name each public name of `govtasks`; docs/model.md names each field of the classes of the model."""
    pages = "".join(page.read_text("utf-8") for page in sorted(ROOT.glob("docs/*.md")))
    assert not [name for name in govtasks.__all__ if not re.search(rf"\b{name}\b", pages)]
    model = (ROOT / "docs" / "model.md").read_text("utf-8")
    tables = (Notice, Task)  # a table each; the others share one, with the name of the class before each field
    classes = [c for c in vars(govtasks).values() if isinstance(c, type) and c.__module__.startswith("govtasks.model")]
    wanted = [
        f"`{name}`" if cls in tables else f"`{cls.__name__}.{name}`"
        for cls in classes
        for name in inspect.signature(cls).parameters
        if cls is not govtasks.Limits  # docs/errors-and-limits.md shows it
    ]
    assert not [words for words in wanted if words not in model]


def test_the_keys_and_columns_that_are_promised_are_documented() -> None:
    """docs/json.md lists the keys of the export in their order, docs/tables.md the columns of each table."""
    keys = (ROOT / "docs" / "json.md").read_text("utf-8")
    names = {GlossaryEntry: "glossary[]", AdapterUse: "adapter"}
    for cls, promised in PROMISED.items():
        name = names.get(cls, cls.__name__.lower())
        row = re.search(rf"(?m)^\| `?{re.escape(name)}(?:s\[\])?`? \| (?P<fixed>.*) \|.*\|$", keys)
        assert row, name
        fixed = row["fixed"].replace("`", "").split()
        assert [key for key in fixed if key not in {"schema", "parent"} or cls is Task] == promised.split()
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| `([a-z_]+)` \| ([a-z]+) \| (.+) \| (.+) \|$", page)
    assert rows == [*NOTICE, *TASK, *ROLES, *ASSIGNMENT, *TARGET, *DIAGNOSTIC]
    for table, columns in TABLES.items():
        row = re.search(rf"(?m)^\| `{table}` \| .+ \| (.+) \|$", page)
        assert row is not None
        assert row[1] == " ".join(f"`{column.name}`" for column in columns)


def test_the_checks_of_the_kit_are_documented() -> None:
    """docs/testing-a-plugin.md lists each check with its level, claim and remedy."""
    page = (ROOT / "docs" / "testing-a-plugin.md").read_text("utf-8")
    rows = [f"| `{one.name}` | {one.level} | {one.claim} | {one.remedy} |" for one in checks()]
    assert [line for line in page.splitlines() if line.startswith("| `") and line.count("|") == 5][-len(rows) :] == rows
