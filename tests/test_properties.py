"""What holds for every text: `conftest` checks the invariants of each notice, so that loading it is the test."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import govtasks
from generated import Expected, damaged, notices
from govtasks.testing.answers import fold, gist
from govtasks.testing.clothes import as_p, full_width

if TYPE_CHECKING:
    from pathlib import Path

usual = settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
few = settings(usual, max_examples=25)


@cache
def seeds(folder: Path) -> list[str]:
    """Read the real notices."""
    return [f.read_text("utf-8") for f in sorted(folder.glob("*.txt"))]


@usual
@given(notices())
def test_a_well_formed_notice_reads_as_it_was_written(written: tuple[str, list[Expected]]) -> None:
    """Labels, statements, roles and names come back, whatever stands together."""
    text, tasks = written
    read = govtasks.loads(text)
    assert [Expected(t.label, fold(t.text), [(a.role, fold(a.name)) for a in t.assignments]) for t in read.tasks] == [
        Expected(t.label, fold(t.text), [(role, fold(name)) for role, name in t.assignments]) for t in tasks
    ]
    assert read.coverage.explained == 1.0


@few
@given(notices())
def test_a_well_formed_notice_has_one_reading(written: tuple[str, list[Expected]]) -> None:
    """Line ends, encoding, width and markup change nothing of it."""
    text, _ = written
    plain = govtasks.loads(text)
    for other in (
        text.encode(),
        text.encode("gb18030"),
        text.replace("\n", "\r\n").encode(),
        full_width(text).encode(),
        as_p(text).encode(),
    ):
        notice = govtasks.load(other)
        assert gist(notice) == gist(plain)


@usual
@given(st.data())
def test_a_damaged_notice_is_read_all_the_same(shared: Path, data: st.DataObject) -> None:
    """Whatever is lost, doubled or inserted, a notice comes back and every character has its place."""
    govtasks.loads(draw_damaged(shared, data))


@few
@given(st.data())
def test_a_damaged_notice_has_one_reading(shared: Path, data: st.DataObject) -> None:
    """LF and CRLF, UTF-8 and GB18030, full and half width read the same even where the text is broken."""
    text = draw_damaged(shared, data)
    assume(len(text) > 200)
    plain = govtasks.loads(text)
    assert gist(govtasks.load(text.replace("\n", "\r\n").encode())) == gist(plain), "CRLF"
    assert gist(govtasks.load(text.encode())) == gist(plain), "UTF-8"
    assert gist(govtasks.load(text.encode("gb18030"))) == gist(plain), "GB18030"
    assert gist(govtasks.loads(full_width(text))) == gist(plain), "full width"


@few
@given(st.data())
def test_a_damaged_page_is_read_all_the_same(shared: Path, data: st.DataObject) -> None:
    """The same inside markup that is cut and doubled with it."""
    page = as_p(data.draw(st.sampled_from(seeds(shared / "seeds"))))
    govtasks.load(data.draw(damaged(page, window=8_000)).encode("utf-8", "surrogatepass"))


@usual
@given(st.text(max_size=400))
def test_any_text_is_a_notice_or_a_load_error(text: str) -> None:
    """No text makes another exception."""
    with contextlib.suppress(govtasks.LoadError):
        govtasks.loads(text)


@usual
@given(st.binary(max_size=400))
def test_any_bytes_are_a_notice_or_a_load_error(data: bytes) -> None:
    """No bytes make another exception."""
    with contextlib.suppress(govtasks.LoadError):
        govtasks.load(data)


@few
@given(notices())
def test_reading_twice_gives_equal_notices(written: tuple[str, list[Expected]]) -> None:
    """The same text gives equal notices with equal hashes and the same ids."""
    first, second = govtasks.loads(written[0]), govtasks.loads(written[0])
    assert first == second
    assert hash(first) == hash(second)


def test_threads_read_alike(shared: Path) -> None:
    """Several threads may load at once."""
    texts = seeds(shared / "seeds") * 3
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(govtasks.loads, texts))
    assert together == [govtasks.loads(text) for text in texts]


def draw_damaged(shared: Path, data: st.DataObject) -> str:
    """Draw a damaged piece of a real notice."""
    return data.draw(damaged(data.draw(st.sampled_from(seeds(shared / "seeds")))))
