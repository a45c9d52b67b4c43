"""Each notice in `cases/` is read as the JSON beside it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import govtasks
from govtasks.testing import Case, cases, compare


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """A notice gives exactly its reference answer, white space aside."""
    assert case.notice, f"{case.name}: there is no notice beside the answer"
    assert case.answer, f"{case.name}: the notice has no {case.name}.json"
    difference = compare(case, govtasks.load(case.notice))
    if difference:
        pytest.fail(f"{case.notice.name} is read differently:\n{difference}", pytrace=False)
