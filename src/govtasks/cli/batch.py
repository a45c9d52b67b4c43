"""`govtasks batch`: many files into one corpus."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli import options
from govtasks.cli.output import outlive_pipes
from govtasks.cli.words import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.batch import Progress
    from govtasks.export.catalogue import Form

_EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder of the corpus.")
@click.option("--files-from", type=click.File(encoding="utf-8", errors="surrogateescape"), metavar="LIST",
              help="Read names of sources from LIST as well, one a line; `-` is stdin.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes; as many as there are cores.")
@click.option("--timeout", type=options.Seconds(), default=120.0, metavar="S", help="Seconds for a file (120).")
@click.option(
    "--memory", type=click.IntRange(0, 1 << 30), default=4096, metavar="MB", help="Memory of a process (4096; Linux)."
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Read on a Dask cluster: tcp://….")
@click.option(
    "--catalogue", type=click.Choice(["duckdb", "sqlite"]), default="duckdb", help="Database beside the dataset."
)
@click.option("--retry-failed", is_flag=True, help="Read again what this version could not read.")
def batch(  # noqa: PLR0913, PLR0917 - one parameter an option
    sources: tuple[str, ...],
    out: Path,
    files_from: Iterable[str] | None,
    workers: int | None,
    timeout: float,
    memory: int,
    scheduler: str,
    catalogue: Form,
    retry_failed: bool,  # noqa: FBT001
) -> None:
    """Read SOURCE… into the corpus in DIR: folders, patterns, files, zips of notices, WARC.

    The same command goes on with a run that was broken off. What was read already is not read again; files that cannot
    be read are named in DIR/failed.jsonl. Exit code 0: all is read; 1: some files are not, or the run was broken off.
    """
    names = (*sources, *filter(None, (line.rstrip("\r\n") for line in files_from or ())))
    if not names:
        raise click.UsageError("name a SOURCE, or a LIST of them with --files-from")
    from govtasks.batch import Settings, run  # noqa: PLC0415 - an extra

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    settings = Settings(
        workers=workers or cores,
        seconds=timeout,
        megabytes=memory,
        scheduler=scheduler,
        catalogue=catalogue,
        retry_failed=retry_failed,
    )
    outlive_pipes()
    watch = show_bar if sys.stderr.isatty() else print_lines
    try:
        with watch() as report:
            done = run(names, out, settings, report)
    except (govtasks.CorpusError, govtasks.MissingDependencyError) as error:
        raise click.ClickException(clean(str(error))) from error
    except KeyboardInterrupt:
        raise click.ClickException("broken off; what was read is kept: the same command goes on with it") from None
    click.echo(sum_up(done, out))
    sys.exit(bool(done.failed))


def sum_up(done: Progress, out: Path) -> str:
    """Give what became of the files, in a line."""
    words = [f"{done.read} read, {done.tasks} tasks"]
    words += [f"{done.known} known already"] if done.known else []
    words += [f"{done.duplicates} the same as others"] if done.duplicates else []
    words += [f"{done.failed} not read: see {clean(str(out / 'failed.jsonl'))}"] if done.failed else []
    return f"{done.total} files: {'; '.join(words)}"


@contextmanager
def show_bar() -> Iterator[Callable[[Progress], None]]:
    """Draw a bar with rate, failures and time left."""
    from rich import progress as bars  # noqa: PLC0415 - rich starts slowly
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.BarColumn(None), bars.MofNCompleteColumn(), bars.TextColumn("{task.fields[said]}"),
        bars.TimeRemainingColumn(),
    )  # fmt: skip
    with bars.Progress(*columns, console=Console(stderr=True), speed_estimate_period=60) as drawn:
        task = drawn.add_task("", total=None, said="")
        rate = Rate()
        yield lambda now: drawn.update(task, total=now.total, completed=now.done, said=rate.say(now))


@contextmanager
def print_lines() -> Iterator[Callable[[Progress], None]]:
    """Print a line now and then, with rate, failures and time left."""
    rate = Rate()
    printed = time.monotonic()

    def report(now: Progress) -> None:
        nonlocal printed
        if time.monotonic() - printed >= _EVERY:
            printed = time.monotonic()
            click.echo(f"{now.done} of {now.total}, {rate.say(now)}, {rate.say_left(now)}", err=True)

    yield report


class Rate:
    """How fast files are read since it was made."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def _of(self, now: Progress) -> float:
        return (now.read + now.failed) / max(time.monotonic() - self._start, 0.001)

    def say(self, now: Progress) -> str:
        """Give files a second and failures in words."""
        return f"{self._of(now):.0f}/s, {now.failed} failed"

    def say_left(self, now: Progress) -> str:
        """Give the time that is left in words."""
        seconds = (now.total - now.done) / self._of(now) if self._of(now) else 0
        return f"{seconds / 60:.0f} min left" if seconds >= 60 else f"{seconds:.0f} s left"  # noqa: PLR2004
