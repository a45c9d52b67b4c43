"""docs/add-your-locality.md, followed to the letter: a clean virtual environment, the wheel, every command."""

from __future__ import annotations

import doctest
import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from test_docs import _FLAGS, ROOT, blocks, commands

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "add-your-locality.md"
_MARK = "=====the next command====="


def test_a_new_user_adds_a_locality(tmp_path: Path) -> None:
    """Each command of the page runs and prints what the page shows, one after the other in one shell."""
    wheels = tmp_path / "wheels"
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    subprocess.run([*build, str(wheels), str(ROOT)], check=True, timeout=300)
    home = tmp_path / "home"
    home.mkdir()
    (home / "examples").symlink_to(ROOT / "examples")
    steps = [step for block in blocks(PAGE) for step in commands(block.body)]
    script = "\n".join(f"{command}\necho {shlex.quote(_MARK)} $?" for command, _ in steps)
    ours = {"PYTHONPATH", "VIRTUAL_ENV", "GOVTASKS_PLUGINS"}
    python = os.path.dirname(os.path.realpath(sys.executable))  # noqa: PTH120 - the one below the environment of the tests
    done = subprocess.run(
        ["bash", "-c", script],  # noqa: S607 - whichever bash there is
        cwd=home, timeout=600, check=False, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**{key: value for key, value in os.environ.items() if key not in ours},
             "PATH": f"{python}{os.pathsep}{os.environ['PATH']}", "PIP_FIND_LINKS": str(wheels),
             "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1", "COLUMNS": "200", "NO_COLOR": "1"},
    )  # fmt: skip
    answers = done.stdout.split(_MARK)
    assert len(answers) == len(steps) + 1, done.stdout
    assert len(steps) >= 10
    for (command, shown), printed, after in zip(steps, answers, answers[1:], strict=False):
        said = printed.partition("\n")[2] if printed is not answers[0] else printed
        assert after.split()[0] == "0", f"{command} fails:\n{said}"
        if shown:
            assert doctest.OutputChecker().check_output(shown.replace("…", "..."), said, _FLAGS), (
                f"{command}\nsays:\n{shown}\nprints:\n{said}"
            )
