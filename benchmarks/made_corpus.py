"""Notices made from real ones: other places, numbers, years and order; notice n is the same in every run."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import govtasks
from govtasks.testing.clothes import CLOTHES, paragraphs
from govtasks.understand.naming.issuing import find_issuing
from govtasks.understand.naming.rows import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
REAL = (ROOT.parent / "shared" / "corpus" / "notices", ROOT.parent / "shared" / "seeds")
FOLDER_SIZE, LEAST_TASKS = 1000, 5
_CLOTHES = ("html-p", "page", "gb18030", "html-gb2312", "plain", "html-word", "page-full-width-gb", "crlf")
_YEARS = range(2005, 2025)
_DOC_NUMBER = re.compile(r"(?P<prefix>[\u4e00-\u9fff]{2,9}) ?[〔\[［](?P<year>20\d\d)[〕\]］] ?\d{1,4} ?号")
_YEAR = re.compile(r"20[0-2]\d(?= ?[年〕\]］])")
_NUMBER = re.compile(r"(?<![\d.第年月、至-])\d{1,6}(?:\.\d{1,2})?(?=[万亿个家名人公亩吨台套处所座%％平])")
_ITEM = re.compile(r"(?P<label>\s*(?:\d{1,3}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)]))(?P<body>.+)")


class Base(NamedTuple):
    """A real notice, and what of it is changed."""

    lines: tuple[str, ...]
    place: str
    year: int


def write(folder: Path, count: int) -> list[Path]:
    """Write the first so many notices into folders of a thousand, and give their paths."""
    paths = []
    for index in range(count):
        path = folder / f"{index // FOLDER_SIZE:03}" / name_of(index)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make(index))
        paths.append(path)
    return paths


def name_of(index: int) -> str:
    """Give the name of the file of a notice."""
    clothes = _CLOTHES[index % len(_CLOTHES)]
    return f"{index:06}.{'html' if clothes.startswith(('html', 'page')) else 'txt'}"


def make(index: int) -> bytes:
    """Give the bytes of a notice; no two indices give the same."""
    return CLOTHES[_CLOTHES[index % len(_CLOTHES)]](make_text(index))


def make_text(index: int) -> str:
    """Give the words of a notice; its number in the year is its index."""
    chance = random.Random(index)  # noqa: S311 - the same in every run is the point
    base = chance.choice(find_bases())
    place, year = chance.choice(_places()), chance.choice(_YEARS)
    text = "\n\n".join(_shuffle(base.lines, chance))
    text = _rename(text, base.place, place)
    text = _NUMBER.sub(lambda m: _scale(m[0], chance), text)
    text = _YEAR.sub(lambda m: str(int(m[0]) + year - base.year), text)
    return _DOC_NUMBER.sub(rf"{place[0]}政办发〔{year}〕{index + 1}号", text, count=1)


def _rename(text: str, old: str, new: str) -> str:
    """Put a place for another, and the word for its level before its units: 省发改委, 县发改委."""
    units = rf"(?<![\u4e00-\u9fff]){old[-1]}(?=[\u4e00-\u9fff]{{2,9}}(?:局|委|办|厅|中心|院|部|支队|公司))"
    return re.sub(units, new[-1], text.replace(old, new))


def _scale(number: str, chance: random.Random) -> str:
    decimals = len(number.partition(".")[2])
    return f"{float(number) * chance.uniform(0.6, 1.6) + 10**-decimals:.{decimals}f}"


def _shuffle(lines: tuple[str, ...], chance: random.Random) -> Iterator[str]:
    """Give the lines, the bodies of items that follow one another in another order below the same labels."""
    items: list[tuple[str, str]] = []
    for line in lines:
        if match := _ITEM.fullmatch(line):
            items.append((match["label"], match["body"]))
            continue
        yield from _deal(items, chance)
        items = []
        yield line
    yield from _deal(items, chance)


def _deal(items: list[tuple[str, str]], chance: random.Random) -> Iterator[str]:
    bodies = [body for _, body in items]
    chance.shuffle(bodies)
    return (label + body for (label, _), body in zip(items, bodies, strict=True))


@cache
def find_bases() -> tuple[Base, ...]:
    """Give what the notices are made from: real ones where they are at hand, else the examples."""
    paths = sorted(path for folder in REAL for path in folder.glob("*")) or sorted((ROOT / "examples").glob("*"))
    found = [_find_base(govtasks.load(path.read_bytes())) for path in paths]
    return tuple(base for base in found if base)


def _find_base(notice: govtasks.Notice) -> Base | None:
    """Give a notice that has tasks, a number and a place."""
    text, issuer = notice.document.text, find_issuing(notice).place
    number, place = _DOC_NUMBER.search(text), issuer.own if issuer else ""
    if number is None or not place or place not in text or len(notice.tasks) < LEAST_TASKS:
        return None
    return Base(tuple(paragraphs(text)), place, int(number["year"]))


@cache
def _places() -> tuple[str, ...]:
    """Give the names of today's provinces, cities and counties."""
    rows = [line.split(",") for line in read_lines("divisions.csv")]
    return tuple(name for _, name, _, until in rows if not until and len(name) <= 6)
