"""Administrative divisions through time: from a name, whole or short, to the place in full."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govtasks.understand.naming.rows import Years, make_years, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.task import UnitLevel

_KIND = re.compile(r"(?<=.{2})(?:维吾尔|.{1,3}族)*(?:自治[区州县旗]|特别行政区|[省市区县州盟旗]|地区|林区|特区)$")
_OF_PEOPLES = re.compile(r"(?<=.{2})(?:蒙古|.{1,3}族)+自治(?=[州县旗]$)")
_TODAY = 9999
_BANNER = re.compile(r"^(.).+([左右])翼([前中后]旗)$")
_KINDS = (
    "省",
    "市",
    "区",
    "县",
    "州",
    "盟",
    "旗",
    "自治区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "地区",
    "林区",
)
_PARTS = re.compile(r".{2,}?(?:自治区|特别行政区|自治州|自治县|自治旗|地区|林区|新区|试验区|实验区|[省市区县州盟旗])")


class Place(NamedTuple):
    """A place and what lies above it."""

    name: str
    """In full: 荆州市荆州区, 潜江市."""
    own: str
    """Without the city before it: 荆州区."""
    level: UnitLevel
    code: str
    """Six digits of GB/T 2260; "" where no table has it."""
    above: Place | None

    @property
    def short(self) -> str:
        """Give its own name without its kind: 荆州."""
        return shorten(self.own)

    def chain(self) -> tuple[Place, ...]:
        """Give the place and all above it."""
        return (self, *(self.above.chain() if self.above else ()))

    def holds(self, code: str) -> bool:
        """Tell whether a code lies in it."""
        return bool(self.code) and code.startswith(_stem(self.code))


class Division(NamedTuple):
    """A row of the table."""

    code: str
    name: str
    years: Years


class _Lines(NamedTuple):
    """The lines of the table; they are read when they are asked for."""

    codes: dict[str, list[str]]
    names: dict[str, list[str]]
    """By name, and by a name without its peoples (凉山州) or of a banner in short (科左后旗)."""


@cache
def _lines() -> _Lines:
    lines = _Lines({}, {})
    for line in read_lines("divisions.csv"):
        code, name, _ = line.split(",", 2)
        lines.codes.setdefault(code, []).append(line)
        lines.names.setdefault(name, []).append(line)
        if "自治" in name or "翼" in name:
            plain = _BANNER.sub(r"\1\2\3", _OF_PEOPLES.sub("", name))
            lines.names.setdefault(plain, []).append(line)
    return lines


def _divisions(lines: Iterable[str]) -> list[Division]:
    rows = (line.split(",") for line in dict.fromkeys(lines))
    return [Division(code, name, make_years(since, until)) for code, name, since, until in rows]


def _named(name: str) -> list[Division]:
    """Give the divisions of a name, or where there is none of a name without its kind (荆州, 凉山, 江西)."""
    names = _lines().names
    return _divisions(names.get(name) or [line for kind in _KINDS for line in names.get(name + kind, ())])


def shorten(name: str) -> str:
    """Take the kind off a name: 荆州, 凉山, 广西; one sign is not left alone."""
    return _KIND.sub("", name, count=1)


@lru_cache(maxsize=4096)
def find_place(name: str, year: int | None, near: Place | None = None) -> Place | None:
    """Give the place of a name, whole (凉山州) or short (凉山), with or without the places above it.

    Of several the one nearest to `near`: in the same county, city, province; None where that leaves more than one.
    """
    parts = _PARTS.findall(name)
    if len(parts) > 1 and "".join(parts) == name:
        upper = find_place("".join(parts[:-1]), year, near)
        return find_place(parts[-1], year, upper) if upper and upper.code else None
    found = _named(name)
    found = [row for row in found if row.years.has(year or _TODAY)] or found
    nearest = _nearest(found, near)
    return _place(nearest, year) if nearest else None


def make_place(name: str, year: int | None) -> Place:
    """Give the place of a name; one that no table has is taken as its name says (示例市样本区)."""
    if known := find_place(name, year):
        return known
    parts = _PARTS.findall(name) if "".join(_PARTS.findall(name)) == name else [name]
    above: Place | None = None
    for part in parts:
        full = f"{above.own}{part}" if above and part.endswith("区") and above.level == "city" else part
        above = Place(full, part, _level_of_name(part), "", above)
    return above or Place(name, name, "", "", None)


def is_place(name: str) -> bool:
    """Tell whether a whole name is that of a division."""
    return name in _lines().names


def _nearest(found: list[Division], near: Place | None) -> Division | None:
    """Choose by the places around the notice, then by rank."""
    for place in near.chain() if near else ():
        inside = [row for row in found if place.holds(row.code)]
        if inside:
            found = inside
            break
    rank = min((_rank(row.code) for row in found), default=0)
    best = [row for row in found if _rank(row.code) == rank]
    return best[-1] if len({row.name for row in best}) == 1 and len({row.code[:4] for row in best}) == 1 else None


def _place(row: Division, year: int | None) -> Place:
    above = _above(row, year)
    is_district = row.name.endswith("区") and _rank(row.code) == 3 and not row.name.endswith("林区")  # noqa: PLR2004
    full = f"{above.own}{row.name}" if above and is_district and above.own.endswith("市") else row.name
    level: tuple[UnitLevel, ...] = ("", "province", "city", "county")
    return Place(full, row.name, level[_rank(row.code)], row.code, above)


def _above(row: Division, year: int | None) -> Place | None:
    for code in (f"{row.code[:4]}00", f"{row.code[:2]}0000"):
        rows = _divisions(_lines().codes.get(code, ()))
        if code != row.code and rows:
            return _place(next((r for r in rows if r.years.has(year or _TODAY)), rows[-1]), year)
    return None


def _rank(code: str) -> int:
    return len(_stem(code)) // 2


def _stem(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def _level_of_name(name: str) -> UnitLevel:
    if re.search(r"(?:省|自治区)$", name):
        return "province"
    return "city" if re.search(r"(?:市|州|盟|地区)$", name) else "county"
