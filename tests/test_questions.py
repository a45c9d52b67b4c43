"""Questions to a corpus: the same answers from a folder, from databases and in memory; nothing is written or leaks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import TYPE_CHECKING

import pandas as pd
import polars as pl
import pytest

import govtasks
from corpora import load_notices, write_corpus
from govtasks.export.as_duckdb import write_duckdb
from govtasks.export.as_sqlite import write_sqlite
from govtasks.export.catalogue import write_catalogue
from govtasks.export.rows import make_record
from test_cli import run

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("memory", "sqlite", "duckdb", "folder", "folder-sqlite")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the notices in every way that can be opened."""
    folder, notices = tmp_path_factory.mktemp("made"), load_notices()
    records = [make_record(notice) for notice in notices]
    write_sqlite(records, folder / "sqlite")
    write_duckdb(records, folder / "duckdb")
    write_catalogue(write_corpus(folder / "folder", notices), "duckdb")
    write_catalogue(write_corpus(folder / "folder-sqlite", notices), "sqlite")
    return folder


def open_kind(made: Path, kind: str) -> govtasks.Corpus:
    """Open the notices in one of the ways."""
    return govtasks.Corpus.of(load_notices()) if kind == "memory" else govtasks.open_corpus(made / kind)


@pytest.fixture(scope="module", params=KINDS)
def corpus(made: Path, request: pytest.FixtureRequest) -> govtasks.Corpus:
    """Give the corpus, opened in each way."""
    return open_kind(made, request.param)


def test_a_unit_is_found_under_all_its_names(corpus: govtasks.Corpus) -> None:
    """The short name finds what is written in full, and the full name what is written short."""
    columns = ("unit", "locality", "role", "tasks", "notices")
    full = ("荆州市荆州区发展和改革局", "荆州市荆州区", "lead", 2, 1)
    unsure = ("区发改局", None, "responsible", 1, 1)
    assert corpus.workload("区发改局") == govtasks.Answer(columns, (full, unsure))
    assert corpus.workload("荆州市荆州区发展和改革局") == govtasks.Answer(columns, (full,))
    assert corpus.workload("'; DROP TABLE tasks; --").rows == ()
    assert {full, unsure} < set(corpus.workload().rows)


def test_deadlines_count_both_ends(corpus: govtasks.Corpus) -> None:
    """A task that is due on the day is among those before it and those after it."""
    district = "荆州市荆州区"

    def due(**ends: dt.date | str) -> list[str]:
        answer = corpus.deadlines(**ends)
        rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        return [row["due_on"] for row in rows if row["locality"] == district]

    assert due(before="2024-06-30") == due(before=dt.date(2024, 6, 30)) == ["2024-06-30"]
    assert due(before="2024-06-29") == []
    assert due(after="2024-06-30") == due() == ["2024-06-30", "2024-09-30"]
    with pytest.raises(ValueError, match="Invalid isoformat"):
        corpus.deadlines(before="tomorrow")


def test_targets_are_found_by_their_indicator(corpus: govtasks.Corpus) -> None:
    """Words of the indicator find its targets in every notice; no words find all."""
    answer = corpus.targets("地区生产总值")
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    assert [(row["locality"], row["value"], row["measure"]) for row in found] == [
        ("示例市", 6.5, "%"),
        ("范例县", 7.0, "%"),
    ]
    assert len(corpus.targets().rows) == corpus.query("SELECT count(*) FROM targets").rows[0][0]


@pytest.mark.parametrize("words", ["养老", "养老 新建", "服务养老", "企业", "监测 改造", ""])
def test_words_are_searched(corpus: govtasks.Corpus, words: str) -> None:
    """The tasks are found in which all words stand."""
    tasks = [task.text for notice in load_notices() for task in notice.tasks]
    answer = corpus.search(words)
    found = {row[answer.columns.index("text")] for row in answer.rows}
    assert found == {text for text in tasks if words and all(word in text for word in words.split())}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("gdp", "1"), ("ＧＤＰ", "1"), ("增长5%", "1"), ("长5", "1"), ("增长，5", "1"), ("X指", ""), ("gdpx", "2"),
        ("wi－fi", "1"), ("%", ""), ("发布 %", "2"), ("指数", "12"), ("(GDPX)", "2"),
    ],
)  # fmt: skip
def test_databases_find_the_same_words(words: str, found: str, tmp_path: Path) -> None:
    """Letters and figures are found whole, in full width and in any case; signs are passed over."""
    notice = govtasks.loads(
        "1.ＧＤＰ指数增长5%，建成Wi-Fi站点。（责任单位：市发改委）\n2.GDPX指数发布。（责任单位：市统计局）"
    )
    for form in ("sqlite", "duckdb"):
        path = tmp_path / f"tasks.{form}"
        path.write_bytes(b"".join(piece for piece in govtasks.render(notice, form) if isinstance(piece, bytes)))
        with govtasks.open_corpus(path) as corpus:
            answer = corpus.search(words)
        assert "".join(row[answer.columns.index("task")].removeprefix("t") for row in answer.rows) == found


