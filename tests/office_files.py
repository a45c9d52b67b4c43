"""Small DOCX and OFD files, made of the XML that a test is about."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="urn:wp" xmlns:wps="urn:wps" '
    'xmlns:v="urn:v" xmlns:w14="urn:w14" xmlns:m="urn:m"'
)
_DIGITS = "0123456789"
_ROOTS = {"document": "document", "header": "hdr", "footer": "ftr"}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def make_zip(members: Mapping[str, str | bytes]) -> bytes:
    """Pack members into a zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return file.getvalue()


def make_docx(body: str, *, space: str = WORD, **parts: str) -> bytes:
    """Make a DOCX of what stands in its body and in other parts: `styles`, `numbering`, `header1` …."""
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _link({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _link({name: f"{name}.xml" for name in parts}),
    }
    for name, inner in {"document": f"<w:body>{body}</w:body>", **parts}.items():
        kind = name.rstrip(_DIGITS)
        root = _ROOTS.get(kind, kind)
        members[f"word/{name}.xml"] = f'<w:{root} xmlns:w="{space}" {_SPACES}>{inner}</w:{root}>'
    return make_zip(members)


def _link(targets: Mapping[str, str]) -> str:
    """Write the links of a part, by what is linked."""
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{name.rstrip(_DIGITS)}" Target="{target}"/>'
        for n, (name, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def run(text: str, look: str = "") -> str:
    """Write a run."""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def para(*runs: str, style: str = "", listed: tuple[int, int] | None = None, more: str = "") -> str:
    """Write a paragraph of runs (or plain words), of a style, at a level of a list."""
    inner = "".join(words if words.startswith("<") else run(words) for words in runs)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbers = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{style}{numbers}{more}</w:pPr>{inner}</w:p>"


def cell(*content: str, merge: str | None = None, wide: int = 1) -> str:
    """Write a cell of paragraphs (or plain words); `merge` is `restart` or `continue`."""
    inner = "".join(words if words.startswith("<") else para(words) for words in content or ("",))
    down = "" if merge is None else f'<w:vMerge w:val="{merge}"/>'
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{wide}"/>{down}</w:tcPr>{inner}</w:tc>'


def table(*rows: Iterable[str]) -> str:
    """Write a table of rows of cells."""
    lines = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows)
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    """Write a level of a list."""
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{at}">{counted}{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbering(*levels: str, lists: Mapping[int, str] | None = None) -> str:
    """Write one pattern of levels, and lists of it by id, with what they change."""
    every = lists or {1: ""}
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{more}</w:num>' for n, more in every.items())
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{nums}'


def make_ofd(*pages: str, template: str = "") -> bytes:
    """Make an OFD of the layers of its pages, over a template."""
    under = '<ofd:Template TemplateID="90" ZOrder="Background"/>' if template else ""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    members = {
        "OFD.xml": _ofd("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": _ofd(
            "Document",
            f'<ofd:CommonData><ofd:TemplatePage ID="90" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
            f"<ofd:Pages>{listed}</ofd:Pages>",
        ),
        "Doc_0/Tpls/Tpl_0/Content.xml": _ofd("Page", f"<ofd:Content><ofd:Layer>{template}</ofd:Layer></ofd:Content>"),
    }
    for n, layer in enumerate(pages):
        content = f"{under}<ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content>"
        members[f"Doc_0/Pages/Page_{n}/Content.xml"] = _ofd("Page", content)
    return make_zip(members)


def _ofd(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{root} xmlns:ofd="http://www.ofdspec.org/2016">{inner}</ofd:{root}>'


def placed(text: str, x: float, y: float, size: float = 5.0, more: str = "") -> str:
    """Write a text object that begins at a place, in millimetres."""
    steps = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} {size * len(text)} {size}" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )
