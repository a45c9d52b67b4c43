"""From an item to what it sets out to reach, or None where its number is none of a target."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govtasks.understand.targets import vocabulary as words

if TYPE_CHECKING:
    import re

    from govtasks.model.meaning import Direction, TargetKind
    from govtasks.phrases.quantities import Quantity
    from govtasks.understand.targets.clauses import Item
    from govtasks.understand.targets.heads import Head

_SHORTEST_NAME = 2


class Aim(NamedTuple):
    """What an item sets out to reach."""

    indicator: str
    kind: TargetKind
    direction: Direction = ""


def judge(item: Item, head: Head, verb: str, subject: str) -> Aim | None:
    """Judge a number by what it measures; `verb` governs it, `subject` is the indicator before it in the sentence."""
    tail = item.tail.strip()
    if "(" in tail or ")" in tail:
        tail = _outside_brackets(tail)
    if tail and words.NO_TARGET_BEHIND.match(tail):
        return None
    match item.quantity.dimension:
        case "rate" | "points" | "times" | "doubling":
            return _judge_rate(item.quantity, head, tail, subject)
        case "count":
            return _judge_count(item.quantity, head, verb, tail, subject)
        case "time":
            return _judge_time(head, tail)
        case _:
            return _judge_level(item.quantity, head, verb, tail, subject)


def is_background(head: str) -> bool:
    """Tell words that make the numbers of a clause background, a condition or the rate of a benefit."""
    m = words.BACKGROUND.search(head)
    return bool(words.CONDITIONS.match(head) or (m and not (m[0] == "在" and head.endswith(words.HOLDING))))


def _outside_brackets(tail: str) -> str:
    """Give the words up to a bracket that ends around them, or opens right behind the number or stays open."""
    if tail.startswith("("):
        return ""
    opened, closed = tail.find("("), tail.find(")")
    return tail[:closed] if closed >= 0 and (opened < 0 or closed < opened) else tail[:opened] if closed < 0 else tail


def _judge_rate(quantity: Quantity, head: Head, tail: str, subject: str) -> Aim | None:
    """Judge changes (增长9%, 翻一番) and shares (占比60%以上)."""
    changes = bool(head.direction) or quantity.dimension == "doubling"
    if changes and (head.indicator or subject):
        return Aim(head.indicator or subject, "growth", head.direction or "up")
    return _judge_share(quantity, head, tail, subject) if quantity.dimension == "rate" else None


def _judge_share(quantity: Quantity, head: Head, tail: str, subject: str) -> Aim | None:
    """Judge a rate named before it (占比60%), behind it (90%解决率) or in the clause before it."""
    if tail.startswith("的") and not words.NO_NAME_BEHIND.match(tail):
        return Aim(tail[1:], "share") if head.bound and words.RATES.search(tail) else None
    if head.indicator:
        named = words.CHANGES.search(head.indicator)
        if named:
            return Aim(head.indicator, "growth", "down" if named["down"] else "up")
        return Aim(_rate_of(head).removesuffix("占"), "share")
    if head.bound and subject and not tail:
        return Aim(subject, "share")
    bound = quantity.bound or words.RATES.search(tail)
    return Aim(name_of(tail), "share") if tail and bound and not words.NO_NAME_BEHIND.match(tail) else None


def _rate_of(head: Head) -> str:
    """Give the rate without what a verb lists before it: 改革 of 推广改革、查验率100%."""
    _, _, last = head.indicator.rpartition("、")
    return last if head.verb and words.RATES.search(last) else head.indicator


def _judge_count(quantity: Quantity, head: Head, verb: str, tail: str, subject: str) -> Aim | None:
    """Judge counted things, named before the number (停车位2000个) or behind it (2000个停车位)."""
    if behind := words.NO_NAME_BEHIND.match(tail):
        return _named_before(head, subject, behind, "count")
    if quantity.bound == "<=":
        return None
    name = name_of(tail)
    if not quantity.digits and (
        tail[0] == "“" or (verb not in words.CREATING and not (verb and words.WORKS.search(name)))
    ):
        return None
    return None if _counts_its_list(quantity, head.indicator) else Aim(name, "count")


def _counts_its_list(quantity: Quantity, listed: str) -> bool:
    """Tell the count of what stands before it: 甲、乙、丙3个集镇, unless more than these are meant (甲、乙等5个)."""
    marks = listed.count("、")
    if not marks:
        return False
    return not quantity.digits or marks < quantity.value <= marks + 1 + listed.count("和") + listed.count("及")


def _judge_level(quantity: Quantity, head: Head, verb: str, tail: str, subject: str) -> Aim | None:
    """Judge money, area, weight, length; what qualifies a noun (30亿元以上项目, 总投资5亿元的园区) is none."""
    if behind := words.NO_NAME_BEHIND.match(tail):
        return _named_before(head, subject, behind, "level")
    if head.indicator and not head.indicator.endswith("等"):
        return None
    return Aim(name_of(tail), "level") if verb and _is_measured(quantity, tail) else None


def _is_measured(quantity: Quantity, tail: str) -> bool:
    """Tell what is measured in itself (5000亩沙地, 3万亩基地建设) from what a measure marks (百万吨基地)."""
    if quantity.dimension == "money":
        return bool(words.FUNDS.search(tail))
    return not words.TYPES.search(tail) or (quantity.unit in words.WORKED and bool(words.WORKS.search(tail)))


def _judge_time(head: Head, tail: str) -> Aim | None:
    """Judge a duration: that of something named, and bounded or brought to it (压减至3个工作日以内)."""
    timed = head.bound or words.DURATION.search(head.indicator) or tail.startswith("办结")
    if timed and head.indicator and words.NO_NAME_BEHIND.match(tail):
        return Aim(head.indicator, "level")
    return Aim(tail, "level") if (head.verb or head.commitment) and words.DURATION.fullmatch(tail) else None


def _named_before(head: Head, subject: str, behind: re.Match[str], kind: TargetKind) -> Aim | None:
    """Give the name before the number, else the work behind it (800户改造任务), else the verb or what came before."""
    indicator = (
        head.indicator.removesuffix("等")
        or behind["work"]
        or (head.verb if len(head.verb) >= _SHORTEST_NAME else "")
        or subject
    )
    return Aim(indicator, kind) if indicator else None


def name_of(tail: str) -> str:
    """Give the name of a thing counted from the words behind its number: 重大项目 of 重大项目加快建设."""
    tail = tail.removeprefix("的")
    ends = (m.start() for m in words.NAME_ENDS.finditer(tail, _SHORTEST_NAME))
    end = next((at for at in ends if tail.count("(", 0, at) == tail.count(")", 0, at)), len(tail))
    return tail[:end].strip().removesuffix("任务")
