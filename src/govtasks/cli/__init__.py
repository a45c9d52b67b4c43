"""The command line: files in, results on stdout, all else on stderr."""

from __future__ import annotations

import signal
import sys
from importlib.util import find_spec
from io import TextIOWrapper


def main() -> None:
    """Run the command line; exit code 0 all read, 1 some file could not be read, 2 wrong use."""
    set_streams()
    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        sys.stderr.write(f'govtasks: the command line needs {" and ".join(missing)}: pip install "govtasks[cli]"\n')
        sys.exit(2)
    from govtasks.cli.commands import commands  # noqa: PLC0415 - needs the extra

    commands(prog_name="govtasks")


def set_streams() -> None:
    """Write UTF-8 whatever the console, never fail on a character, and end like `cat` where the reader has gone."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
