"""A notice and its attachments: lists of sources, zips, and the files that a page only links to."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

import govtasks
from office_files import make_docx, make_zip, para
from tables import TITLE, tell, write_page, write_table

if TYPE_CHECKING:
    from pathlib import Path

_LINES = ("各区人民政府：", "现将任务清单印发给你们，请认真落实。", "示例市人民政府", "2024年2月1日")
LETTER = write_page(*(f"<p>{line}</p>" for line in _LINES)).encode()
_TABLE = write_table([["序号", "任务", "责任单位"], ["1", "建馆。", "市文旅局"]])
CITY = f"<p>附件1</p><p>城建任务清单</p>{_TABLE}".encode()
PEOPLE = "附件2\n民生任务清单\n1.植树。（责任单位：市林业局）\n2.建校。（责任单位：市教育局）\n".encode()
WORD = make_docx(para("附件10") + para("农业任务清单") + para("1.修渠。（责任单位：市水利局）"))
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10
ALL = ["1||建馆。|responsible:市文旅局|", "1||植树。|responsible:市林业局|", "2||建校。|responsible:市教育局|"]


def test_a_list_of_sources_is_one_notice() -> None:
    """Blocks follow one another in the order of the sources, and tell which; parts and tasks are numbered through."""
    notice = govtasks.load([LETTER, CITY, PEOPLE])
    assert tell(notice) == ALL
    assert (notice.title, str(notice.issued_on)) == (TITLE, "2024-02-01")
    assert [(part.id, part.label, part.title) for part in notice.parts] == [
        ("p1", "附件1", "城建任务清单"),
        ("p2", "附件2", "民生任务清单"),
    ]
    assert [task.id for task in notice.tasks] == ["t1", "t2", "t3"]
    assert [source.media_type for source in notice.sources] == ["text/html", "text/html", "text/plain"]
    assert [block.source for block in notice.document.blocks] == sorted(
        block.source for block in notice.document.blocks
    )
    assert {block.source for block in notice.document.blocks} == {0, 1, 2}


def test_paths_and_files_in_a_list(tmp_path: Path) -> None:
    """A list may mix paths, bytes and open files; each keeps its name."""
    (tmp_path / "letter.html").write_bytes(LETTER)
    (tmp_path / "city.html").write_bytes(CITY)
    with (tmp_path / "city.html").open("rb") as file:
        notice = govtasks.load([tmp_path / "letter.html", file, PEOPLE])
    assert tell(notice) == ALL
    assert [source.name.rpartition("/")[2] for source in notice.sources] == ["letter.html", "city.html", "<bytes>"]


def test_an_empty_list() -> None:
    """A list of nothing is the caller's mistake."""
    with pytest.raises(govtasks.SourceNotFoundError, match="empty"):
        govtasks.load([])


def test_a_source_of_a_list_that_cannot_be_read() -> None:
    """A source that the caller names and nobody can read is an error that names it, not a gap."""
    with pytest.raises(govtasks.NotADocumentError):
        govtasks.load([LETTER, PICTURE])


def test_a_zip_is_the_list_of_its_files() -> None:
    """Attachments come behind the rest, by their numbers and not by their names' signs."""
    files = {"附件10 农业.docx": WORD, "附件2 民生.txt": PEOPLE, "附件1 城建.html": CITY, "通知.html": LETTER}
    notice = govtasks.load(make_zip(files))
    assert tell(notice) == [*ALL, "1||修渠。|responsible:市水利局|"]
    assert [source.name for source in notice.sources] == [
        f"<bytes>/{name}" for name in ("通知.html", "附件1 城建.html", "附件2 民生.txt", "附件10 农业.docx")
    ]
    assert notice.title == TITLE


def test_names_of_old_zips() -> None:
    """Zips of Chinese systems write names in GBK without saying so."""
    data = make_zip({"a.html": LETTER, "bbbb1.txt": PEOPLE})
    name = "附件".encode("gbk")
    named = data.replace(b"bbbb1.txt", name + b"1.txt")
    assert govtasks.load(named).sources[1].name == "<bytes>/附件1.txt"


def test_what_a_zip_holds_and_nobody_can_read() -> None:
    """A picture, a broken file, a zip in a zip: the rest is read, and each is told."""
    inner = make_zip({"inner.txt": PEOPLE})
    notice = govtasks.load(make_zip({"通知.html": LETTER, "清单.txt": PEOPLE, "图.png": PICTURE, "更多.zip": inner}))
    assert tell(notice) == ALL[1:]
    told = [d.message for d in notice.diagnostics if d.code == "unread-file"]
    assert len(told) == 2
    assert any("图.png" in message for message in told)
    assert any("更多.zip" in message for message in told)


