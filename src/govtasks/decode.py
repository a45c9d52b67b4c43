"""Bytes in, characters out: a ladder of guesses from the surest to the last resort."""

from __future__ import annotations

import codecs
import re

from attrs import frozen

from govtasks.errors import NotADocumentError, UnknownEncodingError

_SAVE_AS = "save it as a page, a text or an office file"
_FETCH = "fetch it again"
_GIVE_ENCODING = "give the name of a character encoding, such as utf-8 or gb18030"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip file without a document"),
    (b"PK\x05\x06", "a zip file, empty"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE2 file without a document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GB = frozenset({"gb2312", "gbk", "gb18030"})
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,20})", re.IGNORECASE
)
_UNWELCOME = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_HAN = re.compile("[\u4e00-\u9fff]")
_COMMON = re.compile("[的一是在和有人大中市县区政府工作部门责任单位年月日号推进建设、。，：；\n<>]")
_STRANGE = re.compile("[\u0080-\u009f\u3400-\u4dbf\uac00-\ud7af\ue000-\uf8ff\U00020000-\U0010ffff]")
_HEAD = 4096
_SAFE = frozenset({"utf-8", "gb18030", "utf-16-le", "utf-16-be"})


@frozen(slots=True)
class Decoded:
    """The characters of a source, and how they were got."""

    text: str
    """The source; line ends as they were."""
    encoding: str
    """Python's name of the encoding; gb2312 and gbk are read as gb18030."""
    replaced: int = 0
    """Number of U+FFFD put in where bytes could not be read."""


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Read the bytes of the source `name`, in `encoding` where the caller knows it."""
    _refuse_binary(data, name)
    found = _guess(data) if encoding is None else _decode_as(data, name, encoding)
    if not found.text:
        raise NotADocumentError(name, "the source is empty", _FETCH)
    _refuse_noise(found.text if encoding is None else found.text.replace("\ufffd", ""), name)
    if found.encoding in _SAFE and "\x00" not in found.text:
        return found
    text, mended = clean(found.text)
    return Decoded(text, found.encoding, found.replaced + mended)


def clean(text: str) -> tuple[str, int]:
    """Put U+FFFD for each NUL and lone surrogate, and say how many there were."""
    if "\x00" not in text and _is_encodable(text):
        return text, 0
    return _UNWELCOME.subn("\ufffd", text)


def _is_encodable(text: str) -> bool:
    """Say whether the text holds no lone surrogate."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refuse_binary(data: bytes, name: str) -> None:
    """Raise where the bytes are empty or begin like a file that is no text."""
    if not data:
        raise NotADocumentError(name, "the source is empty", _FETCH)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotADocumentError(name, f"the source is {what}", _SAVE_AS)


def _refuse_noise(text: str, name: str) -> None:
    """Raise where control characters and unreadable bytes are too many for a text."""
    sample = text[:_HEAD].encode("utf-8", "replace")
    noise = len(sample) - len(sample.translate(None, _CONTROLS)) + text.count("\ufffd", 0, _HEAD)
    if noise > 8 and noise * 10 > min(len(text), _HEAD):  # noqa: PLR2004  a damaged text has a few
        raise NotADocumentError(name, "the source is binary, not text", _SAVE_AS)


def _decode_as(data: bytes, name: str, encoding: str) -> Decoded:
    """Read the bytes as the caller says."""
    codec = _find_codec(encoding)
    if codec is None:
        raise UnknownEncodingError(name, f"{encoding!r} is no character encoding", _GIVE_ENCODING)
    for bom, marked in _BOMS:
        if data.startswith(bom) and codec in {marked, marked.rsplit("-", 1)[0]}:
            data, codec = data[len(bom) :], marked
            break
    return _read(data, codec) or _replace(data, codec)


