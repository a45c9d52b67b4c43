"""DOC, RTF and ODT through LibreOffice: the same notice as in DOCX, within limits, with nothing left behind."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks import errors
from govtasks.model.limits import Limits
from invariants import check
from office_files import cell, level, make_docx, make_zip, numbering, para, run, table
from printing import needs_office, save_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TITLE = "示例市人民政府办公室关于分解落实重点工作任务的通知"
LISTS = numbering(
    level(0, "chineseCountingThousand", "%1、"), level(1, "japaneseCounting", "（%2）"), level(2, "decimal", "%3.")
)
_CHANGED = '<w:{0} w:id="{1}" w:author="甲" w:date="2024-01-01T00:00:00Z"><w:r><w:{2}>{3}</w:{2}></w:r></w:{0}>'
BODY = (
    para(TITLE)
    + para("推动产业升级", listed=(1, 0))
    + para("培育样本产业。", listed=(1, 1))
    + para("建成样本园区。（责任单位：市发改委、样本区政府）", listed=(1, 2))
    + para(
        _CHANGED.format("del", 1, "delText", "旧建"),
        _CHANGED.format("ins", 2, "t", "新增"),
        run("厂房20万平方米。（责任单位：市经信局）"),
        listed=(1, 2),
    )
    + para("保障改善民生", listed=(1, 0))
    + table(
        [cell("序号"), cell("工作任务"), cell("责任单位")],
        [cell("1"), cell("修路"), cell("市交通局", merge="restart")],
        [cell("2"), cell("修桥"), cell(merge="continue")],
    )
    + para("特此通知。")
)
RTF = r"""{\rtf1\ansi\ansicpg936\uc1\deff0{\fonttbl{\f0\fcharset134 SimSun;}}
{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc39\levelnfcn39\leveljc0\leveljcn0\levelfollow2\levelstartat1
{\leveltext\'02\'00\u12289 ?;}{\levelnumbers\'01;}\fi0\li0}{\listname ;}\listid11}}
{\*\listoverridetable{\listoverride\listid11\listoverridecount0\ls1}}
\pard\ls1\ilvl0 \u20462 ?\u36335 ?\par\pard\ls1\ilvl0 \'bd\'a8\'b9\'dd\par}"""
"""Two counted paragraphs, one of Unicode and one of GBK, as Word writes them."""
FORMS = {"doc": "doc:MS Word 97", "odt": "odt"}


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    """Give the notice above as DOCX, and as LibreOffice writes it in the other forms."""
    docx = make_docx(BODY, numbering=LISTS)
    return {"docx": docx, **{name: save_as(form, docx) for name, form in FORMS.items()}}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the folder for temporary files, and see it empty afterwards."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert not list(folder.iterdir())


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Give a function that puts a shell script in the place of LibreOffice; it knows where to write as `$out`."""

    def write(script: str) -> Path:
        program = tmp_path / "soffice"
        program.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2\nmkdir "$out"\n{script}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        return tmp_path

    return write


def gist(notice: govtasks.Notice) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Give section, label, text, roles and units of each task."""
    return [
        (
            " ".join(section.title for section in notice.path(task)),
            task.label,
            task.text,
            [(one.role, one.name) for one in task.assignments],
        )
        for task in notice.tasks
    ]


# ---------------------------------------------------------------- what is read


@needs_office
@pytest.mark.parametrize("form", FORMS)
def test_same_notice(form: str, made: dict[str, bytes], temporary: Path) -> None:
    """Automatic numbers, merged cells and tracked changes are read as in the DOCX; the media type is the file's own."""
    assert temporary.is_dir()
    notice, docx = check(govtasks.load(made[form])), govtasks.load(made["docx"])
    assert gist(notice) == gist(docx)
    assert [task.label for task in notice.tasks] == ["1", "2", "1", "2"]
    assert notice.task("t2").text == "新增厂房20万平方米。"
    assert notice.task("t4").responsible == ("市交通局",)
    assert "tracked-changes" in [remark.code for remark in notice.diagnostics]
    assert notice.source.media_type == {
        "doc": "application/msword",
        "odt": "application/vnd.oasis.opendocument.text",
    }[form]  # fmt: skip


@needs_office
def test_rtf(temporary: Path) -> None:
    """An RTF is read with its counted numbers, whatever way its signs are written."""
    notice = check(govtasks.load(RTF.encode()))
    assert notice.document.text == "一、修路\n二、建馆"
    assert notice.source.media_type == "application/rtf"
    assert temporary.is_dir()


@needs_office
def test_told_by_content(made: dict[str, bytes], tmp_path: Path) -> None:
    """What is named .doc may be a page, an RTF or a DOCX, and is read as what it is."""
    page = f"<html><body><p>{TITLE}</p><p>1.修路。（责任单位：市交通局）</p></body></html>".encode()
    for data, media_type in (
        (page, "text/html"),
        (RTF.encode(), "application/rtf"),
        (made["doc"], "application/msword"),
    ):
        path = tmp_path / "notice.doc"
        path.write_bytes(data)
        assert govtasks.load(path).source.media_type == media_type
    path.write_bytes(made["docx"])
    assert govtasks.load(path).source.media_type.endswith("wordprocessingml.document")


@needs_office
def test_at_the_same_time(made: dict[str, bytes], temporary: Path) -> None:
    """Files read in several threads give what they give one by one."""
    with ThreadPoolExecutor(3) as pool:
        notices = list(pool.map(govtasks.load, [made["doc"], RTF.encode(), made["odt"]] * 2))
    assert notices[:3] == notices[3:]
    assert gist(notices[0]) == gist(notices[2]) == gist(govtasks.load(made["docx"]))
    assert temporary.is_dir()


@needs_office
def test_real_files(shared: Path) -> None:
    """Real DOC and WPS files are read whole: every character stands in a block."""
    files = [file for file in (shared / "containers" / "files").iterdir() if file.suffix in {".doc", ".wps"}]
    assert len(files) > 5
    for file in files[:4]:
        assert len(check(govtasks.load(file)).document.text) > 200


# ---------------------------------------------------------------- what is refused


@needs_office
def test_nothing_linked_is_fetched(temporary: Path) -> None:
    """Pictures and sections that a file links to, in the net or on the disk, are left where they are."""
    asked = []
    secret = temporary.parent / "secret.txt"
    secret.write_text("机密")
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):  # the server is closed
                while True:
                    with server.accept()[0] as caller:
                        asked.append(caller.recv(100))

        threading.Thread(target=serve, daemon=True).start()
        notice = check(govtasks.load(make_linked(f"http://127.0.0.1:{server.getsockname()[1]}", secret)))
    assert notice.document.text == "正文\n原文"
    assert not asked


def make_linked(site: str, secret: Path) -> bytes:
    """Make an ODT that links to a picture of a site and to a file."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = "".join(f' xmlns:{short}="{space}:{short}:1.0"' for short in ("office", "text"))
    picture = (
        f'<draw:frame xmlns:draw="{space}:drawing:1.0" xmlns:svg="{space}:svg-compatible:1.0" svg:width="1cm" '
        f'svg:height="1cm" text:anchor-type="as-char"><draw:image xlink:type="simple" xlink:href="{site}/a.png"/>'
        "</draw:frame>"
    )
    section = (
        f'<text:section text:name="甲"><text:section-source xlink:type="simple" xlink:href="{secret.as_uri()}" '
        'text:filter-name="Text (encoded)"/><text:p>原文</text:p></text:section>'
    )
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>'
        for path, kind in (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
    )
    return make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{space}:manifest:1.0">{entries}</m:manifest>',
            "content.xml": (
                f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
                f"<office:body><office:text><text:p>正文{picture}</text:p>{section}</office:text></office:body>"
                "</office:document-content>"
            ),
        }
    )


@needs_office
@pytest.mark.parametrize("data", [RTF[:300].encode(), b"{\\rtf" + bytes(range(256)) * 50], ids=["cut", "binary"])
def test_damaged(data: bytes, temporary: Path) -> None:
    """What LibreOffice cannot read is refused by name."""
    with pytest.raises(errors.DamagedFileError, match="LibreOffice cannot read it"):
        govtasks.load(data)
    assert temporary.is_dir()


@needs_office
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_cut_off(share: float, made: dict[str, bytes]) -> None:
    """A DOC without its end is refused, though LibreOffice may make something of it."""
    with pytest.raises(errors.LoadError):
        govtasks.load(made["doc"][: int(len(made["doc"]) * share)])


@needs_office
def test_passwords(made: dict[str, bytes]) -> None:
    """A DOC or ODT that asks for a password is refused, before LibreOffice is asked."""
    doc = bytearray(made["doc"])
    doc[doc.index(b"\xec\xa5") + 11] |= 1
    odt = make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>",
        }
    )
    for data in (bytes(doc), odt):
        with pytest.raises(errors.EncryptedFileError, match="asks for a password"):
            govtasks.load(data)


def test_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LibreOffice is not installed the error says what to install."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(errors.MissingDependencyError, match=r"needs LibreOffice.*apt-get install libreoffice-writer"):
        govtasks.load(RTF.encode())


def test_time_limit(fake: Callable[[str], Path], temporary: Path) -> None:
    """A program that takes longer than the limit is ended with all that it started."""
    folder = fake('sleep 60 & echo $! > "$0.child"; wait')
    begun = time.monotonic()
    with pytest.raises(errors.LimitExceededError, match="more than 1 seconds"):
        govtasks.load(RTF.encode(), limits=Limits(seconds=1))
    assert time.monotonic() - begun < 10
    child = int((folder / "soffice.child").read_text())
    while time.monotonic() - begun < 20 and is_running(child):
        time.sleep(0.05)
    assert not is_running(child)
    assert temporary.is_dir()


def is_running(process: int) -> bool:
    """Say whether a process is there, and no zombie."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)  # noqa: S607
    return state.stdout.strip()[:1] not in {"", "Z"}


@pytest.mark.parametrize(
    ("script", "error", "words"),
    [
        ("exit 1", errors.DamagedFileError, "cannot read it"),
        ('mkdir "$out/source.docx"', errors.DamagedFileError, "cannot read it"),
        (': > "$out/source.docx"', errors.DamagedFileError, "no DOCX"),
        ('echo words > "$out/source.docx"', errors.DamagedFileError, "no DOCX"),
        ('printf "PK\\003\\004" > "$out/source.docx"', errors.DamagedFileError, "zip is broken"),
        ('head -c 200000 /dev/zero > "$out/source.docx"', errors.LimitExceededError, "bytes unpacked"),
    ],
)
def test_broken_output(
    script: str, error: type[errors.LoadError], words: str, fake: Callable[[str], Path], temporary: Path
) -> None:
    """What the program gives is looked at before it is believed."""
    fake(script)
    with pytest.raises(error, match=words):
        govtasks.load(RTF.encode(), limits=Limits(unpacked=100_000))
    assert temporary.is_dir()
