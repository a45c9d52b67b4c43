"""The command line: files in, results on stdout, all else on stderr."""

from __future__ import annotations

import os
import signal
import sys
from importlib.util import find_spec
from io import TextIOWrapper
from typing import NoReturn


def main() -> None:
    """Run the command line; exit code 0 all read, 1 some file could not be read, 2 wrong use."""
    set_streams()
    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        sys.stderr.write(f'govtasks: the command line needs {" and ".join(missing)}: pip install "govtasks[cli]"\n')
        sys.exit(2)
    from govtasks.cli.commands import commands  # noqa: PLC0415 - needs the extra

    try:
        try:
            commands(prog_name="govtasks")
        finally:
            sys.stdout.flush()
    except OSError as error:
        end_badly(error)


def end_badly(error: OSError) -> NoReturn:
    """Tell what the system refuses, such as room for the result, and give up what waits to be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    place = f"{error.filename}: " if error.filename else ""
    sys.stderr.write(f"govtasks: {place}{error.strerror or error}\n")
    sys.exit(1)


def set_streams() -> None:
    """Write UTF-8 whatever the console, never fail on a character, and end like `cat` where the reader has gone.

    A stream that is closed is one that has nothing, or takes what is written to nowhere.
    """
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - a device, until the end
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