def test_every_way_gives_the_same_answers(made: Path) -> None:
    """Folder, databases and memory answer each ready question with the same rows in the same order."""
    answers = []
    for kind in KINDS:
        with open_kind(made, kind) as corpus:
            asked = (corpus.workload(), corpus.units(), corpus.targets(), corpus.deadlines(), corpus.search("养老"))
        answers.append(asked)
    assert all(answer == answers[0] for answer in answers)
    assert all(part.rows for part in answers[0])


def test_an_answer_goes_into_frames_and_csv(corpus: govtasks.Corpus) -> None:
    """Pandas and polars take an answer; in its CSV text that a spreadsheet would run is escaped, a number is not."""
    answer = corpus.query("SELECT text, -1 AS less, NULL AS none FROM tasks WHERE text LIKE ?", ["=cmd%"])
    assert pl.DataFrame(answer).rows() == list(answer.rows)
    assert pd.DataFrame.from_arrow(answer)["less"].to_list() == [-1]
    assert list(csv.reader(io.StringIO(answer.to_csv()))) == [
        ["text", "less", "none"],
        ["'=cmd|' /C calc'!A0。", "-1", ""],
    ]
    mixed = corpus.query("SELECT 1 AS a, NULL AS b WHERE 1 = 0")
    assert mixed.to_arrow().column_names == ["a", "b"]


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH '/tmp/other.db' AS other", "DETACH main", "COPY (SELECT 1) TO '{folder}/out.csv'", "INSTALL fts",
        "PRAGMA journal_mode = WAL", "PRAGMA query_only = 0", "SET enable_external_access = true",
        "DELETE FROM about", "DROP VIEW tasks", "CREATE TABLE mine (a INTEGER)", "CREATE TEMP TABLE mine (a INTEGER)",
        "VACUUM", "VACUUM INTO '{folder}/out.db'", "BEGIN", "CALL pragma_version()", "EXPORT DATABASE '{folder}/out'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{folder}/out.csv'",
        "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')", "LOAD fts",
        "SELECT * FROM '/etc/passwd'", "SELECT * FROM read_text('{folder}/../secret.txt')",
        "SELECT readfile('/etc/passwd')", "SELECT load_extension('/tmp/it.so')",
        "SELECT writefile('{folder}/out', 'x')",
        "SELECT 1; SELECT 2", "SELECT 1; DROP VIEW tasks", "", "-- nothing", "SELECT", "SELECT nothing FROM tasks",
        "SELECT ?", "INSERT INTO task_words (task_words) VALUES ('rebuild')",
    ],
)  # fmt: skip
def test_what_does_more_than_read_is_refused(corpus: govtasks.Corpus, made: Path, sql: str) -> None:
    """What writes, opens another file, changes a setting or is no SELECT is an error, and leaves no trace."""
    (made / "secret.txt").write_text("secret")
    before = sorted(made.rglob("*"))
    with pytest.raises(govtasks.CorpusError):
        corpus.query(sql.format(folder=made / "folder"))
    assert sorted(made.rglob("*")) == before
    assert corpus.query("SELECT count(*) > 0 FROM tasks").rows == ((True,),)


def test_odd_words_harm_nothing(corpus: govtasks.Corpus) -> None:
    """Half a surrogate pair, in the query or in a parameter, is U+FFFD."""
    assert corpus.query("SELECT '\ud800' AS a, ? AS b", ["\udc00"]).rows == (("\ufffd", "\ufffd"),)


def test_a_query_that_takes_too_long_is_stopped(corpus: govtasks.Corpus) -> None:
    """After the seconds that are given a query ends in an error, and the corpus can be asked on."""
    endless = "WITH RECURSIVE a (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT count(*) FROM a"
    with pytest.raises(govtasks.CorpusError, match=r"takes more than 0\.2 seconds"):
        corpus.query(endless, seconds=0.2)
    assert corpus.query("SELECT 1", seconds=60).rows == ((1,),)


