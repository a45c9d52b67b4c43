"""The notices that the batch is measured and tested with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import govtasks
from benchmarks import made_corpus
from govtasks.export.rows import make_record
from mixed_folder import write_mixed

if TYPE_CHECKING:
    from pathlib import Path


def test_made_notices_have_tasks_and_differ() -> None:
    """Forty notices have forty keys, tasks each, and several provinces and years."""
    notices = [govtasks.load(made_corpus.make(index)) for index in range(40)]
    assert all(notice.tasks for notice in notices)
    records = [make_record(notice) for notice in notices]
    assert len({record["notice"] for record in records}) == len(records)
    assert all(len({record[column] for record in records}) > 5 for column in ("province", "year"))


def test_a_made_notice_needs_no_other(tmp_path: Path) -> None:
    """A notice is the same made alone and among others."""
    paths = made_corpus.write(tmp_path, 12)
    made_corpus.find_bases.cache_clear()
    assert paths[9].read_bytes() == made_corpus.make(9)


def test_a_tenth_of_the_mixed_folder_is_odd(tmp_path: Path) -> None:
    """Nine of ten files are notices; of the others there is every kind."""
    kinds = Counter(write_mixed(tmp_path / "mixed", 300).values())
    assert kinds.total() == 300
    assert kinds["notice"] >= 270
    assert set(kinds) == {"notice", "copy", "no notice", "unreadable"}
