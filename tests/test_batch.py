"""`govtasks.batch`: files into one corpus, each named and none twice, whatever they hold or do."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import govtasks
from govtasks.batch import Progress, Settings, parse_batches, run
from govtasks.batch.crew import Crew, Death
from govtasks.batch.engine import read_chunks
from govtasks.batch.reading import make_item, read_item
from govtasks.batch.sources import find_sources
from govtasks.export.rows import make_record

MOST = 64_000_000


def text(number: int, place: str = "示例市", year: int = 2024) -> str:
    """Give a notice of which each number makes another one."""
    return (
        f"{place}人民政府办公室关于印发{year}年重点工作分工的通知\n\n"
        f"1.新建厂房{number}万平方米。（牵头单位：市发改委；完成时限：{year}年6月底前）\n\n{year}年2月1日\n"
    )


def make_folder(folder: Path, count: int = 6) -> Path:
    """Write notices of two years and a real place, one of them twice, and an empty file."""
    folder.mkdir()
    for number in range(count):
        place = "荆州市荆州区" if number % 2 else "示例市"
        (folder / f"{number}.txt").write_text(text(number, place, 2023 + number % 3), "utf-8")
    (folder / "again.txt").write_text(text(0, year=2023), "utf-8")
    (folder / "empty.html").touch()
    return folder


def rows(corpus: Path) -> list[dict[str, Any]]:
    """Give the rows of a corpus, its files one after the other."""
    files = sorted(corpus.glob("notices/*/*/*.parquet"))
    return [row for file in files for row in pq.read_table(file, partitioning=None).to_pylist()]


def failed(corpus: Path) -> dict[str, str]:
    """Give the reasons of failed.jsonl by the last part of the name."""
    lines = (corpus / "failed.jsonl").read_text("utf-8").splitlines()
    return {Path(row["source"]).name: row["reason"] for row in map(json.loads, lines)}


def snapshot(corpus: Path) -> dict[str, bytes]:
    """Give the bytes of all files that make up a corpus."""
    files = [*corpus.rglob("*.parquet"), *corpus.glob("*.json*")]
    return {str(file.relative_to(corpus)): file.read_bytes() for file in files}


def test_a_folder_becomes_a_dataset(tmp_path: Path) -> None:
    """Each file has its row in the file of its year and province, or its reason; the same bytes count once."""
    done = run([str(make_folder(tmp_path / "in"))], tmp_path / "out")
    assert done == Progress(total=8, duplicates=1, read=6, failed=1, tasks=6)
    assert {row["source"].rsplit("/", 1)[1] for row in rows(tmp_path / "out")} == {f"{n}.txt" for n in range(6)}
    assert [str(p.parent.relative_to(tmp_path / "out")) for p in sorted((tmp_path / "out").rglob("*.parquet"))] == [
        f"notices/year={year}/province={place}"
        for year in (2023, 2024, 2025)
        for place in ("__HIVE_DEFAULT_PARTITION__", "湖北省")
    ]
    assert failed(tmp_path / "out") == {"empty.html": "the source is empty (fetch it again)"}
    names = [
        json.loads(line)["source"] for line in (tmp_path / "out" / "sources.jsonl").read_text("utf-8").splitlines()
    ]
    assert len(names) == 8


def test_a_row_holds_what_the_notice_holds(tmp_path: Path) -> None:
    """A row of the dataset is the record of the notice; year and province are those of its folders."""
    file = tmp_path / "a.txt"
    file.write_text(text(3, "荆州市荆州区"), "utf-8")
    run([str(file)], tmp_path / "out")
    (row,) = rows(tmp_path / "out")
    record = make_record(govtasks.load(file))
    assert (record.pop("year"), record.pop("province")) == (2024, "湖北省")
    assert row == record


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """However many processes read them, and in however many runs."""
    folder = make_folder(tmp_path / "in", 40)
    run([str(folder)], tmp_path / "one")
    run([str(folder)], tmp_path / "two", Settings(workers=2))
    for number in (7, 21, 40):
        part = [str(folder / f"{n}.txt") for n in range(number)]
        run(part, tmp_path / "parts")
    run([str(folder)], tmp_path / "parts")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two") == snapshot(tmp_path / "parts")


def test_a_second_run_reads_only_what_is_new(tmp_path: Path) -> None:
    """What is known is not read again, a file that failed neither, unless it is asked for; nothing is taken out."""
    folder, out = make_folder(tmp_path / "in"), tmp_path / "out"
    run([str(folder)], out)
    (folder / "new.txt").write_text(text(99), "utf-8")
    (folder / "0.txt").unlink()
    assert run([str(folder)], out) == Progress(total=8, known=6, read=1, failed=1, tasks=1)
    assert len(rows(out)) == 7
    assert run([str(folder)], out, Settings(retry_failed=True)) == Progress(total=8, known=7, failed=1)


def test_another_version_reads_again(tmp_path: Path) -> None:
    """Rows that another version has read are replaced, also where they now belong to another year."""
    file, out = tmp_path / "a.txt", tmp_path / "out"
    file.write_text(text(1), "utf-8")
    run([str(file)], out)
    (old,) = rows(out)
    path = next(out.rglob("*.parquet"))
    table = pq.read_table(path, partitioning=None)
    at = table.schema.get_field_index("version")
    path.unlink()
    elsewhere = out / "notices" / "year=1999" / path.parent.name / path.name
    elsewhere.parent.mkdir(parents=True)
    pq.write_table(table.set_column(at, "version", [["0.0.1"]]), elsewhere)
    assert run([str(file)], out) == Progress(total=1, read=1, tasks=1)
    assert rows(out) == [old]


def test_rows_of_fewer_columns_are_kept(tmp_path: Path) -> None:
    """A dataset of an earlier version, which had fewer columns, is added to; what it did not have is null."""
    out = tmp_path / "out"
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(text(number), "utf-8")
    run([str(tmp_path / "1.txt")], out)
    path = next(out.rglob("*.parquet"))
    pq.write_table(pq.read_table(path, partitioning=None).drop_columns(["explained"]), path)
    run([str(tmp_path / "2.txt")], out, Settings(catalogue="sqlite"))
    assert sorted((row["source"][-5:], row["explained"]) for row in rows(out)) == [("1.txt", None), ("2.txt", 1.0)]
    assert sorted(file.name for file in out.glob("catalog.*")) == ["catalog.duckdb", "catalog.sqlite"]


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")  # of warcio
def test_sources_of_every_kind(tmp_path: Path) -> None:
    """Files, folders, patterns, zips and web archives are opened; hidden files, pipes and loops are not."""
    folder = make_folder(tmp_path / "in", 2)
    (folder / ".hidden").write_text("x")
    (folder / "loop").symlink_to(folder)
    (folder / "sub").mkdir()
    (folder / "sub" / "0.txt").write_text(text(50), "utf-8")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(folder)
        listener.bind("socket")
    with zipfile.ZipFile(tmp_path / "notices.zip", "w") as archive:
        archive.writestr("b/1.txt", text(60))
        archive.writestr("a.txt", text(61))
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 no zip")
    with (tmp_path / "pages.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for status, address in (("200 OK", "https://www.example.gov.cn/1.html"), ("404 Not Found", "https://x.cn/2")):
            head = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = io.BytesIO(text(70).encode())
            writer.write_record(writer.create_warc_record(address, "response", payload=body, http_headers=head))
    names = [str(folder), str(tmp_path / "*.zip"), str(tmp_path / "pages.warc.gz"), str(tmp_path / "nowhere*")]
    found: dict[str, bytes | str] = {}
    for source in find_sources(names, MOST):
        try:
            found[source.name.removeprefix(str(tmp_path))] = source.read().data
        except OSError as error:
            found[source.name.removeprefix(str(tmp_path))] = str(error.strerror)
    assert list(found) == [
        "/in/0.txt", "/in/1.txt", "/in/again.txt", "/in/empty.html", "/in/pipe", "/in/socket", "/in/sub/0.txt",
        "/bad.zip", "/notices.zip/a.txt", "/notices.zip/b/1.txt",
        "/pages.warc.gz/https://www.example.gov.cn/1.html", "/nowhere*",
    ]  # fmt: skip
    assert found["/notices.zip/b/1.txt"] == text(60).encode()
    assert found["/pages.warc.gz/https://www.example.gov.cn/1.html"] == text(70).encode()
    assert found["/in/pipe"] == "this is no file but a pipe, a socket or a device"
    assert found["/nowhere*"] == "No such file or directory"
    assert found["/bad.zip"] == "File is not a zip file"


def put_page(path: Path, address: str, head: StatusAndHeaders | None, body: bytes) -> None:
    """Add a record to a web archive."""
    with path.open("ab") as file:
        writer = WARCWriter(file, gzip=False)
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=head)
        writer.write_record(record)


@pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")  # of warcio
def test_archives_that_are_broken_or_bombs(tmp_path: Path) -> None:
    """What is no page is passed over, a page that breaks off and what unpacks without bound are named, none is lost."""
    html = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    web = tmp_path / "pages.warc"
    put_page(web, "dns:www.example.gov.cn", None, b"203.0.113.1")
    put_page(web, "https://www.example.gov.cn/1", html, text(1).encode())
    put_page(web, "https://www.example.gov.cn/2", html, text(2).encode())
    web.write_bytes(web.read_bytes()[:-40])
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w") as archive:
        archive.writestr("a.txt", text(3))
        archive.writestr("b.txt", "0" * 1_000_000, compress_type=zipfile.ZIP_BZIP2)
    with zipfile.ZipFile(tmp_path / "names.zip", "w") as archive:
        archive.writestr("名.txt", text(3))
    (tmp_path / "names.zip").write_bytes((tmp_path / "names.zip").read_bytes().replace("名".encode(), b"\xff\xff\xff"))
    out = tmp_path / "out"
    run([str(tmp_path / "*.zip"), str(web)], out)
    assert {Path(row["source"]).name for row in rows(out)} == {"a.txt", "1"}
    assert failed(out).keys() == {"2", "b.txt", "names.zip"}
    assert failed(out)["2"] == "it cannot be opened: the archive breaks off in it"
    assert failed(out)["b.txt"] == "it cannot be opened: it is packed in a way that office programs do not use"


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    """A pattern that goes through all folders follows no links, and a link to itself is a file that is named."""
    folder = make_folder(tmp_path / "in", 1)
    for name in ("one", "two"):
        (folder / name).symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    found = [Path(source.name).name for source in find_sources([f"{tmp_path}/**/*.txt"], MOST)]
    assert found == ["0.txt", "again.txt", "self.txt"]


def test_names_that_cannot_be(tmp_path: Path) -> None:
    """Names that are too long or hold a NUL are sources that cannot be read, and the run goes on."""
    run(["a" * 5000, "a\0b", str(make_folder(tmp_path / "in", 1))], tmp_path / "out")
    assert len(rows(tmp_path / "out")) == 1
    assert {"a" * 5000, "a\0b"} < failed(tmp_path / "out").keys()


def test_a_folder_as_deep_as_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are gone through however deep they lie in one another."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1500):
        Path("a").mkdir()
        os.chdir("a")
    Path("1.txt").touch()
    os.chdir(tmp_path)
    found = [source.name[-7:] for source in find_sources(["a"], MOST)]
    subprocess.run(["/bin/rm", "-rf", "a"], check=True)  # pytest cannot
    assert found == ["a/1.txt"]


def test_a_corpus_among_the_sources(tmp_path: Path) -> None:
    """What a run writes is no source of the next, wherever the folder of the corpus lies."""
    folder = make_folder(tmp_path / "in", 1)
    run([str(folder)], folder / "out")
    names = [str(folder), f"{folder}/**/*.*", f"{folder}/out/corpus.json", f"{folder}/out/notices"]
    assert run(names, folder / "out").read == 0
    assert set(failed(folder / "out")) == {"empty.html"}


def test_names_of_any_bytes(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is read, and its name is written with the bytes escaped."""
    path = os.fsencode(tmp_path) + b"/\xb9\xab\n.txt"
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name of bytes
        file.write(text(1))
    run([str(tmp_path)], tmp_path / "out")
    assert rows(tmp_path / "out")[0]["source"] == f"{tmp_path}/\\xb9\\xab\n.txt"


