"""Keys that stay: of a notice by its bytes, of a task by its words."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govtasks.model.notice import Notice

_SIZE = 16
"""Hexadecimal digits: among a billion keys two are the same with a chance of 3 %."""


def make_notice_key(notice: Notice) -> str:
    """Give the key of a notice: the same for the same bytes of the same files in the same order."""
    return make_bytes_key(source.sha256 for source in notice.sources)


def make_bytes_key(digests: Iterable[str]) -> str:
    """Give the key of files by their SHA-256 in hexadecimal."""
    return _digest(*digests)


def make_task_keys(notice: Notice) -> dict[str, str]:
    """Give the key of each task by its id: made of title, number, label and text, and of how often they came before.

    So it stays where a page is published again, in another format, or read by another version of the library, as long
    as the task itself is read as before.
    """
    met: Counter[tuple[str, str]] = Counter()
    keys: dict[str, str] = {}
    head = (_plain(notice.title), _plain(notice.doc_number))
    for task in notice.tasks:
        words = (task.label, _plain(task.text))
        met[words] += 1
        keys[task.id] = _digest(*head, *words, str(met[words]))
    return keys


def _plain(words: str | None) -> str:
    return "".join((words or "").split())


def _digest(*words: str) -> str:
    return sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_SIZE]
