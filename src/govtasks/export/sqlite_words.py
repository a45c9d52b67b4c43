"""Words for the full-text search of SQLite: each Chinese character is a word of its own, so two in a row are found."""

from __future__ import annotations

import re

from govtasks.phrases.fold import fold

_SIGN = re.compile("([\u2e80-\U0010ffff])")
FIRST_SIGN = 0x2E80
"""The first code point that is set apart; the query of `export.datasette` says the same in SQL."""


def space(text: str) -> str:
    """Give text as it is searched in: folded, with a space around each Chinese character."""
    return _SIGN.sub(r" \1 ", fold(text))


def make_match(words: str) -> str:
    """Give the query that finds where all of the words stand, which white space parts; each as a phrase."""
    return " ".join(f'"{space(word)}"' for word in fold(words).replace('"', " ").split()) or '""'