def test_what_is_no_corpus_is_told(made: Path, tmp_path: Path) -> None:
    """No such path, an empty folder, a foreign or broken database, a newer version: each has its reason."""
    write_sqlite([], tmp_path / "newer.db")
    data = (tmp_path / "newer.db").read_bytes()
    (tmp_path / "newer.db").write_bytes(data.replace(b"govtasks.tables/1", b"govtasks.tables/9"))
    (tmp_path / "cut.db").write_bytes(data[:5000])
    (tmp_path / "foreign.db").write_bytes(b"SQLite format 3\0" + b"\0" * 100)
    (tmp_path / "cut.duckdb").write_bytes((made / "duckdb").read_bytes()[:5000])
    (tmp_path / "text.db").write_text("no database")
    (tmp_path / "empty").mkdir()
    (tmp_path / "newer").mkdir()
    (tmp_path / "newer" / "corpus.json").write_text(json.dumps({"schema": "govtasks.corpus/2"}))
    reasons = {
        "nowhere": "no such corpus", "newer.db": "another version", "cut.db": "in order",
        "foreign.db": "in order", "cut.duckdb": "in order", "text.db": "neither",
        "empty": "no corpus.json", "newer": "another version", "a" * 5000: "cannot be opened", "\0": "no such corpus",
    }  # fmt: skip
    for name, reason in reasons.items():
        with pytest.raises(govtasks.CorpusError, match=reason) as caught:
            govtasks.open_corpus(tmp_path / name)
        assert str(tmp_path / name) in caught.value.source
        assert caught.value.remedy


def test_the_command_line_asks(made: Path, tmp_path: Path) -> None:
    """Each question is a command, as table, CSV or JSON, to stdout or a file."""
    out = tmp_path / "out.csv"
    asked = run("workload", made / "folder", "--unit", "区发改局", "--format", "csv", "-o", out)
    assert (asked.returncode, asked.stdout) == (0, "")
    assert out.read_bytes().decode().splitlines()[1:] == [
        "荆州市荆州区发展和改革局,荆州市荆州区,lead,2,1", "区发改局,,responsible,1,1",
    ]  # fmt: skip
    found = run("query", made / "sqlite", "SELECT count(*) AS n FROM notices", "--format", "json")
    assert json.loads(found.stdout) == [{"n": len(load_notices())}]
    for arguments in (
        ("deadlines", made / "duckdb", "--before", "2024-06-30"), ("search", made / "folder-sqlite", "养老", "新建"),
    ):  # fmt: skip
        assert "加强养老服务" in run(*arguments).stdout
    assert "地区生产总值" in run("targets", made / "folder", "--indicator", "生产总值").stdout
    assert json.loads(run("units", made / "sqlite", "--format", "json").stdout)[0]["tasks"] > 1


def test_the_command_line_asks_notices_too(root: Path) -> None:
    """Notices that are named take the place of a corpus; one that cannot be read is told."""
    notice = root / "examples" / "key-work-2024.txt"
    assert "示例市财政局" in run("workload", notice, "--unit", "市财政局").stdout
    half = run("deadlines", notice, root / "nowhere.txt", "--format", "csv")
    assert half.returncode == 1
    assert "2024-11-30" in half.stdout
    assert "no such file" in half.stderr


def test_the_command_line_tells_what_is_wrong(made: Path, tmp_path: Path) -> None:
    """A corpus or query that will not do is told in a line, with code 1; wrong use has code 2."""
    for arguments in (
        ("query", made / "sqlite", "DELETE FROM about"), ("query", made / "sqlite", "SELECT nothing"),
        ("units", tmp_path), ("query", made / "sqlite", "SELECT 1", "-o", tmp_path / "no" / "folder"),
    ):  # fmt: skip
        told = run(*arguments)
        assert (told.returncode, told.stdout, told.stderr.count("\n")) == (1, "", 1)
    assert run("deadlines", made / "sqlite", "--before", "soon").returncode == 2
    assert run("query", made / "sqlite").returncode == 2


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT 9e999 AS x", "inf"),
        ("SELECT map([DATE '2024-01-31'], [[9e999]]) AS x", {"2024-01-31": ["inf"]}),
        ("SELECT array_value(1, 2) AS x", [1, 2]),
    ],
)
def test_odd_values_are_json_and_a_table(made: Path, sql: str, said: object) -> None:
    """Numbers that are none, and values within values, are told in each form."""
    found = run("query", made / "duckdb", sql, "--format", "json").stdout
    assert json.loads(found, parse_constant=pytest.fail) == [{"x": said}]
    assert run("query", made / "duckdb", sql).returncode == 0


def test_what_cannot_be_told_is_refused(made: Path) -> None:
    """Two columns of one name in JSON, and a time that Python has no value for, are refused in a line."""
    for arguments in (("SELECT 1 AS x, 2 AS x", "--format", "json"), ("SELECT INTERVAL '10000000 years'",)):
        told = run("query", made / "duckdb", *arguments)
        assert (told.returncode, told.stdout, told.stderr.count("\n")) == (1, "", 1)


def test_the_metadata_of_datasette_names_the_database() -> None:
    """`govtasks datasette` prints metadata under the name that Datasette gives the file."""
    assert list(json.loads(run("datasette", "some/tasks.sqlite").stdout)["databases"]) == ["tasks"]
