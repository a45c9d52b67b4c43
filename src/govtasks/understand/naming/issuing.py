"""Whose notice it is, and which place a name in it means."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

from govtasks.phrases.fold import fold
from govtasks.understand.naming.divisions import Place, find_place, is_place, make_place
from govtasks.understand.naming.functions import is_function

if TYPE_CHECKING:
    from govtasks.model.notice import Notice

_PROVINCES = dict(
    zip(
        "京津冀晋蒙内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新",
        "北京 天津 河北 山西 内蒙古 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南"
        " 广东 广西 海南 重庆 四川 贵州 贵州 云南 云南 西藏 陕西 甘肃 青海 宁夏 新疆".split(),
        strict=True,
    )
)
"""First sign of a province's document numbers."""
CENTRAL = Place("", "", "central", "", None)
_CENTRAL = re.compile(r"国务院|国办|中共中央|国家|中华人民共和国")
_LEVEL = re.compile(r"(?P<kind>[省市县区州盟旗])(?:委|(?:人民)?政府|.{2,10}[局厅委办])")
_PREFIX = re.compile(
    r"(?P<at>自治区|地区|[省市县区州盟旗])(?:级|直属|直|本级)?"
    r"(?=..)(?!(?<=市)(?:场|政(?![府务协法数])|容|民(?![政宗族营防])|属)|(?<=区)域|(?<=县)域|(?<=省)[属驻])"
)
"""市发改委, 市直机关; not 市场, 市政, 区域."""
_KINDS = "省市县区州盟旗"
PREFIXES = frozenset({*_KINDS, "自治区", "地区"})
"""What stands before a name for the place of a level."""
_ZONE = re.compile(r"(?:实验|试验|开发|高新|经开)区$")
_TOWN = re.compile(r".{0,3}(?:街道|[镇乡])|[市区县](?!委|政府|人民|直)")
"""Behind a short name: that of another place (黄石港街道)."""
_OLDEST = 1949


@frozen(eq=False)
class Issuing:
    """Whose notice it is, and of which year; one object for the same values, so that what is known of it is kept."""

    place: Place | None
    year: int | None


@lru_cache(maxsize=1024)
def make_issuing(place: Place | None, year: int | None) -> Issuing:
    """Give the one object of these values."""
    return Issuing(place, year)


def find_issuing(notice: Notice) -> Issuing:
    """Give the place of the issuer and the year of the notice, each None where nothing says it."""
    date = notice.issued_on or notice.published_on
    year = date.year if date else _year_of(notice.doc_number or notice.title or "")
    return make_issuing(_find_issuer(notice, year), year)


def find_meant(words: str, issuing: Issuing) -> Place | None:
    """Give the place that the words before a name mean: none the issuer's, 市 the nearest city, 江西 the province."""
    chain = issuing.place.chain() if issuing.place else ()
    if not words:
        return issuing.place
    if words in PREFIXES:
        return next((place for place in chain if place.own.endswith(words)), _namesake(words, issuing))
    return find_near(words, issuing)


def find_served(words: str, issuing: Issuing) -> Place | None:
    """Give the place that words begin with (长乐机场): one in the issuer's province, else the issuer's own.

    None where they are only 市 or 区 and nothing says which.
    """
    if words in PREFIXES:
        return find_meant(words, issuing)
    named = (find_meant(words[:size], issuing) for size in range(len(words), 1, -1))
    place = next(filter(None, named), None)
    near = issuing.place.code[:2] if issuing.place else ""
    return place if place and near in {"", place.code[:2]} else issuing.place


def find_first(name: str, issuing: Issuing) -> Place | None:
    """Give the province or prefecture whose short name a name begins with: 深圳证券交易所."""
    named = (find_place(name[:size], issuing.year) for size in (3, 2))
    return next((place for place in named if place and place.level in {"province", "city"}), None)


def make_inside(words: str, issuing: Issuing) -> Place:
    """Give the place of a name that no table has; a district of the issuer's city where that is in none either."""
    city = issuing.place
    of_city = city and not city.code and city.level == "city" and words.endswith("区")
    return make_place(f"{city.own}{words}" if city and of_city else words, issuing.year)


