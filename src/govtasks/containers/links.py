"""Links of a page: which lead to files, and what they are called."""

from __future__ import annotations

import re

from govtasks.containers.spaces import clean

_TYPES = "docx?|wps|wpt|pdf|xlsx?|xlsb|et|ofd|rtf|odt|ods|csv|zip|rar|7z"
_FILE = re.compile(rf"\.(?:{_TYPES})(?:[?#&]|$)|down(?:load|file)|attach(?:ment)?[/=.]|/file/")
"""For addresses in small letters: a search that ignores case looks at each character with every branch."""
_NAMED = re.compile(rf"\.(?:{_TYPES})\s*(?:$|[(（])|附\s*[件表录]", re.IGNORECASE)
_BY_TYPE = re.compile(rf"\.(?:{_TYPES})(?:[?#&]|$)", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:点击|立即)?(?:下载|查看|打开|预览)(?:附件|全文|原文)?|[Dd]ownload|")


def leads_to_file(link: str) -> bool:
    """Tell by its address, quickly, a link that may lead to a file."""
    return bool(_FILE.search(link.lower()))


def find_file_title(words: str, link: str) -> str:
    """Give the name of a file by the words of the link to it, or by its address; "" where it leads to none."""
    title = " ".join(clean(words).split())
    if not (_BY_TYPE.search(link) or _NAMED.search(title)) or link.lower().startswith("javascript:"):
        return ""
    return title if not _NO_TITLE.fullmatch(title) else link.partition("?")[0].rpartition("/")[2]
