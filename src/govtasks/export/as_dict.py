"""From a notice to a dictionary of plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govtasks.export.records import form_of
from govtasks.model.notice import Notice

if TYPE_CHECKING:
    from govtasks.model.diagnostic import Language

FAMILY = "govtasks.notice/"
VERSION = 1
SCHEMA = f"{FAMILY}{VERSION}"


def to_dict(notice: Notice, lang: Language = "en") -> dict[str, Any]:
    """Give a notice as dicts, lists, text and numbers: everything in it, so that `from_dict` makes it again.

    `lang` is the language of the diagnostics' messages. The keys are those of `schema/notice-1.json`.
    """
    data = {"schema": SCHEMA, **form_of(Notice).put(notice)}
    if lang != "en":
        for row, remark in zip(data["diagnostics"], notice.diagnostics, strict=True):
            row["message"] = remark.describe(lang)
            row["help"] = remark.advise(lang)
    return data