def _guess(data: bytes) -> Decoded:
    """Find the encoding, the surest ways first."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _read(data[len(bom) :], codec) or _replace(data[len(bom) :], codec)
    if data.find(b"\x00", 0, _HEAD) >= 0 and (wide := _find_wide(data)):
        return _read(data, wide) or _replace(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data, error.start):
            return _repair(data)
    return _read_declared(data) or _read_gb18030(data) or _repair(data)


def _read_declared(data: bytes) -> Decoded | None:
    """Decode as the head of a page declares, where that gives a text."""
    declared = _find_declared(data)
    if declared is None or declared == "gb18030":
        return None
    found = _read(data, declared)
    return found if found and _is_plausible(found.text) else None


def _read_gb18030(data: bytes) -> Decoded | None:
    """Decode as GB18030, unless the bytes make the better text as UTF-16."""
    found = _read(data, "gb18030")
    wide = (
        _find_wide(data) if found is None or not _is_plausible(found.text) or _count_common(found.text) == 0 else None
    )
    return (_read(data, wide) or _replace(data, wide)) if wide else found


def _is_damaged_utf8(data: bytes, at: int) -> bool:
    """Say whether bytes that fail as UTF-8 at `at` are UTF-8 all the same, with a few bytes lost."""
    sample = data[max(0, at - 300) : at + 300].decode("utf-8", "replace")
    return sample.count("\ufffd") * 4 < len(_HAN.findall(sample))


def _repair(data: bytes) -> Decoded:
    """Read bytes that are in no encoding as they stand: take the reading with the least damage."""
    readings = [_replace(data, codec) for codec in ("utf-8", "gb18030")]
    best = min(readings, key=lambda it: it.replaced * 4 + _count_strange(it.text) - _count_common(it.text))
    if best.replaced * 50 <= len(best.text):
        return best
    return _ask_normalizer(data) or best


def _ask_normalizer(data: bytes) -> Decoded | None:
    """Let charset-normalizer guess; accept only what looks like Chinese or plain ASCII."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  40 ms, wanted for hardly any source

    best = from_bytes(data).best()
    found = _read(data, best.encoding) if best else None
    return found if found and _is_plausible(found.text) else None


def _read(data: bytes, codec: str) -> Decoded | None:
    """Decode strictly, or not at all."""
    try:
        return Decoded(data.decode(codec), codecs.lookup(codec).name)
    except UnicodeError:
        return None


def _replace(data: bytes, codec: str) -> Decoded:
    """Decode whatever can be, with U+FFFD for the rest."""
    text = data.decode(codec, "replace")
    return Decoded(text, codecs.lookup(codec).name, text.count("\ufffd"))


def _find_declared(data: bytes) -> str | None:
    """Find the charset that the head of a page declares, as a codec name."""
    match = _DECLARED.search(data, 0, _HEAD)
    return _find_codec(match[1].decode("ascii")) if match else None


def _find_codec(encoding: str) -> str | None:
    """Find Python's name of an encoding of text; None for other names and other codecs."""
    try:
        b" ".decode(encoding, "replace")
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name, or a codec that only raises
        return None
    return "gb18030" if codec in _GB else codec


def _find_wide(data: bytes) -> str | None:
    """Say whether the bytes look like UTF-16 without a mark, and which; None where they do not."""
    sample = data[: _HEAD // 2]
    size = len(sample) // 2
    counts = {
        "utf-16-le": _count_wide(sample[0::2], sample[1::2]),
        "utf-16-be": _count_wide(sample[1::2], sample[0::2]),
    }
    best = max(counts, key=counts.__getitem__)
    if size < 2 or counts[best] * 10 < size * 9:  # noqa: PLR2004
        return None
    text = sample.decode(best, "replace")
    return best if _count_common(text) * 10 > size or _is_plausible(text) else None


def _count_wide(low: bytes, high: bytes) -> int:
    """Count the code units that are ASCII, Han or the signs of Chinese print."""
    return sum(
        1
        for a, b in zip(low, high, strict=False)
        if (b == 0 and (9 <= a <= 13 or 32 <= a < 127)) or 0x4E <= b <= 0x9F or (b in {0x20, 0x30, 0xFF} and a != 0xFF)  # noqa: PLR2004
    )


def _is_plausible(text: str) -> bool:
    """Say whether the text reads like Chinese, or is nearly all ASCII."""
    sample = text[:_HEAD]
    foreign = len(sample) - len(sample.encode("ascii", "ignore"))
    if foreign * 50 <= len(sample):
        return True
    return _count_strange(sample) * 20 <= foreign <= len(_HAN.findall(sample)) * 2


def _count_common(text: str) -> int:
    """Count the commonest characters of official texts at the beginning of a text."""
    return len(_COMMON.findall(text[:_HEAD]))


def _count_strange(text: str) -> int:
    """Count characters that Chinese official texts hardly hold."""
    return len(_STRANGE.findall(text))
