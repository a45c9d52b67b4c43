"""A pattern among a plugin's words: compiled by RE2, so that no text can make it backtrack."""

from __future__ import annotations

from functools import cached_property
from typing import Any


class Pattern:
    """A regular expression where words are not enough, in the syntax of RE2 (no look-around, no back references).

    It is matched against folded text: half-width signs, one kind of bracket. It needs the extra `govtasks[patterns]`.
    """

    def __init__(self, source: str) -> None:
        self.source = source

    def __repr__(self) -> str:
        """Give the call that makes it."""
        return f"Pattern({self.source!r})"

    @cached_property
    def compiled(self) -> Any:  # noqa: ANN401 - google-re2 brings no types
        """The compiled pattern; ImportError where google-re2 is not installed, ValueError where it is no pattern."""
        try:
            import re2  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ImportError(f'{self!r} needs google-re2: pip install "govtasks[patterns]"') from error
        options = re2.Options()
        options.log_errors = False
        try:
            return re2.compile(self.source, options)
        except re2.error as error:
            raise ValueError(f"{self!r} is no pattern of RE2: {error}") from error


Word = str | Pattern
"""Where a locality says a word it may give a pattern."""


def begins(text: str, words: tuple[Word, ...]) -> bool:
    """Tell whether a text begins with one of the words."""
    return any(text.startswith(w) if isinstance(w, str) else bool(w.compiled.match(text)) for w in words)


def equals(text: str, words: tuple[Word, ...]) -> bool:
    """Tell whether a text is one of the words."""
    return any(text == w if isinstance(w, str) else bool(w.compiled.fullmatch(text)) for w in words)


def find_end(text: str, words: tuple[Word, ...]) -> int | None:
    """Give where the first of the words that occurs in a text ends; None where none does."""
    ends = []
    for word in words:
        if isinstance(word, str):
            at = text.find(word)
            ends += [at + len(word)] if at >= 0 else []
        elif m := word.compiled.search(text):
            ends.append(m.end())
    return min(ends, default=None)
