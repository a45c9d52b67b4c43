"""From a name, as its notice writes it, to what it stands for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from govtasks.model.task import Unit
from govtasks.phrases.fold import fold
from govtasks.understand.naming import shapes
from govtasks.understand.naming.central import find_central
from govtasks.understand.naming.divisions import Place, find_place
from govtasks.understand.naming.forms import find_form
from govtasks.understand.naming.functions import Function, find_body, find_function, find_key, is_function
from govtasks.understand.naming.issuing import (
    CENTRAL,
    PREFIXES,
    Issuing,
    find_first,
    find_meant,
    find_near,
    find_served,
    make_inside,
    split_place,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from govtasks.model.task import UnitKind, UnitLevel

GROUP = "a group of units"
GARBLED = "several names without a sign between them"
NOBODYS = "the notice does not say whose it is"
VARIES = "its full name differs from place to place"
ENDED = "what became of it differs from place to place"
UNLISTED = "no table lists the abbreviation"
INSIDE = "an office inside an organ"
FIELD = "only a field of work is named"
COMPANY = "the full name of the company is not known"
NO_UNIT = "it does not end as names of units do"
_CENTRAL_BANK = "人民银行"
"""Its branch in the capital serves the province: 人行南昌中心支行."""
_BODIES = frozenset({"organ", "party_organ"})
_CENTRAL_KINDS: tuple[tuple[str, UnitKind], ...] = (
    ("中共", "party_organ"),
    ("中央", "party_organ"),
    ("中华全国", "mass_organisation"),
    ("中国共产主义青年团", "mass_organisation"),
)
"""What a central body is that begins so; any other is an organ."""


class Said(NamedTuple):
    """A name in its pieces."""

    folded: str
    name: str
    """Without aliases in brackets."""
    at: str
    """The words that say whose it is: 市, 荆州区; "" where it has none."""
    core: str
    """The rest."""
    place: Place | None
    """Whose it is by these words, else by the list that it stands in."""
    issuing: Issuing


class Sense(NamedTuple):
    """What a name stands for."""

    kind: UnitKind
    function: str = ""
    canonical: str = ""
    """"" where it is not known."""
    reason: str = ""
    """Why it is not known."""
    place: Place | None = None
    level: UnitLevel = ""
    """Where it is not that of the place."""
    locality: str = ""
    """Where it is a town or street, which no table of places lists."""


@lru_cache(maxsize=16384)
def read_name(name: str, issuing: Issuing, elided: str = "") -> Unit:
    """Give what a name stands for in a notice; `elided` is the 市 that a name before it in its list has."""
    said = _take_apart(name, issuing, elided)
    for rule in _RULES:
        if sense := rule(said):
            break
    else:
        sense = Sense("", find_key(said.core), reason=FIELD if find_key(said.core) else NO_UNIT, place=said.place)
    place = sense.place
    level = sense.level or (place.level if place else "")
    locality = sense.locality or (place.name if place else "") or None
    kind: UnitKind = "office" if sense.kind in _BODIES and said.name.endswith("办") else sense.kind
    reason = "" if sense.canonical else sense.reason
    return Unit(name, sense.canonical or None, (), kind, level, locality, sense.function, reason)


def make_garbled(name: str, issuing: Issuing) -> Unit:
    """Give what is said of several names in one: that they are."""
    place = issuing.place
    return Unit(name, None, (), "", place.level if place else "", place.name if place else None, "", GARBLED)


def _take_apart(name: str, issuing: Issuing, elided: str) -> Said:
    folded = fold(name)
    words = shapes.strip_aliases(folded).removeprefix("中共")
    at, core = split_place(words, issuing)
    place = find_meant(at or elided, issuing)
    if not at and core.endswith("厅") and place and place.level != "central":
        place = place.chain()[-1]
    return Said(folded, words, at, core, place, issuing)


def _garbled(said: Said) -> Sense | None:
    return Sense("", reason=GARBLED, place=said.place) if shapes.is_garbled(said.name) else None


def _group(said: Said) -> Sense | None:
    """Read a group: those of whom it names the level stand under a place above that level."""
    if not shapes.is_group(said.folded):
        return None
    level = shapes.find_member_level(said.name)
    place = said.place or said.issuing.place
    while level and place and place.above and _RANKS[place.level] >= _RANKS[level]:
        place = place.above
    return Sense("group", reason=GROUP, place=place, level=level)


_RANKS: dict[UnitLevel, int] = {"central": 0, "": 0, "province": 1, "city": 2, "county": 3, "township": 4}


def _central(said: Said) -> Sense | None:
    of_centre = said.issuing.place is CENTRAL
    found = find_central(said.name, said.issuing.year, of_centre=of_centre)
    if found:
        kinds: list[UnitKind] = [kind for begin, kind in _CENTRAL_KINDS if found.full.startswith(begin)] or ["organ"]
        return Sense(kinds[0], found.key, found.full, place=CENTRAL)
    return None


def _formed(said: Said) -> Sense | None:
    """Read names that are built otherwise: 区税务局, 人行市支行, 南昌海关."""
    found = find_form(said.name, said.issuing.year)
    if not found:
        return None
    form, match = found
    at = match["at"] or ""
    place, served = (find_meant(at, said.issuing), find_served(at, said.issuing)) if at else (said.place, said.place)
    if not form.canonical:
        return Sense(form.kind, form.key, reason=COMPANY if form.kind == "company" else VARIES, place=served)
    if not place and len(at) > 1 and at.endswith(("区", "县", "市", "旗")):
        place = served = make_inside(at, said.issuing)
    elif not place and len(at) > 1 and "{at}" in form.canonical:
        place = Place(at, at, "", "", None)
    if not place or not place.name:
        return Sense(form.kind, form.key, reason=NOBODYS, place=served)
    by_province = bool(said.issuing.place and said.issuing.place.level == "province")
    if by_province and form.key == _CENTRAL_BANK:
        served = said.issuing.place
    return Sense(form.kind, form.key, form.fill(match, place, by_province=by_province), place=served)


def _branch(said: Said) -> Sense | None:
    """Read the branch of a city's organ in a district: 区公安分局."""
    if not said.core.endswith("分局"):
        return None
    row = find_function(f"{said.core[:-2]}局", *_when(said))
    if not row:
        return _named_branch(said)
    place, city = said.place, said.place.above if said.place else None
    if not place or not city or not row.stem or place.level != "county":
        return Sense("organ", row.key, reason=VARIES if row.stem else ENDED, place=place)
    where = said.at if len(said.at) > 1 else place.short if city.level == "province" else place.own
    return Sense("organ", row.key, f"{city.name}{row.full}{where}分局", place=place)


