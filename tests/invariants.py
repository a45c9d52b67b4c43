"""What holds for every notice, whatever the document: `check` is run on each one that a test loads."""

from __future__ import annotations

import json
import pickle

from govtasks.model.notice import Notice

HEAVY = 200_000
"""Characters above which a notice is not copied about: the places are still checked."""


def check(notice: Notice) -> Notice:
    """Assert the invariants of docs/architecture.md and give the notice back."""
    assert notice.faults() == ()
    for diagnostic in notice.diagnostics:
        assert diagnostic.message
        assert diagnostic.describe("zh")
        assert diagnostic.help
        assert diagnostic.advise("zh")
    if len(notice.document.text) < HEAVY:
        check_copies(notice)
    return notice


def check_copies(notice: Notice) -> None:
    """A notice survives JSON and pickle, and equal notices have equal hashes."""
    data = json.loads(json.dumps(notice.to_dict(), ensure_ascii=False))
    again = Notice.from_dict(data)
    assert again == notice, "JSON does not round-trip"
    assert again.to_dict() == notice.to_dict()
    copy = pickle.loads(pickle.dumps(notice))
    assert copy == notice
    assert hash(copy) == hash(notice)
