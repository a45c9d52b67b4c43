"""Brackets and lines that say who answers for a task: names with roles, time limits, conventions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from govtasks.phrases.conventions import Convention, find_conventions
from govtasks.phrases.deadlines import LABEL as DEADLINE_LABEL
from govtasks.phrases.deadlines import is_deadline
from govtasks.phrases.fold import trim
from govtasks.phrases.references import Pointer, find_reference
from govtasks.phrases.units import Name, is_unit, split_units

if TYPE_CHECKING:
    from govtasks.model.task import Role
    from govtasks.phrases.roles import RoleWords

_LABELLED = re.compile(r"(?<![^\s:;,。、()\[\]])([^\s:;,。、()\[\]]{2,14}+)\s*:\s*")
_SPACED = re.compile(
    r"([责牵配主承协参落实督指分完]\s{0,2}[任头合办与导管施成]\s{0,2}[单部领处科时期]\s{0,2}[位门导室限间])\s*:\s*"
)
"""A label whose characters are spaced out to fill its column."""
_CLAUSE = re.compile(r"[^;。]+")
_CLAUSE_SIGN = re.compile(r"[()\[\]<>,;。]")
_EDGE = " \n,;。、:"
_LEAD_MARK = re.compile(r"\((?:总?牵头|主办)(?:单位|部门)?\)$")
_TOGETHER = re.compile(r"会同")
OFFICE = re.compile(r"(?:省长|市长|区长|县长|州长|旗长|镇长|秘书长|副书记|书记|常委|分管领导|主要领导)$")
_NOT_A_NAME = re.compile(
    r"[。!?]|:|由|应当|必须|不得|进行|要(?!素)|^(?:加强|完善|推进|推动|做好|开展|强化|对|将|把|按|以|是|如|含|包括|不含|不包括|见|详见|从|即)"
)
_VERBS = "(?:加强|完善|推进|推动|做好|开展|强化|对|将|把)(?!外|口)"
_SENTENCE, _INNER_SENTENCE = re.compile(_VERBS), re.compile(rf"[,;:]{_VERBS}")
"""What begins so is a sentence: 加强对各县、区直单位指导."""
_LEAD_IN = re.compile(r"[\u4e00-\u9fff]{2,10}:\s*")
"""What may announce the names without being a label: 市分工方案:."""
_SAYS_MORE = re.compile(r"[:,;。()\[\]<>《第首逗不下]")
"""What words have that hold a label, several clauses, a reference or a convention: (三期) has none of it."""
_LONGEST_NAME = 45
_GOES_ON = re.compile(r"(?:\s*[,;。]\s*(?:下同|未明确[^,;。()\[\]]{0,12}(?:负责|落实)))+")
"""What still belongs to a rule for all behind it."""


class Grant(NamedTuple):
    """Names that hold one role."""

    role: Role
    label: tuple[int, int] | None
    """Range of the label or verb; None for bare names."""
    names: list[Name]


class Allocation(NamedTuple):
    """What one bracket or line says."""

    grants: list[Grant]
    deadline: tuple[tuple[int, int], ...]
    conventions: list[Convention]
    references: tuple[Pointer, ...] = ()


def find_labels(folded: str, start: int, end: int, roles: RoleWords) -> list[tuple[int, int, int, Role | None]]:
    """Find the labels before a colon: start and end of the words, start of the value, role (None for a time limit)."""
    found: list[tuple[int, int, int, Role | None]] = []
    colon = folded.rfind(":", start, end)
    if colon < 0:
        return found
    for pattern in (_LABELLED, _SPACED):
        for m in pattern.finditer(folded, start, end):
            words = m[1].replace(" ", "")
            role = roles.labels[words]
            if role or DEADLINE_LABEL.fullmatch(words):
                found.append((m.start(1), m.end(1), m.end(), role))
            if m.end() > colon:
                break
        if found:
            break
    return found


def read_allocation(folded: str, start: int, end: int, roles: RoleWords, *, bare: bool = False) -> Allocation | None:
    """Read the inside of a bracket, or a line; None where it assigns nothing and limits nothing.

    `bare` allows a list of names without label and verb.
    """
    if not bare and not _SAYS_MORE.search(folded, start, end) and not roles.find_verb(folded[start:end].strip(" \n、")):
        return None
    rules = find_conventions(folded, start, end)
    if not rules:
        return _read(folded, start, end, roles, bare=bare)
    # A rule stands among the names, often in a bracket of its own: they are read as if it were not there.
    found = _read(_blank(folded[start:end], rules, start), 0, end - start, roles, bare=bare)
    allocation = shift(found, start) if found else Allocation([], (), [])
    reader = ClauseReader(folded, roles)
    reader.read_remarks(rules)
    grants = sorted([*allocation.grants, *reader.grants], key=lambda grant: grant.names[0])
    return allocation._replace(grants=grants, conventions=rules)


def _read(folded: str, start: int, end: int, roles: RoleWords, *, bare: bool) -> Allocation | None:
    """Read a range that holds no rule for all."""
    labels = find_labels(folded, start, end, roles)
    reader = ClauseReader(folded, roles)
    end = reader.read_references(start, end)
    labels = [label for label in labels if label[0] < end]
    if labels:
        if folded[start : labels[0][0]].strip():
            reader.read_clauses(reader.clauses(start, labels[0][0]), bare=False)
        for i, (first, last, value, role) in enumerate(labels):
            stop = labels[i + 1][0] if i + 1 < len(labels) else end
            reader.read_value((first, last), value, stop, role)
    else:
        reader.read_clauses(reader.clauses(start, end), bare=bare)
    if not (reader.grants or reader.limits or reader.references):
        return None
    grants = sorted(reader.grants, key=lambda grant: grant.names[0])
    return Allocation(grants, tuple(reader.limits), [], tuple(reader.references))


def _blank(words: str, rules: list[Convention], at: int) -> str:
    """Put spaces for rules, the bracket around each, and what goes on from it (,下同)."""
    for rule in rules:
        first, last = rule.start - at, rule.end - at
        more = _GOES_ON.match(words, last)
        last = more.end() if more else last
        if first and words[first - 1] in "([<" and words[last : last + 1] in set(")]>"):
            first, last = first - 1, last + 1
        words = words[:first] + " " * (last - first) + words[last:]
    return words


def shift(allocation: Allocation, by: int) -> Allocation:
    """Give what was read of a part of the text, with its places in the whole."""

    def move(place: tuple[int, int]) -> tuple[int, int]:
        return place[0] + by, place[1] + by

    grants = [Grant(r, label and move(label), [move(n) for n in names]) for r, label, names in allocation.grants]
    rules = [
        Convention(kind, start + by, end + by, names and move(names), verb and move(verb))
        for kind, start, end, names, verb in allocation.conventions
    ]
    references = tuple([Pointer(move(p.document), tuple(map(move, p.numbers))) for p in allocation.references])
    return Allocation(grants, tuple(map(move, allocation.deadline)), rules, references)


@lru_cache(maxsize=4096)
def may_be_name(words: str) -> bool:
    """Tell what can be a name from a sentence."""
    return len(words) <= _LONGEST_NAME and not _NOT_A_NAME.search(words)


class ClauseReader:
    """Collects the grants and limits of one bracket or line."""

    def __init__(self, folded: str, roles: RoleWords) -> None:
        self.folded = folded
        self.roles = roles
        self.grants: list[Grant] = []
        self.limits: list[tuple[int, int]] = []
        self.references: list[Pointer] = []

    def read_references(self, start: int, end: int) -> int:
        """Read the clauses at the end that point to another list; give where they begin."""
        if self.folded.find("《", start, end) < 0:
            return end
        for first, last in reversed(self.clauses(start, end)):
            pointer = find_reference(self.folded, first, last)
            if not pointer:
                break
            self.references.insert(0, pointer)
            end = first
        return end

    def read_value(self, label: tuple[int, int] | None, start: int, end: int, role: Role | None) -> None:
        """Read what stands behind a label, up to the next."""
        start, end = trim(self.folded, start, end, _EDGE, _EDGE)
        if role is None:
            if start < end:
                self.limits.append((start, end))
            return
        before = len(self.grants)
        clauses = self.clauses(start, end)
        if any(self.roles.find_verb(self.folded[a:b]) for a, b in clauses if not self._is_rule(a, b)):
            self.read_clauses(clauses, bare=False)
            if len(self.grants) > before:
                return
        for clause in _CLAUSE.finditer(self.folded, start, end):
            first, last = trim(self.folded, *clause.span(), _EDGE, _EDGE)
            if first == last or self._is_rule(first, last):
                continue
            if is_deadline(self.folded[first:last]):
                self.limits.append((first, last))
            else:
                self._grant(role, label, first, last)

    def read_clauses(self, clauses: list[tuple[int, int]], *, bare: bool) -> None:
        """Read names with verbs behind them: X牵头,Y、Z按职责分工负责,2023年9月底前完成."""
        pending: tuple[int, int] | None = None
        limit: tuple[int, int] | None = None
        for first, last in clauses:
            words = self.folded[first:last]
            verb = self.roles.find_verb(words)
            if limit and (words[:1].isdigit() or is_deadline(words)):
                limit = (limit[0], last)
            elif is_deadline(words) and (self.grants or pending is None):
                self._flush(pending, bare=bare)
                pending, limit = None, (first, last)
            elif verb and (verb[0] or pending):
                at = first + verb[0]
                self._verb_grant(verb[1], (at, last), pending[0] if pending else first, at)
                pending = None
            elif not self._is_rule(first, last):
                pending = (pending[0] if pending else first, last)
        self._flush(pending, bare=bare)
        if limit and (self.grants or bare):
            self.limits.append(limit)

    def _flush(self, pending: tuple[int, int] | None, *, bare: bool) -> None:
        if pending and bare and not self.grants:
            names = split_units(self.folded, *pending)
            organs = sum(map(self._is_organ, names))
            sure = organs > 1 and 3 * organs >= 2 * len(names) and self._is_organ(names[0])  # 机场集团、东航物流
            if names and (organs == len(names) or (sure and all(map(self._is_name, names)))):
                self._grant("responsible", None, *pending)

    def clauses(self, start: int, end: int) -> list[tuple[int, int]]:
        """Split at ; 。 and , outside nested brackets."""
        found, depth, first = [], 0, start
        for m in _CLAUSE_SIGN.finditer(self.folded, start, end):
            sign = m[0]
            if sign in "([<":
                depth += 1
            elif sign in ")]>":
                depth = max(0, depth - 1)
            elif depth == 0:
                found.append((first, m.start()))
                first = m.end()
        found.append((first, end))
        return [c for c in (trim(self.folded, *c, _EDGE, _EDGE) for c in found) if c[0] < c[1]]

    def _is_rule(self, first: int, last: int) -> bool:
        """Tell whether a clause only says 下同."""
        return self.folded[first:last] == "下同"

    def read_remarks(self, rules: list[Convention]) -> None:
        """Read the units that a rule for all names: 以下均需各区政府负责,不再列出."""
        for rule in rules:
            if rule.names:
                self._grant("responsible", rule.verb, *rule.names)

    def _verb_grant(self, role: Role, verb: tuple[int, int], start: int, end: int) -> None:
        lead_in = _LEAD_IN.match(self.folded, start, end)
        start = lead_in.end() if lead_in else start
        m = _TOGETHER.search(self.folded, start, end)
        if role == "responsible" and m and is_unit(self.folded[start : m.start()]):
            verb = m.span()
            self._grant("lead", verb, start, m.start())
            start = m.end()
        elif m and m.start() == start:
            start = m.end()
        if not (_SENTENCE.match(self.folded, start, end) or _INNER_SENTENCE.search(self.folded, start, end)):
            self._grant(role, verb, start, end)

    def _grant(self, role: Role, label: tuple[int, int] | None, start: int, end: int) -> None:
        start += self.folded.startswith("由", start, end)
        names = [n for n in split_units(self.folded, start, end) if self._is_name(n)]
        rest: list[Name] = []
        for name in names:
            m = _LEAD_MARK.search(self.folded, *name) if role != "leader" else None
            if m:
                self.grants.append(Grant("lead", (m.start() + 1, m.end() - 1), [(name[0], m.start())]))
            else:
                rest.append(name)
        offices = [n for n in rest if role != "leader" and OFFICE.search(self.folded, *n)]
        for holder, group in (("leader", offices), (role, [n for n in rest if n not in offices])):
            if group:
                self.grants.append(Grant(cast("Role", holder), label, group))

    def _is_name(self, name: Name) -> bool:
        return may_be_name(self.folded[slice(*name)])

    def _is_organ(self, name: Name) -> bool:
        return self._is_name(name) and is_unit(self.folded[slice(*name)])
