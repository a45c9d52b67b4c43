"""Notices that LibreOffice prints: read from the PDF they say what they say as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest

import govtasks
from govtasks.testing.answers import gist
from govtasks.testing.clothes import paragraphs
from invariants import check
from office_files import cell, make_docx, para, run, table
from printing import needs_office, save_as
from test_seeds import SEEDS, seed_file

if TYPE_CHECKING:
    from pathlib import Path

    from govtasks.testing.answers import Answer

pytestmark = needs_office

_LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_LOST = re.compile("[，,。、]")
"""Signs of which LibreOffice loses one now and then where it hangs into the margin."""
LAYOUTS = {
    "set in": '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/><w:jc w:val="both"/>',
    "spaced": '<w:spacing w:after="200"/><w:jc w:val="both"/>',
    "ragged": '<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLine="640"/>',
}


def print_paragraphs(lines: list[str], layout: str, *, size: int = 32, columns: int = 1, wide: bool = False) -> bytes:
    """Print paragraphs with a running head and a page number on each page; gives the PDF."""
    return print_body("".join(para(say(line, size), more=layout) for line in lines), columns=columns, wide=wide)


def print_body(body: str, *, columns: int = 1, wide: bool = False) -> bytes:
    """Print the body of a DOCX, with a running head and a page number on each page; gives the PDF."""
    width, height = (16838, 11906) if wide else (11906, 16838)
    page = (
        f'<w:sectPr><w:headerReference {_LINKS} w:type="default" r:id="r0"/>'
        f'<w:footerReference {_LINKS} w:type="default" r:id="r1"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="1700" w:bottom="1700" w:left="1500" w:right="1500" '
        f'w:header="850" w:footer="850"/><w:cols w:num="{columns}" w:space="600"/></w:sectPr>'
    )
    number = f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'
    parts = {"header1": para(say("示例市人民政府公报", 18)), "footer1": para(run("— "), number, run(" —"))}
    return save_as("pdf", make_docx(body + page, **parts))


def say(text: str, size: int) -> str:
    """Write a run of so many half points."""
    return run(escape(text), f'<w:rFonts w:eastAsia="WenQuanYi Zen Hei"/><w:sz w:val="{size}"/>')


def tell(notice: govtasks.Notice) -> Answer:
    """Give what a notice says of its tasks, without the signs that its print may have lost."""
    said = gist(notice)
    return {key: _strip(said[key]) for key in ("kind", "parts", "sections", "tasks", "conventions")}


def _strip(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {key: _strip(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_strip(inner) for inner in value]
    return _LOST.sub("", value) if isinstance(value, str) else value


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("number", SEEDS)
def test_seeds(number: str, layout: str, shared: Path) -> None:
    """Tasks, units and deadlines of a printed notice are those of its text, over pages with heads and numbers."""
    text = seed_file(shared, number).read_text("utf-8")
    printed = check(govtasks.load(print_paragraphs(paragraphs(text), LAYOUTS[layout])))
    assert printed.document.blocks[-1].page > 10
    assert tell(printed) == tell(govtasks.loads(text))
