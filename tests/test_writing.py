"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from govtasks.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    """Where writing fails the old file stays, and nothing lies beside it."""
    file = tmp_path / "tasks.csv"
    file.write_text("old")

    def write() -> None:
        with write_whole(file) as half:
            half.write_text("ne")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("tasks.csv", "old")]


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    """A name as long as the system takes one leaves no room for more, and needs none."""
    file = tmp_path / ("任" * 83 + ".csv")
    with write_whole(file) as half:
        half.write_text("new")
    assert file.read_text() == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX's")
def test_links_are_followed(tmp_path: Path) -> None:
    """A link stays a link; what it leads to is written, with the permissions of any new file."""
    file, link = tmp_path / "there" / "file", tmp_path / "link"
    file.parent.mkdir()
    link.symlink_to(file)
    mask = os.umask(0o027)
    try:
        with write_whole(link) as half:
            half.write_text("new")
    finally:
        os.umask(mask)
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are POSIX's")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    """`-o /dev/null` and `-o >(less)` write there: a device or a pipe is never put away for a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with write_whole(pipe) as lent:
        lent.write_text("new")
    reader.join(10)
    assert read == ["new"]
    assert pipe.is_fifo()