def test_batches_of_bytes_become_rows() -> None:
    """`parse_batches` gives a row for each file in order, with the reason where it could not be read."""
    batch = pa.RecordBatch.from_pydict({"source": ["a", "b", "c"], "data": [text(1).encode(), b"", text(2).encode()]})
    given = [row for batch in parse_batches(iter([batch, batch])) for row in batch.to_pylist()]
    assert [(row["source"], row["task_count"], row["error"] is None) for row in given] == [
        ("a", 1, True), ("b", None, False), ("c", 1, True),
    ] * 2  # fmt: skip


def kill_worker(items: Any) -> str:  # noqa: ANN401 - what is no list is an error
    """Stand for `read_chunk`: die of an item that is called so."""
    if "kill" in items:
        os.abort()
    return "".join(items)


def test_a_call_that_kills_its_process_is_told() -> None:
    """A crew tells of a process that died and of an error, and goes on with others."""
    from functools import partial  # noqa: PLC0415

    crew = Crew(2)
    given: dict[str, Any] = {}
    for tag in ("kill", "fine", "also"):
        crew.submit(tag, partial(kill_worker, (tag,)))
        while not crew.free:
            given.update(crew.wait())
    while crew.busy:
        given.update(crew.wait())
    crew.submit("bad", partial(kill_worker, 3))
    given.update(crew.wait())
    crew.close()
    assert isinstance(given.pop("kill"), Death)
    assert isinstance(given["bad"], Death)
    assert given.pop("bad").reason.startswith("TypeError")
    assert given == {"fine": "fine", "also": "also"}


