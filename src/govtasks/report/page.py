"""The review page: one file that holds notices, their reading and all that shows and corrects them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from govtasks.report.data import KINDS, ROLES, make_data
from govtasks.report.files import hash_source, read_files
from govtasks.report.view import make_view
from govtasks.report.words import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govtasks.model.diagnostic import Language
    from govtasks.model.notice import Notice

STYLES = ("base", "dark", "page", "marks", "print")
SCRIPTS = ("words", "nodes", "notice", "text", "corrections", "tasks", "filter", "remarks", "press", "charts", "tabs",
           "choose", "edit", "keep", "save", "keys", "printing", "main")  # fmt: skip
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_RISKY = re.compile("[<>&\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class Shell(NamedTuple):
    """The page without data."""

    html: str
    style: str
    script: str


def make_page(
    notices: Iterable[Notice],
    *,
    lang: Language = "zh",
    corrections: Sequence[Mapping[str, Any]] = (),
    save: str | None = None,
) -> str:
    """Give the page of some notices as HTML.

    `corrections` are those that were made before, in the form of their file; the notices are as read without them.
    `save` is the path that a page that is served posts its corrections to; without it the page opens no connection.
    """
    shell = read_shell()
    data = {
        "lang": lang, "words": CHINESE, "kinds": KINDS, "roles": ROLES, "save": save,
        "corrections": list(corrections), "notices": [make_data(make_view(notice)) for notice in notices],
    }  # fmt: skip
    parts = {
        "policy": write_policy(shell, served=save is not None),
        "style": shell.style,
        "script": shell.script,
        "data": escape(data),
    }
    return _SLOT.sub(lambda slot: parts[slot[1]], shell.html)


def escape(data: object) -> str:
    """Give JSON that can stand in a page: no sign of it means anything to a browser."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _RISKY.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def write_policy(shell: Shell, *, served: bool) -> str:
    """Give the content security policy: this script, this style and nothing else, from nowhere."""
    rules = [
        "default-src 'none'",
        f"script-src '{hash_source(shell.script)}'",
        f"style-src '{hash_source(shell.style)}'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    return "; ".join([*rules, "connect-src 'self'"] if served else rules)


@cache
def read_shell() -> Shell:
    """Read the files of the page."""
    return Shell(read_files("html", ["page"]), read_files("css", STYLES), read_files("js", SCRIPTS))
