"""Rules that a notice states once for all its brackets (docs/reading.md)."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

ConventionKind = Literal["first-is-lead", "before-comma-is-lead", "units-for-all"]

_HINT = re.compile(r"第一|首[位个]|逗号前|不再|下同")
_RULES: tuple[tuple[ConventionKind, re.Pattern[str]], ...] = (
    ("before-comma-is-lead", re.compile(r"逗号前[^;。()\[\]]*?(?:牵头|主办)(?:责任)?(?:单位|部门)?(?:,下同)?")),
    (
        "first-is-lead",
        re.compile(
            r"[^;,。()\[\]、]{0,16}?(?:第一(?!责任)|首位|首个)[^;,。()\[\]]{0,10}?为?[^;,。()\[\]]{0,6}(?:牵头|主办|主要责任)"
            r"(?:责任)?(?:单位|部门)?(?:,下同)?"
        ),
    ),
    (
        "units-for-all",
        re.compile(
            r"(?:以下)?[^;。,()\[\]]{0,14}均[需由涉](?:及|要)?(?P<names>(?:[^;。()\[\]]|\([^()]*\)|\[[^\[\]]*\])+?)"
            r"(?P<verb>结合实际[^;。,]*?落实|贯彻落实|负责落实|负责|落实|执行|)?,(?:以下)?不再(?:单独|逐一|一一|另行|重复)?(?:列出|列明|罗列)"
            r"|(?P<each>(?:[^;。()\[\]]|\([^()]*\)|\[[^\[\]]*\])+?)均为(?P<label>责任单位),?(?:以下)?(?:不再(?:单独|逐一|一一)?(?:列出|列明|罗列)|下同)"
        ),
    ),
)


class Convention(NamedTuple):
    """A rule for all brackets: its kind, the range of its words, and the units that it names for every task."""

    kind: ConventionKind
    start: int
    end: int
    names: tuple[int, int] | None
    verb: tuple[int, int] | None


def find_conventions(folded: str, start: int, end: int) -> list[Convention]:
    """Find the rules stated in a range."""
    if not _HINT.search(folded, start, end):
        return []
    found = []
    for kind, pattern in _RULES:
        m = pattern.search(folded, start, end)
        if m:
            names = verb = None
            if kind == "units-for-all":
                names = m.span("names") if m["names"] else m.span("each")
                verb = m.span("label") if m["label"] else m.span("verb") if m["verb"] else None
            found.append(Convention(kind, m.start(), m.end(), names, verb))
    return found
