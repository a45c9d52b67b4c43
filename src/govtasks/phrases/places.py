"""Names of places: 武汉市江岸区, of which the last part is 江岸."""

from __future__ import annotations

import re

_KINDS = "省|自治区|特别行政区|自治州|地区|盟|州|市|自治县|自治旗|林区|区|县|旗|镇|乡|街道"
_PART = re.compile(rf".{{2,}}?(?:{_KINDS})")
_KIND = re.compile(rf"(?<=..)(?:{_KINDS})$")


def is_same(place: str, other: str) -> bool:
    """Tell whether two names are of one place: one is the other, or its end behind a whole name (荆州市荆州区)."""
    short, long = sorted((place, other), key=len)
    above = long[: len(long) - len(short)]
    return long.endswith(short) and (not above or bool(_KIND.search(above)))


def find_stem(place: str) -> str:
    """Give the last part of a place's name without its kind: 江岸 of 武汉市江岸区, 荆州 of 荆州市荆州区."""
    parts = _PART.findall(place) or [place]
    return _KIND.sub("", parts[-1])
