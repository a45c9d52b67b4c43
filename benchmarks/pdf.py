"""PDF: `load` beside pypdfium2's own extraction of the same text."""

from __future__ import annotations

import statistics
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2

import govtasks
from benchmarks.clock import ratio, time_round_robin
from benchmarks.pages import notice

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINES, _SIGNS = 22, 28
"""Lines of a page, signs of a line: as GB/T 9704 asks for."""
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>"
    "/DW 1000>>]>>"
)


def print_pdf(rounds: int) -> None:
    """Print what a page of PDF costs, and its ratio to the bare extraction."""
    print("\n## PDF beside pypdfium2's own text\n")
    print("| notice | pages | ms a page, pypdfium2 | ms a page, load | ratio |")
    print("|---|---:|---:|---:|---:|")
    for name, lines in (("P50 (own)", notice(59, 110, 62)), ("dense (own)", notice(140, 338, 50))):
        data = write_pdf(lines)
        pages = len(pypdfium2.PdfDocument(data))
        seconds = time_round_robin(
            {"text": lambda data=data: extract(data), "load": lambda data=data: govtasks.load(data)},  # type: ignore[misc]
            rounds,
        )
        bare, load = (statistics.median(seconds[kind]) * 1e3 / pages for kind in ("text", "load"))
        print(f"| {name} | {pages} | {bare:.2f} | {load:.2f} | {ratio(seconds['load'], seconds['text']):.2f} |")


def extract(data: bytes) -> str:
    """Extract the text as pypdfium2 does."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def write_pdf(paragraphs: Iterable[str]) -> bytes:
    """Print paragraphs, set in, on as many pages as they take."""
    lines = [line[at : at + _SIGNS] for line in (f"　　{p}" for p in paragraphs) for at in range(0, len(line), _SIGNS)]
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    body = [b"", b"", f"<</Font<</F1 {_FONT}>>>>".encode()]
    for page in pages:
        rows = (
            f"BT /F1 16 Tf {80 + 16 * (len(row) - len(row.lstrip('　')))} {740 - 28 * at} Td "
            f"<{row.lstrip('　').encode('utf-16-be').hex()}> Tj ET"
            for at, row in enumerate(page)
        )
        stream = "\n".join(rows).encode()
        body.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 3 0 R/Contents {len(body) + 2} 0 R>>".encode()
        )
        body.append(f"<</Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream")
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    body[:2] = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()]
    return _assemble(body)


def _assemble(objects: list[bytes]) -> bytes:
    """Put numbered objects, the table of their places and the trailer together."""
    data, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(places) + 1}/Root 1 0 R>>\n"
    return data + f"{tail}startxref\n{len(data)}\n%%EOF\n".encode()
