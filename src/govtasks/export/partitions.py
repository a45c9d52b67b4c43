"""The folders of a dataset: where the notices of a year and province lie, in the manner of Hive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "__HIVE_DEFAULT_PARTITION__"
"""Stands for a value that is not known."""
_UNSAFE = re.compile(r"[^\w-]")


def place_rows(dataset: Path, year: int | None, province: str | None) -> Path:
    """Give the file that holds the notices of a year and province."""
    return dataset / f"year={_escape(year)}" / f"province={_escape(province)}" / "part-0.parquet"


def read_place(file: Path) -> tuple[int | None, str | None]:
    """Give the year and province whose notices a file holds."""
    year, province = (_read_value(folder.name) for folder in (file.parents[1], file.parents[0]))
    return int(year) if year else None, province


def _escape(value: str | int | None) -> str:
    """Give a value so that it is part of a folder's name."""
    if value is None:
        return NOTHING
    return _UNSAFE.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), str(value))


def _read_value(folder: str) -> str | None:
    value = unquote(folder.partition("=")[2])
    return None if value == NOTHING else value
