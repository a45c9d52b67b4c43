"""Bad input: a typed error that says file, reason and remedy, or a notice; never another exception, never a hang.

A hang is a failure after a minute, far above what any of these takes.
"""

from __future__ import annotations

import io
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import govtasks
from govtasks import errors
from govtasks.testing.clothes import as_p, as_page, gb
from invariants import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

TEXT = """示例市人民政府办公室关于分解落实重点工作任务的通知

样本区人民政府,市直各部门:

现将重点工作任务分解给你们,请认真抓好落实。

一、推动产业升级

1.完成样本园区道路、管网建设,新增厂房20万平方米。(牵头单位:市发改局;责任单位:市财政局、样本区政府)

2.规模以上工业增加值增长7.5%以上。(责任单位:市经信局)

二、保障和改善民生

3.城镇新增就业1万人,登记失业率控制在5%以内。(责任单位:市人社局)
"""
PAGE = as_page(TEXT)
MB = 1_000_000
PATIENCE = 60
"""Seconds after which a test counts as hanging."""


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    """Break off what hangs, so that the tests after it still run; Windows has no such alarm."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def give_up(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"hangs: no answer in {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def fails(
    expected: type[errors.LoadError] | tuple[type[errors.LoadError], ...], load: Callable[[], object], *words: str
) -> errors.LoadError:
    """Assert that loading raises this error, with a reason, a remedy and these words in its message."""
    with pytest.raises(expected) as caught:
        load()
    error = caught.value
    assert error.source
    assert error.reason
    assert error.remedy
    for word in (error.source, error.reason, error.remedy, *words):
        assert word in str(error)
    return error


def tries(data: bytes | str) -> govtasks.Notice | None:
    """Load what may be refused, as a typed error, and give the notice if there is one."""
    try:
        return govtasks.load(data) if isinstance(data, bytes) else govtasks.loads(data)
    except errors.LoadError:
        return None


# ---------------------------------------------------------------- sources


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named; the error is a FileNotFoundError as well."""
    path = tmp_path / "没有.html"
    error = fails(errors.SourceNotFoundError, lambda: govtasks.load(path), "没有.html")
    assert isinstance(error, FileNotFoundError)


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no file."""
    fails(errors.SourceUnreadableError, lambda: govtasks.load(tmp_path), str(tmp_path))


@pytest.mark.parametrize("path", ["", "a\0b.html", "x" * 5_000, "\ud800.html"])
def test_a_path_that_cannot_be(path: str) -> None:
    """A path that the system refuses is an error of the library, not of the system."""
    fails(errors.LoadError, lambda: govtasks.load(path))


@pytest.mark.parametrize("address", ["http://www.example.cn/a.html", "https://example.cn/a", "HTTP://EXAMPLE.CN"])
def test_an_address(address: str) -> None:
    """The library opens no socket: the error says so, and how to pass the bytes."""
    fails(errors.SourceUnreadableError, lambda: govtasks.load(address), address, "bytes", "base_url")


def test_a_text_stream() -> None:
    """A file object opened as text is refused: its bytes are needed."""
    fails(errors.SourceUnreadableError, lambda: govtasks.load(io.StringIO(TEXT)), "rb")  # type: ignore[arg-type]


@pytest.mark.parametrize("source", [None, 7, ["a.html"], object()])
def test_no_source_at_all(source: object) -> None:
    """Something else altogether is a mistake of the caller's: TypeError or LoadError."""
    with pytest.raises((TypeError, errors.LoadError)):
        govtasks.load(source)  # type: ignore[arg-type]


def test_every_kind_of_source_reads_alike(tmp_path: Path) -> None:
    """A path, its string, the bytes, a binary file and a stream in memory give the same tasks."""
    path = tmp_path / "通知.html"
    path.write_bytes(PAGE.encode())
    with path.open("rb") as stream:
        read = [
            govtasks.load(path),
            govtasks.load(str(path)),
            govtasks.load(path.read_bytes()),
            govtasks.load(stream),
            govtasks.load(io.BytesIO(path.read_bytes())),
        ]
    assert {len(notice.tasks) for notice in read} == {3}
    assert len({notice.tasks for notice in read}) == 1
    assert len({notice.source.sha256 for notice in read}) == 1
    assert "通知.html" in read[0].source.name


