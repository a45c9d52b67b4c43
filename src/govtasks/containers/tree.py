"""A page in, its tree out: parsed and mended by lxml, without what a reader does not see."""

from __future__ import annotations

import re

from lxml import etree

_UNSEEN = "noscript template select textarea iframe noembed noframes svg".split()
_HINTS = ("none", "hidden")
_STYLED = etree.XPath("//*[@style or @hidden]")
_RAW = "title textarea iframe noembed noframes xmp plaintext".split()
"""Elements in which a tag is text up to their end tag: without it they would swallow the page."""
_PLAIN = (
    "abbr acronym b bdi bdo big cite code del dfn em embed font i img input ins kbd label link mark nobr o:p object "
    "param q rp rt ruby s samp small source span strike strong sub sup tt u var wbr"
).split()
"""Elements that neither part nor hide text."""
_TAG = re.compile(r"</?([A-Za-z][^\s/<>]*)[^<>]*>")
_FLAT = {"meta", "script", "style", *_RAW} - {"xmp", "plaintext"}
_SENTENCES, _MOST_SEARCHED = 3, 100


def parse(source: str) -> tuple[list[etree._Element], bool]:
    """Parse a page: its trees (a second one stands after an early `</html>`), and whether it was nested too deep."""
    if "\x0b" in source:
        source = source.replace("\x0b", " ")  # Word's line break is no character of HTML
    data = source.encode("utf-8", "replace")
    trees, cut = _parse(data)
    if cut:
        trees, _ = _parse(_TAG.sub(_flatten, source).encode("utf-8", "replace"))
    may_hide = any(hint in source for hint in _HINTS)
    for tree in trees:
        for element in tree.iter(*_RAW):
            tag = str(element.tag)
            if "</" in (element.text or "") and not re.search(f"</{tag}", source, re.IGNORECASE):
                return parse(re.sub(rf"<{tag}\b", "<span", source, flags=re.IGNORECASE))
        _mark_unseen(tree, _STYLED(tree) if may_hide else [])
        etree.strip_elements(tree, *_UNSEEN, with_tail=False)
        etree.strip_tags(tree, *_PLAIN)
    return trees, cut


def _parse(data: bytes) -> tuple[list[etree._Element], bool]:
    """Parse a page, and say whether lxml gave up in the middle."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    root = etree.fromstring(data, parser)
    trees = [] if root is None else [root, *root.itersiblings()]  # type: ignore[redundant-expr]  # None: an empty page
    return trees, any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)


def _flatten(tag: re.Match[str]) -> str:
    """Give what stands for a tag where nothing may stand in anything else."""
    name = tag[1].lower()
    if name in _FLAT:
        return tag[0]
    return "\n" * tag[0].count("\n") + ("" if name in _PLAIN or name == "a" else "<br>")


def _mark_unseen(tree: etree._Element, hidden: list[etree._Element]) -> None:
    """Rename what hides its text to one of the unseen; what holds the notice a script will show."""
    unseen = [*tree.iter(*_UNSEEN), *filter(_is_hidden, hidden)]
    total = _count_sentences(tree) if unseen else 0
    for at, element in enumerate(unseen):
        inside = _count_sentences(element) if at < _MOST_SEARCHED and total >= _SENTENCES else 0
        if inside < _SENTENCES or inside * 2 <= total:
            element.tag = "template"
        elif element.tag in _UNSEEN:
            element.tag = "div"


def _is_hidden(element: etree._Element) -> bool:
    """Say whether the attributes of an element hide it."""
    style = element.get("style", "").replace(" ", "").lower()
    hidden = element.get("hidden")
    return element.tag not in {"html", "body"} and (
        "display:none" in style or (hidden is not None and not hidden.lower().startswith("until"))
    )


def _count_sentences(tree: etree._Element) -> int:
    """Count the sentences of an element, scripts and all."""
    return etree.tostring(tree, method="text", encoding="unicode", with_tail=False).count("。")
