"""Words as patterns for a database without a full-text search: they find what `export.sqlite_words` finds."""

from __future__ import annotations

import re
from collections import defaultdict

from govtasks.phrases.fold import PLAIN, fold

_TOKEN = re.compile("[\u2e80-\U0010ffff]|[^\\W_\u2e80-\U0010ffff]+")
"""A Chinese character, or a run of letters and figures, which is found whole."""
_BETWEEN = r"[^\pL\pN]*"
_EDGE = r"[^\pL\pN]|[\x{2e80}-\x{10ffff}]"
_ODD: defaultdict[str, str] = defaultdict(str)
for _odd, _plain in PLAIN.items():
    _ODD[_plain] += _odd


def make_patterns(words: str) -> list[str]:
    """Give a pattern (RE2, case aside) for each of some words, which white space parts; signs are passed over."""
    tokens = ([token for token in _TOKEN.findall(word) if token.isalnum()] for word in fold(words).split())
    return [_make_pattern(word) for word in tokens if word]


def _make_pattern(tokens: list[str]) -> str:
    spelt = _BETWEEN.join("".join(map(_spell, token)) for token in tokens)
    before = f"(?:^|{_EDGE})" if tokens[0].isascii() else ""
    return f"{before}{spelt}(?:$|{_EDGE})" if tokens[-1].isascii() else f"{before}{spelt}"


def _spell(sign: str) -> str:
    """Give a sign with its odd forms, such as those of full width."""
    return f"[{sign}{_ODD[sign.upper()]}]" if sign.upper() in _ODD else sign