def test_base_url_is_kept_and_not_fetched() -> None:
    """What the caller says of the origin is in the result."""
    notice = govtasks.load(PAGE.encode(), base_url="https://example.invalid/a.html")
    assert notice.source.base_url == "https://example.invalid/a.html"


# ---------------------------------------------------------------- contents


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t \n"])
def test_an_empty_file(data: bytes) -> None:
    """Nothing at all is no document; white space is one at most without tasks."""
    notice = tries(data)
    assert notice is None or not notice.tasks
    if not data:
        fails(errors.NotADocumentError, lambda: govtasks.load(data))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 40,
        b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 40,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40,
        b"\x7fELF" + bytes(range(256)) * 40,
        b"\x1f\x8b\x08\x00" + bytes(range(256)) * 40,
    ],
    ids=["png", "pdf", "zip", "ole", "elf", "gzip"],
)
def test_a_binary_file(data: bytes) -> None:
    """What is neither text nor an office file is refused."""
    fails((errors.NotADocumentError, errors.DamagedFileError), lambda: govtasks.load(data))


def test_a_page_without_tasks() -> None:
    """A page that holds none loads, with none, and says so."""
    notice = govtasks.load(as_p("关于放假的公告\n\n示例市图书馆国庆节期间照常开放。").encode())
    assert notice.tasks == ()
    assert notice.kind == "other"
    assert [d.code for d in notice.diagnostics] == ["no-tasks"]


def test_nul_bytes() -> None:
    """NUL between the characters of a page does not end it."""
    notice = tries(PAGE.replace("。", "。\0").encode())
    assert notice is None or len(notice.tasks) == 3
    tries(TEXT.replace("\n", "\0\n"))
    tries("\0" * 10_000)
    tries(b"\0" * 10_000)


@pytest.mark.parametrize(
    "text", ["\ud800" + TEXT, TEXT.replace("。", "。\udfff"), "\udc80" * 50, as_p(TEXT + "\ud83d")]
)
def test_lone_surrogates(text: str) -> None:
    """Half a character in a text in hand is told, not raised, and can be exported."""
    notice = tries(text)
    assert notice is not None
    notice.to_json().encode()


