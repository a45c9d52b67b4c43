"""`govtasks batch` broken off in every way and gone on with: the corpus is that of one run, byte for byte."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyarrow.parquet import read_table

from batch_runs import Run, diff, is_alive, obey_permissions, snapshot, wait_until_gone
from benchmarks import made_corpus
from benchmarks.made_corpus import write
from govtasks.batch import run
from govtasks.batch.dataset import plan, scan
from govtasks.batch.engine import to_bytes
from govtasks.batch.reading import find_version, make_item, make_result

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 160
SEED = int(os.environ.get("KILLS_SEED", random.randrange(1_000_000)))  # noqa: S311 - printed, so that it can be given
KILLS = 5
MOUNT, UMOUNT = shutil.which("mount") or "mount", shutil.which("umount") or "umount"


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of made notices, one of them twice, and some files that cannot be read."""
    folder = tmp_path_factory.mktemp("made") / "notices"
    first = write(folder, COUNT)[0]
    (folder / "copy.html").write_bytes(first.read_bytes())
    for number in range(4):
        (folder / f"noise-{number}.html").write_bytes(random.Random(number).randbytes(2000))  # noqa: S311
    return folder


@pytest.fixture(scope="module")
def whole(notices: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the corpus of a run that nothing disturbs."""
    out = tmp_path_factory.mktemp("whole") / "corpus"
    ended = Run(notices, out).wait()
    assert (ended.code, ended.err.count("Traceback")) == (1, 0), ended
    assert f"{COUNT} read" in ended.out
    return snapshot(out)


def go_on(notices: Path, out: Path, whole: dict[str, bytes]) -> None:
    """Run to the end, and compare with the corpus of one run."""
    ended = Run(notices, out).wait()
    assert ended.code == 1, ended
    assert diff(snapshot(out), whole) == []
    assert not list(out.rglob("*.half"))
    assert not (out / ".staged").exists()


def test_killed_and_gone_on_with(notices: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Killed at five random moments, in reading and in writing the dataset, nothing is lost and nothing twice."""
    chance, out = random.Random(SEED), tmp_path / "corpus"  # noqa: S311
    staged, parquet = (COUNT + 4) // 8, sum(name.endswith(".parquet") for name in whole)
    moments = sorted([*chance.sample(range(staged), 3), *(staged + n for n in chance.sample(range(parquet), 2))])
    sys.stdout.write(f"KILLS_SEED={SEED}: killed after {moments} files\n")
    for moment in moments:
        run = Run(notices, out)
        run.wait_until(moment)
        workers = run.workers
        run.kill()
        wait_until_gone(workers)
    go_on(notices, out, whole)


@pytest.mark.parametrize("share", range(KILLS))
def test_killed_once(notices: Path, whole: dict[str, bytes], tmp_path: Path, share: int) -> None:
    """Killed in each fifth of its work, the next run gives the same corpus."""
    moment = random.Random(SEED + share).uniform(share, share + 1) / KILLS  # noqa: S311
    total = (COUNT + 4) // 8 + sum(name.endswith(".parquet") for name in whole)
    sys.stdout.write(f"KILLS_SEED={SEED}: killed after {moment:.0%} of {total} files\n")
    run = Run(notices, tmp_path / "corpus")
    run.wait_until(int(moment * total))
    run.kill()
    go_on(notices, tmp_path / "corpus", whole)


def test_workers_killed(notices: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Workers that are killed from outside cost a second try and no notice."""
    run = Run(notices, tmp_path / "corpus")
    killed = 0
    for moment in (1, 4, 8):
        run.wait_until(moment)
        if workers := run.workers:
            os.kill(random.Random(SEED + moment).choice(workers), signal.SIGKILL)  # noqa: S311
            killed += 1
    ended = run.wait()
    assert killed
    assert ended.code == 1, ended
    assert diff(snapshot(tmp_path / "corpus"), whole) == []


def test_ctrl_c(notices: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Ctrl-C ends it at once with a word on how to go on, and leaves no process."""
    out = tmp_path / "corpus"
    for moment in (0, 9, COUNT // 8 + 20):
        run = Run(notices, out)
        run.wait_until(moment)
        workers = run.wait_for_workers()
        ended = run.interrupt()
        assert ended.code == 1, ended
        assert "the same command goes on" in ended.err
        assert "Traceback" not in ended.err
        assert not any(map(is_alive, workers))
    go_on(notices, out, whole)


def test_two_runs_into_one_folder(notices: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """The second is refused at once; the first goes on as if nothing had been."""
    out = tmp_path / "corpus"
    first = Run(notices, out)
    first.wait_until(2)
    second = Run(notices, out).wait()
    assert first.process.poll() is None
    assert (second.code, second.out) == (1, "")
    assert "another run is writing to it" in second.err
    assert first.wait().code == 1
    assert diff(snapshot(out), whole) == []


def test_files_that_may_not_grow(notices: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Where the system refuses to write, the run says so and ends; with room, the next goes on."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    ended = Run(notices, tmp_path / "corpus", preexec_fn=bound).wait()
    assert ended.code == 1, ended
    assert "cannot be written: File too large" in ended.err
    assert "Traceback" not in ended.err
    go_on(notices, tmp_path / "corpus", whole)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """Mount a disk of a few megabytes; only root may."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(
            [MOUNT, "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, check=False
        )
        if mounted.returncode:
            pytest.skip("a small disk cannot be mounted: needs root")
        yield Path(folder)
        subprocess.run([UMOUNT, folder], check=True)


def test_full_disk(notices: Path, whole: dict[str, bytes], small_disk: Path) -> None:
    """A full disk ends the run with its reason, again and again; with room, the next goes on."""
    for size in ("2m", "8m"):
        subprocess.run([MOUNT, "-o", f"remount,size={size}", small_disk], check=True)
        ended = Run(notices, small_disk / "corpus").wait()
        assert ended.code == 1, ended
        assert "No space left on device" in ended.err
        assert "Traceback" not in ended.err
    subprocess.run([MOUNT, "-o", "remount,size=200m", small_disk], check=True)
    go_on(notices, small_disk / "corpus", whole)


def test_no_permission(notices: Path) -> None:
    """A folder that may not be written to is named, with the reason."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        ended = Run(notices, Path(folder) / "corpus", preexec_fn=obey_permissions).wait()
        assert ended.code == 1, ended
        assert f"{folder}/corpus: cannot be written: Permission denied" in ended.err
        assert "Traceback" not in ended.err


def test_killed_while_a_notice_moves(tmp_path: Path) -> None:
    """A notice that a newer version puts into another year, broken off in between, stands in one file in the end."""
    dataset = tmp_path / "notices"
    for call in plan(dataset, [stage(tmp_path / "old.arrows", 2023)], scan(dataset)):
        call()
    moved = [stage(tmp_path / "new.arrows", 2024)]
    written = [call for call in plan(dataset, moved, scan(dataset)) if "year=2024" in str(call)]
    written[0]()
    assert len(list(dataset.rglob("*.parquet"))) == 2
    for call in plan(dataset, moved, scan(dataset)):
        call()
    assert [path.parts[-3] for path in dataset.rglob("*.parquet")] == ["year=2024"]


def test_an_older_version_was_broken_off(tmp_path: Path) -> None:
    """What an older version had read and not yet written is read again."""
    file, out = tmp_path / "a.html", tmp_path / "corpus"
    file.write_bytes(made_corpus.make(0))
    (out / ".staged").mkdir(parents=True)
    stage(out / ".staged" / "00000000.arrows", 2023, make_item(str(file), file.read_bytes()).key)
    assert run([str(file)], out).read == 1
    rows = [row for path in out.rglob("*.parquet") for row in read_table(path, partitioning=None).to_pylist()]
    assert [row["version"] for row in rows] == [find_version()]


def stage(path: Path, year: int, key: str = "0" * 16) -> Path:
    """Write the row of a notice as a run of an older version stages it."""
    record = {"source": "a.txt", "notice": key, "year": year, "version": str(year)}
    path.write_bytes(to_bytes(make_result([record])))
    return path