class Engine:
    """Makes calls at once; dies of a file each time that it meets it, or once."""

    def __init__(self, poison: str, *, once: bool) -> None:
        self.poison, self.once, self.busy, self.free = poison, once, False, True
        self.ended: list[tuple[Any, Any]] = []

    def submit(self, tag: Any, call: Any) -> None:  # noqa: ANN401
        """Make a call."""
        dies = any(item.source == self.poison for item in tag.items) and self.poison
        self.poison = "" if dies and self.once else self.poison
        self.ended.append((tag, Death("it died") if dies else call()))
        self.busy, self.free = True, False

    def wait(self) -> list[tuple[Any, Any]]:
        """Give what has ended."""
        ended, self.ended, self.busy, self.free = self.ended, [], False, True
        return ended

    def close(self) -> None:
        """End nothing."""


@pytest.mark.parametrize("once", [True, False])
def test_a_file_that_kills_its_process_is_isolated(*, once: bool) -> None:
    """Files beside it are read; it is named only where it does so again and again, not where its process died once."""
    chunk = tuple(make_item(str(n), text(n).encode()) for n in range(4))
    read = [pa.ipc.open_stream(data).read_all() for data in read_chunks(Engine("2", once=once), [chunk], 60)]
    errors = {row["source"]: row["error"] for table in read for row in table.select(["source", "error"]).to_pylist()}
    assert errors == {"0": None, "1": None, "2": None if once else "it cannot be read: it died", "3": None}


