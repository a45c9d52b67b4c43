"""One reading for all containers: a table in a page, a DOCX or a workbook, running text with automatic numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks.testing.answers import gist
from rewritten import (
    compare,
    find_answers,
    read_answers,
    write_docx,
    write_html,
    write_numbered_docx,
    write_rows,
    write_workbook,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRITERS = {"page": write_html, "docx": write_docx, "xlsx": write_workbook}


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("seed", ["000", "001", "003", "004"])
def test_tasks_in_a_table(shared: Path, seed: str, writer: Callable[..., bytes]) -> None:
    """Tasks, headings, units and time limits of a reference answer are read from the rows of a table."""
    (gold,) = (shared / "gold").glob(f"{seed}_*.json")
    answers = read_answers(gold)
    found = find_answers(govtasks.load(writer(write_rows(answers)), plugins=[]))
    assert list(map(compare, found)) == list(map(compare, answers))


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_automatic_numbers(shared: Path, seed: str) -> None:
    """A DOCX whose numbers are automatic says what the text says that has them typed."""
    (file,) = (shared / "seeds").glob(f"{seed}_*.txt")
    notice = govtasks.load(file, plugins=[])
    text = notice.document.text
    data = write_numbered_docx(text[b.start : b.end] for b in notice.document.blocks if b.kind == "text")
    wanted, found = gist(notice), gist(govtasks.load(data, plugins=[]))
    for key in ("tasks", "sections", "parts", "glossary", "conventions"):
        assert found[key] == wanted[key]


@pytest.mark.parametrize(
    ("page", "file"),
    [("g004-html-page-chongqing-2025.html", "p001-pdf-chongqing-xiaofei-2025.pdf"),
     ("g006-html-page-anhui-fgw-2022.html", "d001-docx-anhui-xiaofei-2022.docx")],
)  # fmt: skip
def test_a_page_and_its_attached_file(shared: Path, page: str, file: str) -> None:
    """A notice that was published as a page and as a file has the same tasks and units in both."""
    folder = shared / "containers" / "files"
    one, other = (gist(govtasks.load(folder / name, plugins=[]))["tasks"] for name in (page, file))
    assert one
    assert one == other
