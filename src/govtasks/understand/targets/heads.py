"""What stands before a number: commitment, scope, indicator, change and bound."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from govtasks.phrases.bounds import BEFORE
from govtasks.understand.targets import vocabulary as words

if TYPE_CHECKING:
    from govtasks.model.meaning import Direction
    from govtasks.phrases.bounds import Bound

_SIZES = (4, 3, 2, 1)
_STARTS = {
    **dict.fromkeys(words.ADVERBS, "adverb"),
    **dict.fromkeys(words.VERBS, "verb"),
    **dict.fromkeys(words.CONNECTORS, "connector"),
    **dict.fromkeys(words.COMMITMENTS, "commitment"),
}
_FROM = re.compile(r"[由从](?:法定的?|现行的?|原来?的?|目前的?)?\s?\d.*(?=至|到)")
"""Where something comes from on its way to the number: 由5个工作日压缩."""
_BOUND_OF = re.compile(r"(.+?)(不低于|不少于|不超过|不高于|不得超过|不得低于)(.{1,12})")
"""A bound with what the share is of between it and the number: 配比不低于职工40%."""
_LISTED = ("、", "和", "与", "及")
"""Ends of what is listed before the number with what it counts."""
_TO = frozenset({"至", "到", "为"})
_CHANGES: dict[str, Direction] = {
    **dict.fromkeys(words.RISING, "up"),
    **dict.fromkeys(words.FALLING, "down"),
}

_ENDINGS = {
    **{word: "verb" if word in words.VERBS else "link" for word in words.LINKS},
    **dict.fromkeys(words.COMMITMENTS, "verb"),
    **dict.fromkeys(_CHANGES, "change"),
    **dict.fromkeys(BEFORE, "bound"),
}


_FIRST_SIGNS = frozenset(word[0] for word in _STARTS)
_LAST_SIGNS = frozenset(word[-1] for word in _ENDINGS)


class Head(NamedTuple):
    """The words before a number, taken apart."""

    indicator: str
    commitment: str
    scope: str
    verb: str
    """The last verb that was taken off: 新建, 开工."""
    bound: Bound | None
    bound_size: int
    """How many characters before the number state the bound."""
    direction: Direction
    """Where a change goes; "" where none is named, or its end is (提高到)."""
    plain: bool
    """Whether the indicator begins the words: no verb governs it."""


_make = partial(tuple.__new__, Head)
"""Makes a head of a tuple without the cost of a call in Python."""


def read_head(head: str) -> Head:
    """Take apart the folded words of a clause up to a number."""
    if "(" in head and head.rfind("(") > head.rfind(")"):
        head = head[head.rfind("(") + 1 :]
    if "由" in head or "从" in head:
        head = _FROM.sub("", head)
    rest, bound, size, direction, late = _trim_end(head)
    if bound is None and (m := "不" in rest and _BOUND_OF.fullmatch(rest)):
        rest, bound = m[1], BEFORE[m[2]]
    firm = words.FIRM.findall(rest)
    commitment, rest = (firm[-1], rest.rpartition(firm[-1])[2]) if firm else (late, rest)
    if "、" in rest:
        rest = _last_action(rest)
    rest, taken, scope, verb = _trim_start(rest.lstrip())
    if rest.endswith(_LISTED):
        rest = ""
    return _make((rest, commitment or taken, scope, verb, bound, size, direction, not (verb or firm or taken)))


def _trim_end(head: str) -> tuple[str, Bound | None, int, Direction, str]:
    """Take bounds, changes and links off the end; give the first bound, its size, the direction and a commitment."""
    bound: Bound | None = None
    direction: Direction = ""
    size, to, commitment = 0, False, ""
    rest = head.rstrip()
    while rest and rest[-1] in _LAST_SIGNS:
        for n in _SIZES:
            word = rest[-n:]
            kind = _ENDINGS.get(word)
            if kind is None or (n >= len(rest) and kind == "verb"):
                continue
            if kind == "bound" and bound is None:
                bound, to = BEFORE[word], word in _TO
                size = 0 if to else len(head) - len(rest) + n
            elif kind == "change":
                direction = direction or _CHANGES[word]
            elif word in words.COMMITMENTS:
                commitment = word
            rest = rest[:-n].rstrip()
            break
        else:
            break
    return rest, bound, size, "" if to else direction, commitment


def _last_action(rest: str) -> str:
    """Drop what is listed before the last verb: 设备更新、技术改造、新增规上企业."""
    before, _, last = rest.rpartition("、")
    acts = any(last[:n] in words.VERBS for n in (4, 3, 2))
    return last if acts and before.partition("、")[0] not in words.VERBS else rest


def _trim_start(rest: str) -> tuple[str, str, str, str]:
    """Take scope, commitment, adverbs and verbs off the beginning; give the rest and each."""
    commitment = scope = verb = ""
    while rest:
        if rest[0] in words.SCOPE_SIGNS and (m := words.SCOPE.match(rest)):
            scope, rest = scope + m[0].strip(",、 "), rest[m.end() :].lstrip()
            continue
        word = _first_word(rest) if rest[0] in _FIRST_SIGNS else ""
        if not word:
            break
        if word in words.COMMITMENTS:
            commitment = commitment or word
        elif word in words.VERBS:
            verb = word
        rest = rest[len(word) :].lstrip()
    return rest, commitment, scope, verb


def _first_word(rest: str) -> str:
    """Give the commitment, verb, adverb or connector that words begin with, and that is no part of a noun."""
    for n in _SIZES:
        kind = _STARTS.get(rest[:n])
        if kind and (
            kind == "connector"
            or (kind == "commitment" and not words.AFTER_NOUN.match(rest, n))
            or (kind == "verb" and _governs(rest[:n], rest[n:]))
            or (rest[:n] in words.ADVERBS and _acts(rest[n:]))
        ):
            return rest[:n]
    return ""


def _acts(rest: str) -> bool:
    """Tell whether a verb, or another adverb, follows an adverb: 重点 of 重点项目 is none."""
    starts = [rest[:n] for n in (4, 3, 2)]
    return not rest or any(s in words.VERBS or s in words.COMMITMENTS or s in words.ADVERBS for s in starts)


def _governs(verb: str, rest: str) -> bool:
    """Tell a verb from the beginning of a noun: 新增就业 is what is counted, 完成率 and 建设用地 are nouns."""
    if len(rest) == 1 or words.AFTER_NOUN.match(rest):
        return False
    if verb == "新增":
        return not words.SET_NAMES.fullmatch(rest)
    return rest[:1] not in words.NOUNS.get(verb, "") if rest else True
