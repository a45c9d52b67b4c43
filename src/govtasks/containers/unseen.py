"""Tokens of a page in, tokens out: without the elements that a reader does not see."""

from __future__ import annotations

from attrs import define, field

from govtasks.containers.markup import Tokens, is_hidden

_UNSEEN = frozenset("noscript template select textarea iframe svg".split())
_UNSEEN_TAGS = _UNSEEN | {name.upper() for name in _UNSEEN}
_HINTS = ("none", "hidden", "NONE")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ENDS_PARAGRAPH = frozenset("p div table ul ol h1 h2 h3 h4 section /div /td /li".split())
_WHOLE = frozenset("html body".split())
_SENTENCES = 3


def drop_unseen(tokens: Tokens, source: str) -> Tokens:
    """Put one empty token, with the line feeds, for each element that is not shown."""
    if _UNSEEN_TAGS.isdisjoint(tokens[1::4]) and not any(hint in source for hint in _HINTS):
        return tokens
    finder = _Finder(tokens, [tag.lower() if tag else "" for tag in tokens[1::4]])
    kept: Tokens = []
    begin = 0
    for first, last in finder.find_all():
        inside = tokens[4 * first + 1 : 4 * last + 4]
        kept += tokens[begin : 4 * first + 1]
        kept += None, None, "\n" * sum(part.count("\n") for part in inside if part)
        begin = 4 * last + 4
    return kept + tokens[begin:]


@define(slots=True)
class _Finder:
    """Finds the tokens between which nothing is shown."""

    tokens: Tokens
    tags: list[str]
    unclosed: set[str] = field(factory=set)
    """Elements that are never closed from here on: they hide nothing."""

    def find_all(self) -> list[tuple[int, int]]:
        """Give the first and last token of each element that is not shown."""
        found: list[tuple[int, int]] = []
        at = 0
        for first, tag in enumerate(self.tags):
            if first < at or not tag or tag[0] == "/" or tag in self.unclosed or tag in _VOID or tag in _WHOLE:
                continue
            words = self.tokens[4 * first + 2]
            if tag in _UNSEEN:
                hides = not (words and words.endswith("/"))
            else:
                hides = words is not None and any(hint in words for hint in _HINTS) and is_hidden(words)
            if hides and (last := self.find_end(first)) is not None and not self.holds_notice(first, last):
                found.append((first, last))
                at = last + 1
        return found

    def find_end(self, first: int) -> int | None:
        """Find the tag that closes the element opened at `first`."""
        tag = self.tags[first]
        end = "/" + tag
        depth = 0
        for last in range(first, len(self.tags)):
            other = self.tags[last]
            if other == end:
                depth -= 1
                if not depth:
                    return last
            elif tag == "p" and last > first and other in _ENDS_PARAGRAPH:
                return last - 1
            elif other == tag:
                depth += 1
        self.unclosed.add(tag)
        return None

    def holds_notice(self, first: int, last: int) -> bool:
        """Say whether a hidden element has most of the page's sentences: a script will show it."""
        if self.tags[first] in _UNSEEN:
            return False
        inside = sum(text.count("。") for text in self.tokens[4 * first + 4 : 4 * last + 4 : 4] if text)
        return inside >= _SENTENCES and inside * 2 > sum(text.count("。") for text in self.tokens[::4] if text)