def test_a_file_that_takes_too_long_is_named(tmp_path: Path) -> None:
    """Its process is ended, and the others are read."""
    folder = make_folder(tmp_path / "in", 2)
    (folder / "slow.txt").write_text("".join(text(n) for n in range(20_000)), "utf-8")
    done = run([str(folder)], tmp_path / "out", Settings(seconds=1.5))
    assert (done.read, done.failed) == (2, 2)
    assert failed(tmp_path / "out")["slow.txt"] == "it takes longer than 1.5 s"


def test_a_file_that_takes_too_much_memory_is_named(tmp_path: Path) -> None:
    """What does not fit is a failure of that file; the next ones are read."""
    folder = make_folder(tmp_path / "in", 2)
    (folder / "large.html").write_text("<p>" + "<b>重点" * 3_000_000, "utf-8")
    done = run([str(folder)], tmp_path / "out", Settings(megabytes=300))
    assert (done.read, done.failed) == (2, 2)
    assert "large.html" in failed(tmp_path / "out")


def test_processes_that_cannot_be_started_are_told(tmp_path: Path) -> None:
    """A script without `if __name__ == "__main__":` ends with that reason, and no file is blamed."""
    make_folder(tmp_path / "in")
    script = tmp_path / "script.py"
    script.write_text("import pathlib, govtasks.batch\ngovtasks.batch.run(['in'], pathlib.Path('out'))\n")
    ended = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8")
    assert "CorpusError: out: no process can be started" in ended.stderr
    assert not (tmp_path / "out" / "failed.jsonl").exists()


