"""Makes PDFs in code: signs and lines at places, measured in points from the top left corner."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field

_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>"
    "/DW 1000/W[1 95 500 814 939 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
    "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)
_RUBBISH = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Print:
    """A PDF that is being made."""

    width: float = 595
    height: float = 842
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    turn: int = 0
    """How far a reader turns the pages, 0 or 90; what is printed is turned the other way."""

    def page(self) -> Print:
        """Begin another page."""
        self.pages.append([])
        return self

    def text(self, left: float, top: float, words: str, size: float = 16, stretch: float = 0) -> Print:
        """Print a line whose upper edge is so far from that of the page, its signs so much further apart."""
        code = words.encode("utf-16-be").hex()
        self.pages[-1].append(
            f"BT /F1 {size} Tf {stretch} Tc {left} {self.height - top - 0.88 * size:.2f} Td <{code}> Tj ET"
        )
        return self

    def lines(self, lines: list[str], left: float = 80, top: float = 100, size: float = 16, step: float = 28) -> Print:
        """Print lines under one another; two full-width blanks before one set it in."""
        for at, line in enumerate(lines):
            words = line.lstrip("\u3000")
            self.text(left + (len(line) - len(words)) * size, top + at * step, words, size)
        return self

    def rubbish(self, left: float, top: float, words: str) -> Print:
        """Print a line in a font that does not say what its signs mean."""
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.pages[-1].append(f"BT /F2 16 Tf {left} {self.height - top} Td ({escaped}) Tj ET")
        return self

    def rule(self, left: float, top: float, right: float, bottom: float) -> Print:
        """Draw a line."""
        self.pages[-1].append(f"{left} {self.height - top} m {right} {self.height - bottom} l S")
        return self

    def picture(self) -> Print:
        """Print a picture all over the page, as of a scan."""
        self.pages[-1].append(f"q {self.width} 0 0 {self.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x20 EI Q")
        return self

    def table(
        self, columns: list[float], rows: list[tuple[float, list[str]]], left: float = 60, top: float = 100
    ) -> Print:
        """Draw a ruled table: widths of the columns, and height and cells of each row; lines of a cell by line feeds.

        A cell `^` is one with that above it, and a cell `<` with the one before it.
        """
        edges = [left + sum(columns[:at]) for at in range(len(columns) + 1)]
        bottom = top + sum(height for height, _ in rows)
        self.rule(left, bottom, edges[-1], bottom).rule(edges[-1], top, edges[-1], bottom)
        for height, cells in rows:
            for at, words in enumerate(cells):
                if words != "^":
                    self.rule(edges[at], top, edges[at + 1], top)
                if words != "<":
                    self.rule(edges[at], top, edges[at], top + height)
                if words not in {"^", "<"}:
                    for number, line in enumerate(words.split("\n")):
                        self.text(edges[at] + 5.5, top + 4 + 15 * number, line, 12)
            top += height
        return self

    def save(self, *, password: str | None = None) -> bytes:
        """Give the file; with a password only the owner needs it, unless it is `user`: then every reader does."""
        identity = hashlib.md5(b"print").digest()  # noqa: S324  as PDF 1.4 asks for
        owner = bytes(range(32))
        key = hashlib.md5(_PAD + owner + b"\xfc\xff\xff\xff" + identity).digest()[:5]  # noqa: S324
        pages = range(4, 4 + 2 * len(self.pages), 2)
        kids = " ".join(f"{number} 0 R" for number in pages)
        body = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
            f"<</Font<</F1 {_FONT}/F2 {_RUBBISH}>>>>".encode(),
        ]
        for number, page in zip(pages, self.pages, strict=True):
            box = f"{self.height} {self.width}" if self.turn else f"{self.width} {self.height}"
            turned = f"0 1 -1 0 {self.height} 0 cm " if self.turn else ""
            stream = zlib.compress((turned + "\n".join(page)).encode("latin-1"))
            if password is not None:
                stream = _rc4(hashlib.md5(key + (number + 1).to_bytes(3, "little") + bytes(2)).digest()[:10], stream)  # noqa: S324
            body += [
                f"<</Type/Page/Parent 2 0 R/Rotate {self.turn}/MediaBox[0 0 {box}]/Resources 3 0 R"
                f"/Contents {number + 1} 0 R>>".encode(),
                f"<</Filter/FlateDecode/Length {len(stream)}>>stream\n".encode() + stream + b"\nendstream",
            ]
        user = _rc4(key, _PAD) if password != "user" else bytes(32)  # noqa: S105
        locked = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>" if password else ""
        return _assemble(body, f"/Root 1 0 R/ID[<{identity.hex()}><{identity.hex()}>]{locked}")


def _assemble(objects: list[bytes], trailer: str) -> bytes:
    """Put numbered objects, the table of their places and the trailer together."""
    data = b"%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        data
        + (
            f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
            f"trailer<</Size {len(places) + 1}{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


def _rc4(key: bytes, data: bytes) -> bytes:
    """Encrypt as PDF 1.4 does."""
    state, j, done = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        done.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(done)
