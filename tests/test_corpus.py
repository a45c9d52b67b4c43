"""Every real notice at hand loads, is nearly all explained, and has units where people saw any."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import govtasks

SHARED = Path(__file__).resolve().parents[2] / "shared"
CATALOG = SHARED / "corpus" / "catalog.jsonl"
LINES = CATALOG.read_text("utf-8").splitlines() if CATALOG.is_file() else []
NOTICES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
LEAST_COVERAGE = 0.99


@pytest.mark.skipif(not NOTICES, reason=f"no real notices: {CATALOG} is not there")
@pytest.mark.parametrize("entry", NOTICES, ids=lambda entry: entry["file"][:4])
def test_a_notice_of_the_corpus(entry: dict[str, Any]) -> None:
    """It is read without a fault, hardly anything in its lists is unexplained, and it has units where it should."""
    notice = govtasks.load(SHARED / "corpus" / "notices" / entry["file"], plugins=[])
    assert notice.coverage.explained >= LEAST_COVERAGE
    assert any(task.assignments for task in notice.tasks) == entry["has_units"]