def test_a_newer_or_damaged_corpus_is_left_alone(tmp_path: Path) -> None:
    """A folder of another version or with a damaged corpus.json is refused and not changed."""
    file = tmp_path / "a.txt"
    file.write_text(text(1), "utf-8")
    for about in ('{"schema": "govtasks.corpus/2"}', "{", "[]"):
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out" / "corpus.json").write_text(about)
        with pytest.raises(govtasks.CorpusError):
            run([str(file)], tmp_path / "out")
        assert (tmp_path / "out" / "corpus.json").read_text() == about


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("failed.jsonl", b"{"),
        ("failed.jsonl", b'{"source": "a"}\n'),
        ("failed.jsonl", b"\xff"),
        ("sources.jsonl", b"[1]\n"),
        ("sources.jsonl", b'{"source": 1, "notice": null}\n'),
        ("sources.jsonl", b"[" * 100_000),
        ("corpus.json", b"[" * 100_000),
        (".staged/00000000.arrows", b""),
        (".staged/00000000.arrows", b"cut"),
        ("notices/year=2024/province=x/part-0.parquet", b""),
        ("notices/year=2024/province=x/part-0.parquet", b"PAR1"),
    ],
)
def test_a_damaged_file_of_the_corpus_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that does not hold what a run writes is named and left alone; without it the run goes through."""
    folder, damaged = make_folder(tmp_path / "in", 2), tmp_path / "out" / name
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(data)
    with pytest.raises(govtasks.CorpusError, match="it is damaged") as caught:
        run([str(folder)], tmp_path / "out")
    assert caught.value.source == str(damaged)
    assert damaged.read_bytes() == data
    damaged.unlink()
    run([str(folder)], tmp_path / "out")
    assert len(rows(tmp_path / "out")) == 2


def test_staged_rows_of_other_columns_are_damage(tmp_path: Path) -> None:
    """Rows that were staged by a version with other columns are refused before anything is merged."""
    staged = tmp_path / "out" / ".staged" / "00000000.arrows"
    staged.parent.mkdir(parents=True)
    with pa.ipc.new_stream(staged, pa.schema([("notice", pa.string())])) as stream:
        stream.write_table(pa.table({"notice": ["0"]}))
    with pytest.raises(govtasks.CorpusError, match="it is damaged"):
        run([str(tmp_path / "a.txt")], tmp_path / "out")


def test_a_list_of_failures_that_is_gone(tmp_path: Path) -> None:
    """A source that could not be opened stays named where the reason is gone, and files of others are not touched."""
    out = tmp_path / "out"
    run([str(tmp_path / "nowhere.txt")], out)
    (out / "failed.jsonl").unlink()
    (out / "mine").mkdir()
    (out / "mine" / "kept.half").touch()
    run([str(make_folder(tmp_path / "in", 1))], out)
    assert failed(out)["nowhere.txt"] == "it could not be opened"
    assert (out / "mine" / "kept.half").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="sizes of files are bounded by ulimit")
@pytest.mark.parametrize("form", ["duckdb", "sqlite"])
def test_a_disk_that_is_full(tmp_path: Path, form: str) -> None:
    """A catalogue that cannot be written whole is told, not there in part, and written by the next run."""
    file, out = tmp_path / "a.txt", tmp_path / "out"
    file.write_text(text(1), "utf-8")
    command = f"{sys.executable} -m govtasks batch {file} --workers 1 --catalogue {form} --out {out}"
    told = subprocess.run(["/bin/sh", "-c", f"ulimit -f 90; {command}"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (1, "", 1)
    assert "cannot be written" in told.stderr
    subprocess.run(command.split(), capture_output=True, check=True)
    assert [path.name for path in out.glob("catalog.*")] == [f"catalog.{form}"]
    with govtasks.open_corpus(out / f"catalog.{form}") as corpus:
        assert corpus.query("SELECT count(*) FROM tasks").rows == ((1,),)


def test_an_item_is_read_by_its_name(tmp_path: Path) -> None:
    """The address of a page is evidence of its place, and the row has the name that was given."""
    record = read_item(make_item("page", text(1).encode(), "https://www.example.gov.cn/1.html"))
    assert (record["source"], record["error"], record["notice"]) == ("page", None, record["notice"])
    (tmp_path / "a").write_bytes(text(1).encode())
    assert record["notice"] == make_record(govtasks.load(tmp_path / "a"))["notice"]
