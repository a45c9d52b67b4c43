"""Whether the signs of a sheet are words: fonts that do not say what their signs mean give rubbish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtasks.containers.office.printed.sheet import Sheet

_HAN = re.compile("[\u4e00-\u9fff]")
_ODD = re.compile("[!\"#$&'*+<=>?@\\[\\\\\\]^`{|}~\x80-\u024f\ue000-\uf8ff\ufffd]")
"""What a font gives that counts its own signs; leaders, percents and brackets are not among it."""
_FEWEST, _SHARE = 20, 4


def is_legible(sheet: Sheet) -> bool:
    """Say whether the signs are words: of rubbish one in four is odd, and hardly any Chinese."""
    text = "".join(sign.text for sign in sheet.signs)
    return (
        len(text) < _FEWEST
        or len(_ODD.findall(text)) * _SHARE < len(text)
        or len(_HAN.findall(text)) * _SHARE > len(text)
    )
