"""The five notices that started the project: exact, in whatever clothes they come, with nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import govtasks
from govtasks.testing.answers import gist
from govtasks.testing.clothes import CLOTHES

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

SEEDS = ("000", "001", "002", "003", "004")
AMBIGUOUS = {("002", "wrapped-flush")}
"""Paragraphs without number or indent, printed flush: nothing says where one ends that fills its last line."""


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
    """Tasks, assignments, paths, references, deadlines and metadata are those of the reference answer, all of them."""
    tallies = score.score(gold_of(shared, seed), govtasks.load(seed).to_dict(), show=20)
    wrong = {column: str(tally) for column, tally in tallies.items() if tally.f1 < 100}
    assert not wrong, f"{seed.name}: {wrong}"


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
    assert gist(govtasks.load(CLOTHES[clothing](text))) == gist(govtasks.loads(text))
