"""Upper bounds for one source, so that a hostile file costs little."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from govtasks.errors import LimitExceededError

What = Literal["bytes", "characters", "unpacked", "member", "members", "cells", "pages", "seconds"]
_NAMES = {"unpacked": "bytes unpacked", "member": "bytes in a member"}


@frozen(slots=True, kw_only=True)
class Limits:
    """What `load` accepts of one source; a field raised is a limit lifted."""

    bytes: int = 64_000_000
    """Size of the source in bytes; above it `LimitExceededError`."""
    characters: int = 32_000_000
    """Length of the decoded source in code points; above it `LimitExceededError`. At so many in the texts of its tasks
    reading stops as for `tasks`."""
    depth: int = 2_000
    """Nesting of markup; what is deeper is read without its markup, with the diagnostic `depth-exceeded`."""
    tasks: int = 50_000
    """Tasks of one notice; the rest stays text, with the diagnostic `too-many-tasks`."""
    assignments: int = 500_000
    """Assignments of one notice, at which its reading stops; the rest stays text, with the same diagnostic."""

    unpacked: int = 100_000_000
    """Bytes that a zip may hold, counted while it is unpacked, with what the files in it unpack to; above it
    `LimitExceededError`."""
    member: int = 20_000_000
    """Bytes that one member of a zip may hold; above it `LimitExceededError`."""
    members: int = 2_000
    """Members of a zip; above it `LimitExceededError`."""
    cells: int = 1_000_000
    """Cells of one table or sheet, merged ones counted; above it `LimitExceededError`."""
    pages: int = 5_000
    """Pages of a PDF or OFD; above it `LimitExceededError`."""
    seconds: int = 60
    """Time that another program may take to convert a file; above it `LimitExceededError`."""

    def check(self, what: What, size: int, source: str) -> None:
        """Raise LimitExceededError where a source has more of something than its limit allows."""
        limit = getattr(self, what)
        if size > limit:
            raise LimitExceededError(
                source, f"more than {limit:,} {_NAMES.get(what, what)}", f"raise limits: Limits({what}=…)"
            )


DEFAULT_LIMITS = Limits()