@pytest.mark.parametrize("part", range(1, 7))
@pytest.mark.parametrize("slip", [0, 1, 2])
@pytest.mark.parametrize("encode", [str.encode, gb, lambda text: text.encode("utf-16")], ids=["utf8", "gb", "utf16"])
def test_a_page_cut_in_the_middle(part: int, slip: int, encode: Callable[[str], bytes]) -> None:
    """A page that breaks off, in a tag or in a character, gives what was there."""
    data = encode(PAGE)
    cut = data[: len(data) * part // 7 + slip]
    notice = govtasks.load(cut)
    assert notice.document.text


def test_a_cut_page_keeps_its_tasks() -> None:
    """Cut inside the last task, in the middle of a character, the tasks above it are read."""
    data = TEXT.encode()
    notice = govtasks.load(data[: data.index("登记失业率".encode()) + 1])
    assert [t.label for t in notice.tasks][:2] == ["1", "2"]
    assert notice.task("t1").lead == ("市发改局",)


# ---------------------------------------------------------------- sizes


def test_30_megabytes_of_tasks() -> None:
    """A page of 30 MB is read; over the limit of tasks, that is said."""
    item = "<p>{n}.完成样本园区道路、管网建设,新增厂房20万平方米。(牵头单位:市发改局;责任单位:市财政局)</p>\n"
    data = "".join(item.format(n=n) for n in range(1, 30 * MB // len(item.encode()))).encode()
    notice = govtasks.load(b"<html><meta charset=utf-8><body>" + data)
    assert len(notice.tasks) == govtasks.Limits().tasks
    assert "too-many-tasks" in {d.code for d in notice.diagnostics}


def test_30_megabytes_of_navigation() -> None:
    """Thirty megabytes of menus do not bury the list."""
    menu = '<li class="nav"><a href="/xxgk/index.html" target="_blank">政务公开</a><span>2024-01-01</span></li>\n'
    data = PAGE.replace("<!-- 3.", f"<ul>{menu * (30 * MB // len(menu.encode()))}</ul><!-- 3.").encode()
    assert [t.label for t in govtasks.load(data).tasks] == ["1", "2", "3"]


def test_30_megabytes_in_one_line() -> None:
    """One paragraph of 30 MB without a line feed."""
    tries("示例文字" * (30 * MB // 12) + "。")


@pytest.mark.parametrize("tag", ["div", "span", "b", "table><tr><td", "ul><li", "font", "a"])
def test_100000_nested_tags(tag: str) -> None:
    """Markup nested deeper than any page costs its structure, not its words."""
    body = f"<{tag}>" * 100_000 + "1.完成样本园区建设。(责任单位:市发改局)"
    notice = govtasks.load(f"<html><meta charset=utf-8><body><p>示例市通知</p>{body}".encode())
    assert "完成样本园区建设" in notice.document.text


@pytest.mark.parametrize("opened", ["(", "（", "[", "【", "〔", "<", "〈", "《", "“", "｛"])
@pytest.mark.parametrize("shape", ["open", "close", "nested", "pairs", "items", "mixed"])
def test_50000_brackets(opened: str, shape: str) -> None:
    """Brackets of each kind by the ten thousand, open only, closed only, nested, in turn and in items."""
    closed = dict(zip("(（[【〔<〈《“｛", ")）]】〕>〉》”｝", strict=True))[opened]
    n = 50_000
    body = {
        "open": f"责任单位:市发改局{opened}" * n,
        "close": f"市发改局{closed}" * n,
        "nested": opened * n + "责任单位:市发改局" + closed * n,
        "pairs": f"{opened}责任单位:市发改局{closed}" * n,
        "items": "".join(f"\n{k}.完成建设。{opened}责任单位:市发改局{opened}" for k in range(n // 2)),
        "mixed": f"{opened}(市发改局、{closed})" * (n // 2),
    }[shape]
    notice = govtasks.loads(TEXT + "\n4." + body + "\n")
    assert [t.label for t in notice.tasks][:3] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "piece",
    [
        *("1.", "一、", "(一)", "第一条", "附件1", "\n1.\n", "9", "一", "——", "2023年", "共1项", "—3—\n", "名词解释\n"),
        *("、", ":", " ", "　", "\n\n\n", "《", "及", "等", "负责", "责任单位:", "牵头单位:市发改局;", "市发改局负责"),
        *("落实《", "第1、"),
    ],
)
def test_a_hundred_thousand_of_the_same(piece: str) -> None:
    """No word or sign of ours, repeated, makes a pattern run away."""
    govtasks.loads(TEXT + "\n4." + piece * 100_000)
    govtasks.load(as_p(TEXT + "\n4." + piece * 20_000).encode())


# ---------------------------------------------------------------- options


def test_the_limit_of_bytes() -> None:
    """A source over the limit of bytes is refused, with the limit's name."""
    limits = govtasks.Limits(bytes=100)
    fails(errors.LimitExceededError, lambda: govtasks.load(PAGE.encode(), limits=limits), "bytes")
    fails(errors.LimitExceededError, lambda: govtasks.load(io.BytesIO(PAGE.encode()), limits=limits), "bytes")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    """The same for a file, by its size; a stream without end is read no further than the limit."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    fails(errors.LimitExceededError, lambda: govtasks.load(path, limits=govtasks.Limits(bytes=100)), "a.txt", "bytes")
    if Path("/dev/zero").exists():
        fails(errors.LoadError, lambda: govtasks.load("/dev/zero", limits=govtasks.Limits(bytes=MB)))


def test_the_limit_of_characters() -> None:
    """A text over the limit of characters is refused, from bytes and in hand."""
    limits = govtasks.Limits(characters=100)
    fails(errors.LimitExceededError, lambda: govtasks.load(TEXT.encode(), limits=limits), "characters")
    fails(errors.LimitExceededError, lambda: govtasks.loads(TEXT, limits=limits), "characters")


def test_the_limit_of_depth() -> None:
    """Markup deeper than the limit is told, and its words are kept."""
    page = f"<html><meta charset=utf-8><body>{'<div>' * 60}<p>示例市通知</p>"
    notice = govtasks.load(page.encode(), limits=govtasks.Limits(depth=50))
    assert "depth-exceeded" in {d.code for d in notice.diagnostics}
    assert "示例市通知" in notice.document.text


def test_the_limit_of_tasks() -> None:
    """Tasks over the limit stay text, with a diagnostic of severity error."""
    notice = govtasks.loads(TEXT, limits=govtasks.Limits(tasks=2))
    assert len(notice.tasks) == 2
    assert "too-many-tasks" in {d.code for d in notice.diagnostics}


def test_strict_raises_errors() -> None:
    """With `strict` a diagnostic of severity error is an exception that holds the notice."""
    with pytest.raises(errors.DiagnosticsError) as caught:
        govtasks.loads(TEXT, limits=govtasks.Limits(tasks=2), strict=True)
    assert len(caught.value.notice.tasks) == 2
    assert govtasks.loads(TEXT, strict=True).tasks


@pytest.mark.parametrize("encoding", ["no-such", "", "rot13", "hex", "utf-8\0"])
def test_an_unknown_encoding(encoding: str) -> None:
    """What is no character encoding is named in the error."""
    fails(errors.UnknownEncodingError, lambda: govtasks.load(TEXT.encode(), encoding=encoding))


def test_an_encoding_that_does_not_fit() -> None:
    """The caller's encoding is taken at its word: bytes that are not in it are replaced, and told."""
    notice = govtasks.load(gb(TEXT), encoding="ascii")
    assert notice.source.encoding == "ascii"
    assert "replaced-characters" in {d.code for d in notice.diagnostics}
    assert len(govtasks.load(gb(TEXT), encoding="gbk").tasks) == 3


def test_an_unknown_adapter() -> None:
    """An adapter that is not installed is named in the error."""
    with pytest.raises(errors.UnknownAdapterError, match="no-such"):
        govtasks.loads(TEXT, adapter="no-such")


def test_lost_bytes_are_told() -> None:
    """Bytes that are in no encoding are replaced, counted and shown where they stood."""
    data = gb(TEXT * 5)
    at = data.index("新增厂房".encode("gb18030"))
    notice = govtasks.load(data[:at] + b"\xff\xff\xff" + data[at:])
    (told,) = [d for d in notice.diagnostics if d.code == "replaced-characters"]
    assert "�" in notice.document.quote(told.spans)
    assert notice.source.encoding == "gb18030"


def test_load_many_goes_on(tmp_path: Path) -> None:
    """A bad file among many gives its error in its place, and nothing is read before it is asked for."""
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(TEXT, "utf-8")
    results = govtasks.load_many([good, bad, tmp_path, good])
    bad.write_bytes(b"")
    read = list(results)
    assert [Path(r.source).name for r in read] == ["a.txt", "b.txt", tmp_path.name, "a.txt"]
    assert [r.error is None for r in read] == [True, False, False, True]
    assert [r.notice is None for r in read] == [False, True, True, False]
    assert isinstance(read[1].error, errors.NotADocumentError)
    assert isinstance(read[2].error, errors.SourceUnreadableError)
    for result in read:
        if result.notice:
            check(result.notice)
