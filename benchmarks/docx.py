"""DOCX beside the HTML page of the same text."""

from __future__ import annotations

import io
import re
import statistics
import zipfile
from typing import TYPE_CHECKING

import govtasks
from benchmarks.clock import ratio, time_round_robin
from benchmarks.pages import notice, page

if TYPE_CHECKING:
    from collections.abc import Iterable

AIM = 3.0
"""Ratio of `load` of the DOCX to that of the page."""
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LOOK = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
    '<w:color w:val="333333"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>'
)
_PARAGRAPH = (
    f'<w:pPr><w:widowControl/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>{_LOOK}</w:pPr>'
)
_RUN = re.compile(r"[ -~]+|[^ -~]{1,12}")
"""Word parts its runs where the script changes, and where somebody typed."""


def print_docx(rounds: int) -> None:
    """Print what a DOCX costs beside the page of the same text, as served and without its site."""
    print("\n## DOCX beside HTML of the same text\n")
    print("| notice | ms page | ms bare page | ms DOCX | DOCX / page | aim | DOCX / bare page |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, lines in (("P50 (own)", notice(59, 110, 62)), ("dense (own)", notice(140, 338, 50))):
        sources = {"page": page(lines).encode(), "bare": page(lines, 0).encode(), "DOCX": write_docx(lines)}
        seconds = time_round_robin(
            {kind: lambda data=data: govtasks.load(data) for kind, data in sources.items()},  # type: ignore[misc]
            rounds,
        )
        times = " | ".join(f"{statistics.median(taken) * 1e3:.2f}" for taken in seconds.values())
        over, bare = (ratio(seconds["DOCX"], seconds[kind]) for kind in ("page", "bare"))
        print(f"| {name} | {times} | {over:.2f} | ≤ {AIM:.1f} | {bare:.2f} |")


def write_docx(lines: Iterable[str]) -> bytes:
    """Write paragraphs as Word would."""
    paragraphs = "".join(f"<w:p>{_PARAGRAPH}{''.join(map(_write_run, _RUN.findall(line)))}</w:p>" for line in lines)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        body = f'<w:document xmlns:w="{_SPACE}"><w:body>{paragraphs}</w:body></w:document>'
        package.writestr("word/document.xml", body)
    return file.getvalue()


def _write_run(text: str) -> str:
    return f"<w:r>{_LOOK}<w:t>{text}</w:t></w:r>"
