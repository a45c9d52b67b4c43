"""`new-plugin`: a distribution that passes its own tests, or a reason why it cannot be written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks.testing import cases, check

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "key-work-2024.txt"
FILES = [
    ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "pyproject.toml",
    "src/govtasks_shili/__init__.py", "src/govtasks_shili/py.typed",
    "tests/cases/key-work-2024.json", "tests/cases/key-work-2024.txt", "tests/test_govtasks_shili.py",
]  # fmt: skip


def test_it_writes_a_plugin_that_passes(installed: Callable[..., None], tmp_path: Path) -> None:
    """All files are there, no placeholder is left, and the kit finds nothing at the level that it asks for."""
    written = govtasks.new_plugin("示例市", [EXAMPLE], folder=tmp_path)
    assert written == tmp_path / "govtasks-shili"
    found = sorted(str(p.relative_to(written)) for p in written.rglob("*") if p.is_file())
    assert found == sorted(FILES)
    for path in FILES:
        assert "$" not in (written / path).read_text("utf-8")
    source = (written / "src" / "govtasks_shili" / "__init__.py").read_text("utf-8")
    installed("shili", source)
    assert check("govtasks-shili", written / "tests" / "cases", level="reads") == ()
    notice = govtasks.load(EXAMPLE)
    assert (notice.adapter.code, notice.locality) == ("shili-breakdown", govtasks.Locality("示例市"))


def test_the_caller_says_name_and_code(tmp_path: Path) -> None:
    """A name in letters needs no pinyin; the code goes into the adapter; the notices say the place."""
    written = govtasks.new_plugin("sample", [EXAMPLE, EXAMPLE], code="429999", folder=tmp_path)
    assert written.name == "govtasks-sample"
    source = (written / "src" / "govtasks_sample" / "__init__.py").read_text("utf-8")
    assert 'govtasks.Locality("示例市", code="429999")' in source
    cases = sorted(path.name for path in (written / "tests" / "cases").glob("*.json"))
    assert cases == ["key-work-2024-again.json", "key-work-2024.json"]


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        ("范例市", EXAMPLE.read_text("utf-8"), "a notice is of another place: 示例市, not 范例市"),
        (
            "样本区",
            "区人民政府办公室关于分解工作的通知\n1.建馆。（责任单位：区文旅局）",
            "nothing in it says that it is of 样本区",
        ),
        ("sample", "1.建馆。（责任单位：区文旅局）", "no notice says its place"),
        ('示例市"\n[tool.x]', "1.建馆。（责任单位：区文旅局）", "is no name of a place in Chinese"),
        (
            "样本区",
            "国务院关于样本区工作的通知\n国发〔2031〕1号\n1.建馆。（责任单位：教育部）",
            "nothing in it says that it is of",
        ),
        ("🏛市", "1.建馆。（责任单位：区文旅局）", "is no name of a place in Chinese"),
    ],
)
def test_what_cannot_be_written(place: str, text: str, reason: str, tmp_path: Path) -> None:
    """A notice that does not say that it is of the place is refused before anything is written."""
    notice = tmp_path / "notice.txt"
    notice.write_text(text, "utf-8")
    with pytest.raises(govtasks.NewPluginError, match=reason):
        govtasks.new_plugin(place, [notice], folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notice.txt"]


def test_a_code_that_cannot_be(tmp_path: Path) -> None:
    """A code that is none of GB/T 2260 is refused, with the reason that the plugin would be refused for."""
    with pytest.raises(govtasks.NewPluginError, match="no province has the number 99"):
        govtasks.new_plugin("示例市", [EXAMPLE], code="999999", folder=tmp_path)


def test_without_pinyin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pypinyin is not installed, the error says what to do."""
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    with pytest.raises(govtasks.NewPluginError, match="or give a name"):
        govtasks.new_plugin("示例市", [EXAMPLE], folder=tmp_path)


def test_cases_are_data(tmp_path: Path) -> None:
    """A notice whose name would make it run, hide it or break the folder becomes a case as text."""
    text = EXAMPLE.read_text("utf-8")
    names = ["conftest.py", "test_x.py", ".hidden.txt", "clip.json", "a b\n.TXT", "样" * 60 + ".html"]
    notices = []
    for n, name in enumerate(names):
        notices.append(tmp_path / str(n) / name)
        notices[-1].parent.mkdir()
        notices[-1].write_text(f'"""{text}"""' if name.endswith(".py") else text, "utf-8")
    written = govtasks.new_plugin("示例市", notices, folder=tmp_path)
    copies = sorted(path.name for path in (written / "tests" / "cases").iterdir() if path.suffix != ".json")
    assert copies == sorted(["conftest.txt", "test_x.txt", "hidden.txt", "clip.txt", "a-b.txt", "样" * 60 + ".html"])
    assert len(cases(written / "tests" / "cases")) == len(names)


def test_where_it_cannot_write(tmp_path: Path) -> None:
    """A folder that is a file gives a reason, not a traceback."""
    (tmp_path / "file").write_text("", "utf-8")
    command = [sys.executable, "-m", "govtasks", "new-plugin", "示例市", "--from", str(EXAMPLE)]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "file")], capture_output=True, check=False, encoding="utf-8", timeout=60
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["0023", "0045", "0074", "0179"])
def test_real_notices_make_plugins_that_pass(
    name: str, shared: Path, installed: Callable[..., None], tmp_path: Path
) -> None:
    """A notice of a real place gives a plugin for that place, and its suite passes."""
    (notice,) = (shared / "corpus" / "notices").glob(f"{name}-*")
    read = govtasks.load(notice, plugins=[])
    assert read.locality is not None
    written = govtasks.new_plugin(read.locality.name, [notice], name="real", folder=tmp_path)
    installed("real", (written / "src" / "govtasks_real" / "__init__.py").read_text("utf-8"))
    assert check("govtasks-real", written / "tests" / "cases", level="reads") == ()


def test_the_command(tmp_path: Path) -> None:
    """The command lists what it wrote and says how to go on; a second time it refuses."""
    command = [sys.executable, "-m", "govtasks", "new-plugin", "示例市", "--from", str(EXAMPLE), "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert [line.partition("govtasks-shili/")[2] for line in done.stdout.splitlines()[:10]] == sorted(FILES)
    assert "pip install -e" in done.stdout
    answer = json.loads((tmp_path / "govtasks-shili/tests/cases/key-work-2024.json").read_text("utf-8"))
    assert len(answer["tasks"]) == 20
    again = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert again.returncode == 1
    assert "it is there already" in again.stderr
