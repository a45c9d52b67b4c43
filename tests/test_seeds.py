"""The five notices that started the project: exact, in whatever clothes they come, with nothing lost."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

import govtasks
from clothes import CLOTHES

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

SEEDS = ("000", "001", "002", "003", "004")
AMBIGUOUS = {("002", "wrapped-flush")}
"""Paragraphs without number or indent, printed flush: nothing says where one ends that fills its last line."""
LEAST_PATHS = 85.0
"""Of all five together: in 003 a heading and the subhead glued to it have no sign between them."""


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest, shared: Path) -> Path:
    """Give one of the five."""
    return seed_file(shared, request.param)


def seed_file(shared: Path, number: str) -> Path:
    """Find a seed by its number."""
    (found,) = (shared / "seeds").glob(f"{number}_*.txt")
    return found


def gold_of(shared: Path, seed: Path) -> dict[str, Any]:
    """Read the reference answer."""
    answer: dict[str, Any] = json.loads((shared / "gold" / f"{seed.stem}.json").read_text("utf-8"))
    return answer


def test_reads_as_the_reference_answer(shared: Path, seed: Path, score: ModuleType) -> None:
    """Tasks, assignments, references, deadlines and metadata are those of the reference answer, all of them."""
    tallies = score.score(gold_of(shared, seed), govtasks.load(seed).to_dict(), show=20)
    loose = {"path"} if seed.name.startswith("003") else set()
    wrong = {column: str(tally) for column, tally in tallies.items() if tally.f1 < 100 and column not in loose}
    assert not wrong, f"{seed.name}: {wrong}"


def test_reads_the_paths(shared: Path, score: ModuleType) -> None:
    """Over all five notices, tasks stand under the right headings."""
    total = score.Tally()
    for number in SEEDS:
        seed = seed_file(shared, number)
        path = score.score(gold_of(shared, seed), govtasks.load(seed).to_dict())["path"]
        total.add(path.good, path.gold, path.pred)
    assert total.f1 >= LEAST_PATHS


def test_explains_every_character(seed: Path) -> None:
    """Nothing inside the lists of tasks is left over."""
    notice = govtasks.load(seed)
    assert notice.coverage.explained == 1.0, [notice.document.quote((span,)) for span in notice.coverage.unexplained]


@pytest.mark.parametrize("clothing", CLOTHES)
def test_reads_the_same_in_other_clothes(seed: Path, clothing: str) -> None:
    """Width, encoding, line breaks and markup change nothing of what the notice says."""
    if (seed.name[:3], clothing) in AMBIGUOUS:
        pytest.skip("paragraphs cannot be told apart in this clothing")
    text = seed.read_text("utf-8")
    assert answer(govtasks.load(CLOTHES[clothing](text))) == answer(govtasks.loads(text))


@pytest.mark.parametrize("clothing", CLOTHES)
def test_reads_the_same_metadata_in_other_clothes(seed: Path, clothing: str) -> None:
    """Title, issuer, number and dates are those of the plain text."""
    text = seed.read_text("utf-8")
    assert metadata(govtasks.load(CLOTHES[clothing](text))) == metadata(govtasks.loads(text))


def answer(notice: govtasks.Notice) -> list[dict[str, object]]:
    """What the notice says, width and white space aside."""
    titles = {s.id: fold(s.title) for s, _ in notice.walk_sections()}
    return [
        {
            "id": t.id,
            "label": fold(t.label),
            "text": fold(t.text),
            "section": titles.get(t.section or ""),
            "parent": t.parent,
            "assignments": [(a.role, fold(a.name), a.inherited) for a in t.assignments],
            "deadline": fold(t.deadline.text) if t.deadline else None,
            "references": [(fold(r.document), r.numbers) for r in t.references],
        }
        for t in notice.tasks
    ]


def metadata(notice: govtasks.Notice) -> dict[str, object]:
    """What the notice is, width and white space aside."""
    return {
        "kind": notice.kind,
        "title": fold(notice.title),
        "issuer": fold(notice.issuer),
        "doc_number": fold(notice.doc_number),
        "issued_on": notice.issued_on,
        "published_on": notice.published_on,
        "addressees": [fold(a) for a in notice.addressees],
        "glossary": [(fold(g.label), fold(g.term), fold(g.definition)) for g in notice.glossary],
    }


def fold(text: str | None) -> str:
    """One width for each sign, no white space."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())
