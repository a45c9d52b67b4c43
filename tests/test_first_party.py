"""The plugins of this repository: their suites, alone and together; the five seeds; no notice of anybody else."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import govtasks
from test_docs import blocks

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))
OF_SEED = {"000": "jingzhou", "001": "qianjiang", "002": "jingmen", "003": "huangshigang", "004": "jiangan"}
CODES = {"000": "421003", "001": "429005", "002": "420800", "003": "420202", "004": "420102"}


def module_of(name: str) -> ModuleType:
    """Import a plugin from its source."""
    path = ROOT / "plugins" / f"govtasks-{name}" / "src" / f"govtasks_{name}" / "__init__.py"
    spec = importlib.util.spec_from_file_location(f"govtasks_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULES = {name: module_of(name) for name in OF_SEED.values()}
ALL = list(MODULES.values())


def seed_of(shared: Path, number: str) -> Path:
    """Find a seed by its number."""
    (found,) = (shared / "seeds").glob(f"{number}_*.txt")
    return found


def what_it_says(notice: govtasks.Notice) -> list[Any]:
    """Give tasks, assignments and references, as the notice writes them."""
    return [(t.label, t.text, [(a.role, a.name) for a in t.assignments], t.references) for t in notice.tasks]


def pip_install(target: Path, *folders: Path) -> Path:
    """Install distributions into a folder of their own."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*command, "--target", str(target), *map(str, folders)], check=True, timeout=300)
    return target


@pytest.fixture(scope="session")
def together(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install every plugin into one environment."""
    return pip_install(tmp_path_factory.mktemp("all"), *FOLDERS)


def run_suite(environment: Path, *folders: Path) -> str:
    """Run the tests of some plugins with what an environment holds, and give the last line."""
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    done = subprocess.run(
        [*pytest_, "--rootdir", str(ROOT / "plugins"), "--import-mode=importlib", *(str(f / "tests") for f in folders)],
        env={**os.environ, "PYTHONPATH": str(environment), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, check=False, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_suite_passes_alone(folder: Path, tmp_path: Path) -> None:
    """A plugin installed by itself passes its suite."""
    assert " passed" in run_suite(pip_install(tmp_path / "site", folder), folder)


def test_all_suites_pass_together(together: Path) -> None:
    """All plugins in one environment pass their suites: none disturbs another."""
    assert len(FOLDERS) == 5
    assert " passed" in run_suite(together, *FOLDERS)


def test_all_are_listed(together: Path) -> None:
    """`govtasks plugins` lists them, all in order."""
    done = subprocess.run(
        [sys.executable, "-m", "govtasks", "plugins", "--json"],
        env={**os.environ, "PYTHONPATH": str(together), "PYTHONUTF8": "1"},
        capture_output=True, check=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    rows = json.loads(done.stdout)
    assert [(row["name"], row["status"], row["version"]) for row in rows] == [
        (folder.name, "ok", "0.1.0") for folder in FOLDERS
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_readme_is_right(folder: Path, together: Path, tmp_path: Path) -> None:
    """What a plugin's README shows is what a user gets."""
    shown = [block.body for block in blocks(folder / "README.md") if block.kind == "python"]
    assert shown
    (tmp_path / "shown.txt").write_text("\n".join(shown), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "doctest", str(tmp_path / "shown.txt")],
        env={**os.environ, "PYTHONPATH": str(together), "PYTHONUTF8": "1"},
        capture_output=True, check=False, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("number", OF_SEED)
def test_a_seed_with_all_plugins(number: str, shared: Path, score: ModuleType) -> None:
    """Its own plugin reads it, names its place, and every column of the score is full; the tasks are as without."""
    seed = seed_of(shared, number)
    notice = govtasks.load(seed, plugins=ALL)
    assert notice.adapter.plugin == f"govtasks_{OF_SEED[number]}"
    assert notice.locality is not None
    assert notice.locality.code == CODES[number]
    gold = json.loads((shared / "gold" / f"{seed.stem}.json").read_text("utf-8"))
    columns = {name: tally.f1 for name, tally in score.score(gold, notice.to_dict()).items()}
    assert columns == dict.fromkeys(columns, 100.0)
    assert what_it_says(notice) == what_it_says(govtasks.load(seed, plugins=[]))
    assert not {d.code for d in notice.diagnostics} & {"plugin-failed", "rival-adapters"}


@pytest.mark.parametrize("number", OF_SEED)
def test_a_seed_with_the_others_plugins(number: str, shared: Path) -> None:
    """The plugins of other places change nothing in it, whatever their order."""
    seed = seed_of(shared, number)
    others = [module for name, module in MODULES.items() if name != OF_SEED[number]]
    assert govtasks.load(seed, plugins=others) == govtasks.load(seed, plugins=[])
    assert govtasks.load(seed, plugins=ALL) == govtasks.load(seed, plugins=ALL[::-1])


def test_units_are_named_in_full(shared: Path) -> None:
    """Names and groups of each place are known: its commonest unit, and the members of its group."""
    for number, name, full in (
        ("000", "区发改局", "荆州市荆州区发展和改革局"),
        ("001", "市发改委", "潜江市发展和改革委员会"),
        ("003", "区发改局", "黄石市黄石港区发展和改革局"),
        ("004", "区发改委", "武汉市江岸区发展和改革委员会"),
    ):
        notice = govtasks.load(seed_of(shared, number), plugins=ALL)
        assert len(notice.by_unit(full)) >= len(notice.by_unit(name)) > 0
    streets = next(a.unit for a in _assignments(shared, "004") if a.name == "各街道")
    assert streets is not None
    assert len(streets.members) == 16


def _assignments(shared: Path, number: str) -> list[govtasks.Assignment]:
    notice = govtasks.load(seed_of(shared, number), plugins=ALL)
    return [a for task in notice.tasks for a in task.assignments]


def test_no_notice_of_another_place_is_claimed(shared: Path) -> None:
    """Of all real notices but the seeds only 荆门's own is claimed, and by its own plugin."""
    claimed = {}
    files = [*(shared / "corpus" / "notices").iterdir(), *(shared / "containers" / "files").iterdir()]
    for result in govtasks.load_many(sorted(files), plugins=ALL):
        if result.notice and result.notice.adapter.plugin != "govtasks":
            claimed[Path(result.source).name[:4]] = result.notice.adapter.plugin
    assert len(files) > 97
    assert claimed == {"0179": "govtasks_jingmen"}


NAMESAKES = {
    "the city that the district is in": ("荆州市人民政府", "荆政发", "市文旅局"),
    "a district of the city": ("荆门市东宝区人民政府", "东政发", "区文旅局"),
    "a number that two cities share": ("市人民政府", "荆政发", "市文旅局"),
    "a number that begins with one character of the place": ("市人民政府", "潜政发", "市文旅局"),
    "another place named for its harbour": ("港口区人民政府", "港政发", "区文旅局"),
    "what the city's site passes on": ("湖北省人民政府", "鄂政发", "省文旅厅"),
}
"""Issuer, head of the number, unit."""


@pytest.mark.parametrize("what", NAMESAKES)
def test_namesakes_are_not_claimed(what: str) -> None:
    """Places that share a name, a number or a site with one of the five are not taken for it."""
    issuer, number, unit = NAMESAKES[what]
    text = f"{issuer}关于分解工作的通知\n{number}〔2031〕1号\n1.建馆。（责任单位：{unit}）"
    notice = govtasks.loads(text, plugins=ALL, base_url="https://www.jingmen.gov.cn/art/1.html")
    assert notice.adapter.plugin == "govtasks"
