"""HTML as tokens: text and tags in turn, by one linear scan that no depth, size or broken tag can stop."""

from __future__ import annotations

import re

_PLAIN = r"""[^<>]*+(?<=[^=\s<]["'/])"""  # most tags: no sign in quotes to look for
_ATTRIBUTES = r"""(?:[^<>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|["'=])*+"""

_NAME = r"/?[A-Za-z][A-Za-z0-9_.:-]*+"
_TOKEN = re.compile(
    rf"""<(?:
    (?!(?i:script|style)[\s/>])({_NAME})(?:>|([\s/](?:{_PLAIN}(?=>)|{_ATTRIBUTES}))>)  # a tag: name, attributes
    |(!--(?:-?>|(?:[^-]++|-(?!->))*+(?:-->|\Z))                              # a comment
        |(?i:script)(?=[\s/>]){_ATTRIBUTES}>                                 # a script, a style, and what stands in it
            (?:[^<]++|<(?!/(?i:script)))*+(?:</(?i:script){_ATTRIBUTES}>|\Z)
        |(?i:style)(?=[\s/>]){_ATTRIBUTES}>
            (?:[^<]++|<(?!/(?i:style)))*+(?:</(?i:style){_ATTRIBUTES}>|\Z)
        |[!?%][^<>]*+>                                                       # <!DOCTYPE …>, <?xml …?>
        |{_NAME}(?:\s[^<>\u3400-\u9fff]*+)?\Z                               # a tag cut by the end of the page,
        |{_NAME}\s[^<>=\u3400-\u9fff]*+=[^<>\u3400-\u9fff]*+(?=<))          # or by the next tag
    )""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:.-]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?""")
_HIDDEN = re.compile(r"display\s*:\s*none|(?<![\w-])hidden(?!\w|\s*:|\s*=\s*[\"']?until)", re.IGNORECASE)


Tokens = list[str | None]
"""Text, tag name (`p`, `/p`), attributes, what is no tag; and again, with text at the end."""


def split_tokens(source: str) -> Tokens:
    """Split a page: text, then tag name, attributes and what is no tag (two of the three None), and again."""
    return _TOKEN.split(source)


def read_attributes(words: str) -> dict[str, str]:
    """Read the attributes of a tag by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(words):
        found.setdefault(name.lower(), double or single or bare)
    return found


def is_hidden(words: str) -> bool:
    """Say whether the attributes of a tag hide it: `display:none` in its style, or `hidden`."""
    if not _HIDDEN.search(words):
        return False
    attributes = read_attributes(words)
    style = attributes.get("style", "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style
