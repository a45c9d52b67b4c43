"""The files that pages are made of, and how a content security policy names them."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_files(kind: str, names: Iterable[str]) -> str:
    """Give some files of a kind (`css`) behind one another."""
    folder = files("govtasks.report").joinpath("page")
    return "\n".join(folder.joinpath(f"{name}.{kind}").read_text("utf-8") for name in names)


def hash_source(code: str) -> str:
    """Give how a policy names a piece of code."""
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"