def test_a_zip_with_nothing_to_read() -> None:
    """A zip of pictures is no document."""
    with pytest.raises(govtasks.LoadError):
        govtasks.load(make_zip({"图.png": PICTURE}))


def test_an_encrypted_zip() -> None:
    """A zip whose files are locked says so."""
    data = bytearray(make_zip({"通知.html": LETTER}))
    for at in (6, data.index(b"PK\x01\x02") + 8):
        data[at] |= 1
    with pytest.raises(govtasks.EncryptedFileError, match="password"):
        govtasks.load(bytes(data))


@pytest.mark.parametrize(
    ("limits", "match"),
    [
        ({"members": 10}, "members"),
        ({"member": 10_000}, "bytes in a member"),
        ({"unpacked": 100_000}, "bytes unpacked"),
    ],
)
def test_zip_bombs(limits: dict[str, int], match: str) -> None:
    """Members, their sizes and their sum are counted while unpacking; what the zip says of itself does not count."""
    bomb = make_zip({f"{n}.txt": b"1" * 9_000 for n in range(50)} | {"big.txt": b"0" * 1_000_000})
    assert len(bomb) < 20_000
    with pytest.raises(govtasks.LimitExceededError, match=match):
        govtasks.load(bomb, limits=govtasks.Limits(**limits))


def test_bombs_in_a_zip() -> None:
    """The files of a zip hold no more together than one zip may: what each of them unpacks to counts."""
    bomb = make_docx(para("一" * 300_000))
    package = make_zip({f"附件{n}.docx": bomb for n in range(5)})
    assert len(package) < 20_000
    with pytest.raises(govtasks.LimitExceededError, match="bytes unpacked"):
        govtasks.load(package, limits=govtasks.Limits(unpacked=2_000_000))
    with pytest.raises(govtasks.LimitExceededError, match="characters"):
        govtasks.load(package, limits=govtasks.Limits(characters=1_000_000))
    assert govtasks.load(package).document.text.count("一") == 1_500_000


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_other_ways_to_pack(method: int) -> None:
    """What is packed by other means than Deflate is refused before it can take gigabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        package.writestr("清单.txt", PEOPLE)
    with pytest.raises(govtasks.DamagedFileError, match="packed"):
        govtasks.load(file.getvalue())


def test_a_member_without_a_name() -> None:
    """A member that has no name is left out."""
    data = bytearray(make_zip({"a": PEOPLE, "清单.txt": PEOPLE}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 46] = 0
    notice = govtasks.load(bytes(data))
    assert [source.name for source in notice.sources] == ["<bytes>/清单.txt"]


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_broken_zips(cut: int) -> None:
    """A zip that was cut off, or whose bytes are damaged, is a typed error."""
    data = make_zip({"通知.html": LETTER * 10, "附件1.html": CITY * 10})
    with pytest.raises(govtasks.LoadError):
        govtasks.load(data[:cut])


def test_names_that_lead_out_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is unpacked to disk, whatever the names say."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("../../evil.txt", PEOPLE)
        package.writestr("/etc/evil.txt", PEOPLE)
    assert govtasks.load(file).tasks
    assert list(tmp_path.iterdir()) == [file]


def test_links_to_files() -> None:
    """A page that only links to its list tells so, and lists the files with their addresses in full.

    Where a link only says to click, the name of the file is its title.
    """
    page = write_page(
        "<p>各区人民政府：</p><p>附件：<a href='/f/1.docx'>1.城建任务清单</a></p>",
        "<p><a href='x.xlsx?a=1'>点击下载</a></p>",
        "<div class='footer'><a href='tool.zip'>无障碍工具</a></div>",
    )
    notice = govtasks.loads(page, base_url="https://www.example.gov.cn/a/b.html")
    assert notice.attachments == (
        govtasks.Attachment("1.城建任务清单", "https://www.example.gov.cn/f/1.docx"),
        govtasks.Attachment("x.xlsx", "https://www.example.gov.cn/a/x.xlsx?a=1"),
    )
    assert "attachment-missing" in {d.code for d in notice.diagnostics}
    assert notice.to_dict()["attachments"][0] == {
        "title": "1.城建任务清单",
        "link": "https://www.example.gov.cn/f/1.docx",
    }


def test_a_list_that_is_there_is_not_missing() -> None:
    """A page with its list of tasks may link to the same list as a file."""
    tasks = "<p>1.建馆。（责任单位：市文旅局）</p><p>2.修桥。（责任单位：市交通局）</p>"
    notice = govtasks.loads(write_page(tasks, "<p><a href='1.docx'>附件</a></p>"))
    assert notice.attachments == (govtasks.Attachment("附件", "1.docx"),)
    assert "attachment-missing" not in {d.code for d in notice.diagnostics}
