"""What stands before a number: commitment, scope, indicator, change and bound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from govtasks.phrases.bounds import BEFORE
from govtasks.understand.targets import vocabulary as words

if TYPE_CHECKING:
    from govtasks.model.meaning import Direction
    from govtasks.phrases.bounds import Bound

_LONGEST = 4
_FROM = re.compile(r"(?<=.)[由从](?:法定的?|现行的?|原来?的?|目前的?)?\s?\d.*(?=至|到)")
"""Where something comes from on its way to the number: 由5个工作日压缩."""
_TO = frozenset({"至", "到", "为"})
_CHANGES: dict[str, Direction] = {
    **dict.fromkeys(words.RISING, "up"),
    **dict.fromkeys(words.FALLING, "down"),
}


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


def read_head(head: str) -> Head:
    """Take apart the folded words of a clause up to a number."""
    head = _FROM.sub("", head[head.rfind("(") + 1 :] if head.rfind("(") > head.rfind(")") else head)
    rest, bound, size, direction, late = _trim_end(head)
    firm = list(words.FIRM.finditer(rest))
    commitment, rest = (firm[-1][0], rest[firm[-1].end() :]) if firm else (late, rest)
    if "、" in rest:
        rest = _last_action(rest)
    rest, taken, scope, verb = _trim_start(rest)
    return Head(rest, commitment or taken, scope, verb, bound, size, direction, plain=not (verb or firm or taken))


def _trim_end(head: str) -> tuple[str, Bound | None, int, Direction, str]:
    """Take bounds, changes and links off the end; give the first bound, its size, the direction and a commitment."""
    bound: Bound | None = None
    direction: Direction = ""
    size, to, commitment = 0, False, ""
    rest = head.rstrip()
    while rest:
        for n in range(min(_LONGEST, len(rest)), 0, -1):
            word = rest[-n:]
            if word in BEFORE and bound is None:
                bound, to = BEFORE[word], word in _TO
                size = 0 if to else len(head) - len(rest) + n
            elif word in _CHANGES and not direction:
                direction = _CHANGES[word]
            elif word in words.COMMITMENTS and n < len(rest):
                commitment = word
            elif word not in BEFORE and not (word in words.LINKS and n < len(rest)):
                continue
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
        rest = rest.lstrip()
        m = words.SCOPE.match(rest)
        if m:
            scope, rest = scope + m[0].strip(",、 "), rest[m.end() :]
            continue
        for n in range(min(_LONGEST, len(rest)), 0, -1):
            word = rest[:n]
            if word in words.COMMITMENTS and not words.AFTER_NOUN.match(rest, n):
                commitment = commitment or word
            elif (word in words.VERBS or (word[0] in "新再" and word[1:] in words.VERBS)) and _governs(word, rest[n:]):
                verb = word
            elif word not in words.CONNECTORS and not (word in words.ADVERBS and _acts(rest[n:])):
                continue
            rest = rest[n:]
            break
        else:
            break
    return rest, commitment, scope, verb


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
