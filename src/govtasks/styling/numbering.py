"""How notices number and head: the style of each level, subheads, headings with something glued to them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from govtasks.phrases.fold import fold
from govtasks.phrases.numbers import find_number
from govtasks.phrases.refrains import find_refrain
from govtasks.styling.card import NumberTally, Tally
from govtasks.styling.view import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.model.section import Section
    from govtasks.phrases.numbers import Number
    from govtasks.styling.view import View

_SHOWN = 24


@define
class _Level:
    """The numbers of one level in one style, in all notices."""

    count: int = 0
    gaps: int = 0
    turns: set[str] = field(factory=set)
    """What happens where a new section begins: `runs on`, `restarts`."""
    quotes: dict[str, str] = field(factory=dict)
    """A quote for each closing mark."""


class _Numbered(NamedTuple):
    level: str
    group: str | None
    """What holds the item: another one means that a new section begins."""
    number: Number | None
    mark: str
    """What is written beside the numeral: 、 or ()."""
    quote: str


def tally_numbers(views: list[View]) -> tuple[NumberTally, ...]:
    """Count the numbers of each level."""
    levels: dict[tuple[str, str], _Level] = {}
    for view in views:
        before: dict[tuple[str, str], _Numbered] = {}
        for item in sorted(_list_numbered(view), key=lambda found: found[0]):
            _note(item[1], levels, before)
    return tuple(
        NumberTally(name, style, level.count, _say_turns(level.turns), level.gaps, tuple(level.quotes.values())[:2])
        for (name, style), level in sorted(levels.items(), key=lambda pair: (pair[0][0] == "sub-task", pair[0][0]))
    )


def _say_turns(turns: set[str]) -> str:
    return "mixed" if len(turns) > 1 else next(iter(turns), "")


def _note(item: _Numbered, levels: dict[tuple[str, str], _Level], before: dict[tuple[str, str], _Numbered]) -> None:
    style = item.number.style if item.number else "mark lost"
    if style == "dash":
        return
    key = (item.level, style)
    level = levels.setdefault(key, _Level())
    level.count += 1
    last = before.get(key)
    before[key] = item
    level.quotes.setdefault(item.mark, item.quote)
    if item.number is None or last is None or last.number is None:
        return
    new, step = item.group != last.group, item.number.value - last.number.value
    if new:
        level.turns.add("runs on" if step > 0 else "restarts")
    if step > 1 or (step < 1 and not new):
        level.gaps += 1


def _list_numbered(view: View) -> Iterator[tuple[int, _Numbered]]:
    """Give the sections and tasks that have a number, each with where it begins."""
    notice = view.notice
    depths: dict[str, int] = {}
    for section, parent in notice.walk_sections():
        depths[section.id] = depth = depths[parent.id] + 1 if parent else 1
        for start, end in section.label_spans[:1]:
            group = parent.id if parent else section.part
            yield start, _Numbered(f"section {depth}", group, *_read(view, start, end))
    for task in notice.tasks:
        for start, end in task.label_spans[:1]:
            level = "sub-task" if task.parent else "task"
            group = task.parent or task.section or task.part
            yield start, _Numbered(level, group, *_read(view, start, end))


def _read(view: View, start: int, end: int) -> tuple[Number | None, str, str]:
    """Read a number again from its place; give it with its mark and a quote of it and the words behind it."""
    words = view.page.folded[start:end]
    mark = "".join(c for c in words if not c.isalnum() and not c.isspace())
    quote = view.quote(start, min(view.block(start)[1], end + _SHOWN))
    return find_number(words + "x", 0, len(words) + 1), mark, quote


def tally_subheads(views: list[View]) -> tuple[Tally, ...]:
    """Count the headings without a number by the way they stand."""
    met: Tallies[str] = Tallies()
    for view in views:
        for section, _ in view.notice.walk_sections():
            if not section.label and section.spans:
                start = (*section.label_spans, *section.spans)[0].start
                dash = bool(section.label_spans)
                inside = view.page.folded[view.block(start)[0] : start].strip()
                met.add("dash" if dash else "glued" if inside else "line", view.quote(start, section.spans[-1].end))
    return tuple(Tally(*row) for row in met.ranked())


def tally_heading_ends(views: list[View]) -> tuple[Tally, ...]:
    """Find what headings beside one another share in the middle while each goes on with words of its own."""
    met: Tallies[str] = Tallies()
    for view in views:
        families: dict[str | None, list[Section]] = defaultdict(list)
        for section, parent in view.notice.walk_sections():
            if section.label and section.spans:
                families[parent.id if parent else section.part].append(section)
        for sections in families.values():
            titles = [fold(section.title) for section in sections]
            over_subheads = any(not child.label for section in sections for child in section.children)
            refrain = find_refrain(titles, over_subheads=over_subheads)
            for section, title in zip(sections, titles, strict=True):
                if refrain and refrain in title:
                    met.add(refrain, view.quote(section.spans[0].start, section.spans[-1].end))
    return tuple(Tally(*row) for row in met.ranked())
