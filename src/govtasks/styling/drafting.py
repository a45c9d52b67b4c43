"""From the tallies to the source of an adapter, with the lines that the notices give grounds for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from govtasks.phrases.places import find_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.notice import Locality
    from govtasks.styling.card import RoleTally, StyleCard, Tally

_SHOWN = 3
_ABBREVIATED = re.compile(r"[省市区县州][^区县市场]")
_PERSON = re.compile(r"(?:领导|责任人|负责人|联系人|干部|组长)$")
_ROLES = "leader, lead, responsible, support, supervise or guide"


def draft_adapter(card: StyleCard, code: str = "", locality: Locality | None = None) -> str:
    """Write the module of an adapter; it can be run as it is, and its comments say what to complete.

    `code` and `locality` are those that the caller knows; without them the module says what the notices say.
    """
    place = locality.name if locality else card.localities[0].what if card.localities else "…"
    lines = [
        f"code = {_write(code or 'place-breakdown')}" + ("" if code else "  # your own: unique and stable"),
        *(_say_known(locality) if locality else _say_locality(card.localities)),
        *_say_issuers(card.issuers, find_stem(place)),
        *_say_words("doc_number_prefixes", card.doc_number_prefixes),
        *_say_words("domains", card.domains),
        *_say_roles(card.roles, card.unread_labels),
        *_say_words("heading_ends", card.heading_ends, "if what follows is a subhead that was glued on"),
        *_say_names("units", (name for name in card.units if _ABBREVIATED.match(name.what)), '"…"', "names in full"),
        *_say_names("groups", card.groups, '("…", "…")', "members"),
    ]
    body = "\n".join(f"    {line}" for line in lines)
    doc = _write(f"{place}: say here what kind of notice this is.")[1:-1]
    return (
        f'"""What only the notices of {_write(place)[1:-1]} have."""\n\nimport govtasks\n\ngovtasks_interface = 1\n\n\n'
        f'class Breakdown(govtasks.Adapter):\n    """{doc}"""\n\n{body}\n\n\n'
        "@govtasks.hookimpl\ndef govtasks_adapters() -> list[govtasks.Adapter]:\n"
        '    """Give the adapter."""\n    return [Breakdown()]\n'
    )


def _write(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _say_known(locality: Locality) -> Iterator[str]:
    if locality.code:
        yield f"locality = govtasks.Locality({_write(locality.name)}, code={_write(locality.code)})"
    else:
        yield '# look its code up in GB/T 2260: code="……"'
        yield f"locality = govtasks.Locality({_write(locality.name)})"


def _say_locality(localities: tuple[Tally, ...]) -> Iterator[str]:
    if not localities:
        yield '# locality = govtasks.Locality("…", code="……")  # no notice names its place'
        return
    yield '# the name in full, with what it belongs to (武汉市江岸区); look its code up in GB/T 2260: code="……"'
    yield f"locality = govtasks.Locality({_write(localities[0].what)})"
    others = "、".join(row.what for row in localities[1 : 1 + _SHOWN])
    if others:
        yield f"# the notices are of several places ({others} too): strike out what is not of this one"


def _say_issuers(issuers: tuple[Tally, ...], stem: str) -> Iterator[str]:
    """Give the issuers; those that do not name the place would claim the notices of others."""
    yield from _say_words("issuers", tuple(row for row in issuers if stem in row.what))
    yield from (
        f"# {' '.join(row.what.split())} does not name the place: it is no evidence"
        for row in issuers
        if stem not in row.what
    )


def _say_words(name: str, words: tuple[Tally, ...], why: str = "") -> Iterator[str]:
    if words:
        listed = ", ".join(_write(row.what) for row in words) + ("," if len(words) == 1 else "")
        yield f"{name} = ({listed})" + (f"  # {why}" if why else "")


def _say_roles(roles: tuple[RoleTally, ...], unread: tuple[Tally, ...]) -> Iterator[str]:
    """Give as comments the labels that were not read, and those whose role was guessed by their ending."""
    named = {row.what: "leader" if _PERSON.search(row.what) else "responsible" for row in unread}
    guessed = {row.words: row.role for row in roles if not row.sure}
    if named or guessed:
        yield f"# roles = {{  # {_ROLES}"
        yield from (f"#     {_write(word)}: {_write(role)},  # not read: a label?" for word, role in named.items())
        yield from (f"#     {_write(word)}: {_write(role)},  # read so: right?" for word, role in guessed.items())
        yield "# }"


def _say_names(name: str, names: Iterable[Tally], value: str, why: str) -> Iterator[str]:
    found = [row.what for row in names]
    if found:
        listed = ", ".join(f"{_write(words)}: {value}" for words in found[:_SHOWN])
        more = f", … {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        yield f"# {name} = {{{listed}{more}}}  # {why}"
