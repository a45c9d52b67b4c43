"""An environment with nothing but the core: what it reads, and what it says that the rest needs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from typing import TYPE_CHECKING

import pytest

from office_files import make_docx, make_ofd, para, placed
from prints import Print
from rewritten import write_workbook
from test_docs import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LINE = "1.建馆。（责任单位：市文旅局）"
CORE = {
    "notice.txt": LINE.encode(),
    "notice.html": f"<p>{LINE}</p>".encode(),
    "notice.csv": "序号,任务,责任单位\n1,建馆。,市文旅局\n2,修桥。,市交通局\n3,植树。,市林业局\n".encode(),
    "notice.md": "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 建馆。 | 市文旅局 |\n".encode(),
    "notice.docx": make_docx(para(LINE)),
    "notice.ofd": make_ofd(placed(LINE, 10, 10)),
}
"""Files that the core reads, each with a first task of 市文旅局."""
SCRIPT = """
import sys, govtasks
for name in sys.argv[1:]:
    try:
        notice = govtasks.load(name)
    except govtasks.LoadError as error:
        print(name, type(error).__name__, error.remedy)
    else:
        print(name, *notice.tasks[0].responsible)
"""

ASKING = """
import sys, govtasks
notice = govtasks.load(sys.argv[1])
with open("made.sqlite", "wb") as file:
    file.writelines(govtasks.render(notice, "sqlite"))
with govtasks.open_corpus("made.sqlite") as corpus:
    print(*corpus.query("SELECT responsible FROM tasks").rows[0])
try:
    list(govtasks.render(notice, "duckdb"))
except govtasks.MissingDependencyError as error:
    print(error.remedy)
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the interpreter of an environment with the wheel and what it requires, and no extras."""
    folder = tmp_path_factory.mktemp("core")
    venv.create(folder, with_pip=False)
    found = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(found), "install", "--quiet", str(ROOT)]
    subprocess.run(pip, check=True, timeout=600)
    return found


def run(python: Path, folder: Path, *names: str, script: str = SCRIPT) -> list[str]:
    """Load files in the environment; give a line for each."""
    command = [str(python), "-c", script, *names]
    clean = {**{key: value for key, value in os.environ.items() if key != "PYTHONPATH"}, "PATH": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=clean, check=True, timeout=120, capture_output=True, encoding="utf-8"
    )
    return done.stdout.splitlines()


def test_the_core_reads_without_extras(python: Path, tmp_path: Path) -> None:
    """HTML, text, CSV, Markdown, DOCX and OFD need nothing beyond the core."""
    for name, data in CORE.items():
        (tmp_path / name).write_bytes(data)
    assert run(python, tmp_path, *CORE) == [f"{name} 市文旅局" for name in CORE]


def test_the_rest_names_its_extra(python: Path, tmp_path: Path) -> None:
    """What needs an extra, or a program, says which, and how to get it."""
    (tmp_path / "notice.pdf").write_bytes(Print().text(80, 100, LINE).save())
    (tmp_path / "notice.xlsx").write_bytes(write_workbook([["序号", "任务", "责任单位"], ["1", "建馆。", "市文旅局"]]))
    (tmp_path / "notice.rtf").write_bytes(rb"{\rtf1\ansi notice}")
    assert run(python, tmp_path, "notice.pdf", "notice.xlsx", "notice.rtf") == [
        "notice.pdf MissingDependencyError pip install 'govtasks[pdf]'",
        "notice.xlsx MissingDependencyError pip install 'govtasks[xlsx]'",
        "notice.rtf MissingDependencyError install LibreOffice Writer, as by: apt-get install libreoffice-writer",
    ]


def test_databases_without_extras(python: Path, tmp_path: Path) -> None:
    """SQLite is written and asked with the core alone; DuckDB names its extra."""
    (tmp_path / "notice.txt").write_bytes(CORE["notice.txt"])
    assert run(python, tmp_path, "notice.txt", script=ASKING) == ["市文旅局", "pip install 'govtasks[duckdb]'"]
