"""What the words of real notices stand for, beside answers that people wrote apart from the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import meaning_answers

if TYPE_CHECKING:
    from pathlib import Path

AIMS = {"units": 95, "targets of the seeds": 98, "targets of the other notices": 80, "deadlines": 98}


@pytest.mark.usefixtures("shared")
def test_the_figures() -> None:
    """Units, targets and due dates are read as people read them, but for a few."""
    figures, _ = meaning_answers.judge()
    assert {figure.what for figure in figures if figure.f1 < AIMS[figure.what]} == set()


def test_the_page_is_current(shared: Path) -> None:
    """docs/accuracy.md lists the figures and each that is wrong."""
    assert shared.is_dir()
    page = meaning_answers.PAGE.read_text("utf-8")
    assert page == meaning_answers.update(page), "run make accuracy"