def _named_branch(said: Said) -> Sense | None:
    """Read the branch that a city's organ names: 市生态环境局沙市分局."""
    organ, sign, where = said.core[:-2].partition("局")
    row = find_function(organ + sign, *_when(said))
    served = find_near(where, said.issuing) if row and len(where) > 1 else None
    if not row or not served or not said.place or not row.stem:
        return None
    return Sense("organ", row.key, f"{said.place.name}{row.full}{where}分局", place=served)


def _listed(said: Said) -> Sense | None:
    """Read what the table of functions lists: 市发改委, 市委组织部, 市政府国资委."""
    core, infix = said.core, ""
    party = len(core) > 2 and core.startswith(("委", "党委")) and not is_function(core)  # noqa: PLR2004 - more than 委办
    if party:
        core = core[core.index("委") + 1 :]
    elif core.startswith(("人民政府", "政府")) and not is_function(core):
        core, infix = core[core.index("府") + 1 :], "人民政府"
    row = find_function(core, *_when(said), party=party)
    if row:
        return _of_function(row, said.place, infix, party=party)
    if party:
        return Sense("party_organ", find_key(core), reason=UNLISTED, place=said.place)
    return None


def _of_function(row: Function, place: Place | None, infix: str, *, party: bool) -> Sense:
    kind: UnitKind = "party_organ" if party else row.kind
    if not place or not place.name:
        return Sense(kind, row.key, reason=NOBODYS, place=place)
    if not row.stem or (party and row.kind == "office"):
        return Sense(kind, row.key, reason=ENDED if row.years.until else VARIES, place=place)
    if kind == "party_organ":
        committee = "党委" if place.name.endswith("自治区") else "委"
        return Sense(kind, row.key, f"中共{place.name}{committee}{row.full}", place=place)
    infix = "" if row.full.startswith(infix) else infix
    return Sense(kind, row.key, f"{place.name}{infix}{row.full}", place=place)


