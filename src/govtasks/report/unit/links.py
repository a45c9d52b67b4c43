"""From the name of a source to a link that leads to it and can do nothing else."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

_ELSEWHERE = ("//", "\\\\")
"""How the names of files on other machines begin; to ask for one tells them who asks."""
_CLAUSES = re.compile(r".{1,40}(?=[，。；：！？,;!?])|.+")
"""A browser looks for whole words, so words end at a sign where one comes soon."""


def link_file(source: str, folder: Path) -> str | None:
    """Give the address of a file as seen from the page's folder; None where there is no such file on this machine."""
    if source.startswith(_ELSEWHERE) or not os.path.isfile(source):  # noqa: PTH113 - a Path raises for a long name
        return None
    try:
        return quote(Path(os.path.relpath(source, folder)).as_posix())
    except ValueError:  # on another drive
        return Path(source).resolve().as_uri()


def point_at(words: str) -> str:
    """Give the end of an address that makes a browser show where words stand; the first of them do."""
    found = _CLAUSES.match(words.strip())
    return f"#:~:text={quote(found[0], safe='').replace('-', '%2D')}" if found else ""