def _namesake(kind: str, issuing: Issuing) -> Place | None:
    """Give the county that a zone is named after: 平潭县 in a notice of 平潭综合实验区."""
    zone = issuing.place
    return find_place(f"{zone.own[:2]}{kind}", issuing.year) if zone and _ZONE.search(zone.own) else None


def find_near(words: str, issuing: Issuing) -> Place | None:
    """Give the place of a name: the issuer's, one above it, one near; a short name is the higher one's (荆州)."""
    chain = issuing.place.chain() if issuing.place else ()
    for place in chain:
        if words in {place.name, place.own}:
            return place
    for place in reversed(chain):
        if words == place.short:
            return place
    return find_place(words, issuing.year, issuing.place)


@lru_cache(maxsize=16384)
def split_place(name: str, issuing: Issuing) -> tuple[str, str]:
    """Cut a name into the words that say whose it is and the rest: 市 and 发改委, 荆州区 and 政府, "" and 财政局."""
    if is_function(name):
        return "", name
    for own in _own_names(issuing.place):
        if name.startswith(own) and (own[-1] in _KINDS or not _TOWN.match(name, len(own))):
            return own, name[len(own) :]
    if m := _PREFIX.match(name):
        return m["at"], name[m.end() :]
    for end in range(min(len(name), 18), 2, -1):
        if name[end - 1] in _KINDS and find_place(name[:end], issuing.year, issuing.place):
            return name[:end], name[end:]
    return "", name


@lru_cache(maxsize=256)
def _own_names(place: Place | None) -> tuple[str, ...]:
    """Give the names of a place and of those above it, whole and short, the longest first."""
    names = {name for one in (place.chain() if place else ()) for name in (one.name, one.own, one.short)}
    return tuple(sorted((n for n in names if len(n) > 1 and n[0] not in _KINDS), key=len, reverse=True))


def _find_issuer(notice: Notice, year: int | None) -> Place | None:
    if notice.locality:
        return _in_text(make_place(notice.locality.name, year), notice, year)
    for quoted in (notice.issuer or "", notice.title or ""):
        words = fold(quoted).removeprefix("中共")
        if _CENTRAL.match(words):
            return CENTRAL
        for end in range(min(len(words), 18), 2, -1):
            if words[end - 1] in _KINDS and (place := find_place(words[:end], year)):
                return place
    short = (find_place((notice.issuer or "")[:size], year) for size in (3, 2) if notice.issuer)
    return next(filter(None, short), None) or _from_number(notice, year) or _from_mentions(notice, year)


def _in_text(place: Place, notice: Notice, year: int | None) -> Place:
    """Give a place of which there are several (新华区) as the one whose city the notice names."""
    if place.code:
        return place
    named = (find_place(city + place.own, year) for city, _ in _count_mentions(notice, "市"))
    return next((found for found in named if found), place)


def _from_number(notice: Notice, year: int | None) -> Place | None:
    """Tell the place by the first sign of the document number: a province's own, or that of a place in the text."""
    number, kind = notice.doc_number or "", _LEVEL.match(notice.issuer or "")
    if not number or not kind:
        return None
    if kind["kind"] == "省":
        return find_place(_PROVINCES[number[0]], year) if number[0] in _PROVINCES else None
    first = re.escape(number[0])
    counts = Counter(m for end in (".", "..") for m in re.findall(first + end, notice.document.text))
    named = (find_place(words + kind["kind"], year) for words, count in counts.most_common() if count > 1)
    return next((place for place in named if place), None)


def _from_mentions(notice: Notice, year: int | None) -> Place | None:
    """Give the place of the issuer's kind that the notice names most, three times at least."""
    kind = _LEVEL.match(notice.issuer or "")
    if not kind:
        return None
    named = _count_mentions(notice, kind["kind"])
    return next((find_place(name, year) for name, count in named[:1] if count > 2), None)  # noqa: PLR2004


def _count_mentions(notice: Notice, kind: str) -> list[tuple[str, int]]:
    """Count the divisions of a kind that the text names, the one named most first."""
    text = notice.document.text
    ends = [m.end() for m in re.finditer(kind, text)]
    names = (text[end - size : end] for end in ends for size in range(3, 7))
    return Counter(name for name in names if is_place(name)).most_common()


def _year_of(words: str) -> int | None:
    found = [int(m) for m in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fold(words))]
    return found[0] if found and found[0] > _OLDEST else None