def _division(said: Said) -> Sense | None:
    """Read a place that stands for its government: 荆州区, 南沙."""
    place, near = (None if said.core else said.place), said.issuing.place
    if not place and near and not find_key(said.name):
        inside = find_place(said.name, said.issuing.year, near)
        place = inside if inside and near.chain()[-1].holds(inside.code) else None
    return Sense("organ", "政府", f"{place.name}人民政府", place=place) if place and place.name else None


def _township(said: Said) -> Sense | None:
    full = shapes.find_township(said.core)
    if not full:
        return None
    canonical = f"{said.place.name}{full}" if said.place else ""
    served = canonical.removesuffix("人民政府").removesuffix("办事处")
    return Sense("township_or_street", "政府", canonical, NOBODYS, said.place, "township", served)


def _zone(said: Said) -> Sense | None:
    """Read a zone by its own name, or by its place's where it is the only one of its kind: 市高新区管委会."""
    found = shapes.find_zone(said.core)
    if not found:
        return None
    stem, kind, whole = found
    whole = whole and not find_key(stem)
    level: UnitLevel = "township" if kind == "管理区" else ""
    if stem:
        is_own = said.place and (kind == "管理区" or said.at in PREFIXES)
        above = said.place.name if said.place and is_own else "" if said.at in PREFIXES else said.at
        name = f"{above}{stem}{kind}"
    else:
        name = f"{said.place.short}{kind}" if said.place and (kind in shapes.ONLY_ZONES or len(said.at) > 1) else ""
    canonical = f"{name}管理委员会" if name and whole else ""
    return Sense("zone_committee", "开发区", canonical, UNLISTED, said.place or said.issuing.place, level)


def _body(said: Said) -> Sense | None:
    """Read leading groups and their offices; a name that is spelt out is whole."""
    committee = find_body(said.core)
    if committee and said.place:
        return Sense("leading_group", committee.key, f"{said.place.name}{committee.stem}", place=said.place)
    found = shapes.find_body(said.core)
    if not found:
        return None
    stem, is_office = found
    whole = len(stem) >= _SPELT_OUT and said.place is not None and bool(said.at)
    canonical = f"{said.place.name}{said.core}" if whole and said.place else ""
    return Sense("office" if is_office else "leading_group", "", canonical, UNLISTED, said.place)


_SPELT_OUT = 8
"""Signs from which the subject of a leading group is taken to be spelt out."""


def _by_end(said: Said) -> Sense | None:
    """Read what only its last words tell."""
    kind = shapes.find_kind(said.core)
    if not kind:
        return None
    if shapes.is_internal(said.core):
        return Sense(kind, reason=INSIDE, place=said.place)
    place = said.place if said.at else find_first(said.name, said.issuing) or said.place
    level: UnitLevel = "township" if kind == "township_or_street" else ""
    reason = COMPANY if kind in {"company", "bank"} else UNLISTED
    return Sense(kind, "", _spell_out(said, kind, place), reason, place, level)


def _spell_out(said: Said, kind: UnitKind, place: Place | None) -> str:
    """Give a name that abbreviates nothing with the place before it, unless it says it itself; "" for others."""
    if not place or not shapes.is_whole(said.core):
        return ""
    says_place = place is not said.place or said.at or shapes.is_named(said.core)
    if says_place and said.at not in PREFIXES:
        return said.name
    if kind == "company" and not said.at:
        return ""
    own = f"人民{said.core}" if said.core.startswith("政府") else said.core
    return f"{place.name}{own}"


def _when(said: Said) -> tuple[int | None, str]:
    return said.issuing.year, said.place.code if said.place else ""


_RULES: tuple[Callable[[Said], Sense | None], ...] = (
    *(_garbled, _group, _central, _formed, _branch, _listed, _division),
    *(_township, _zone, _body, _by_end),
)
