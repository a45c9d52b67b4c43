"""Upper bounds for one source, so that a hostile file costs little."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from govtasks.errors import LimitExceededError


@frozen(slots=True, kw_only=True)
class Limits:
    """What `load` accepts of one source; a field raised is a limit lifted."""

    bytes: int = 64_000_000
    """Size of the source in bytes; above it `LimitExceededError`."""
    characters: int = 32_000_000
    """Length of the decoded source in code points; above it `LimitExceededError`."""
    depth: int = 2_000
    """Nesting of markup; what is deeper is read without its markup, with the diagnostic `depth-exceeded`."""
    tasks: int = 50_000
    """Tasks of one notice; the rest stays text, with the diagnostic `too-many-tasks`."""

    def check(self, what: Literal["bytes", "characters"], size: int, source: str) -> None:
        """Raise LimitExceededError where a source has more than so many bytes or characters."""
        limit = getattr(self, what)
        if size > limit:
            raise LimitExceededError(source, f"more than {limit:,} {what}", f"raise limits: Limits({what}=…)")


DEFAULT_LIMITS = Limits()
