"""Bytes to characters: every rung of the ladder, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtasks.decode import clean, decode
from govtasks.errors import NotADocumentError, UnknownEncodingError

NOTICE = (
    "示例市人民政府办公室关于分解落实重点工作的通知\r\n"
    "一、加快推进样本区农村公路建设，全年新改建120公里。（牵头单位：市交通运输局；责任单位：样本区人民政府）\r\n"
    "二、完善城乡居民医疗保障制度，提高服务水平。（责任单位：市医保局、市卫健委）\r\n"
)
PAGE = '<html><head><meta charset="{}"><title>示例市人民政府</title></head><body><p>' + NOTICE + "</p></body></html>"


@pytest.mark.parametrize("text", [NOTICE, PAGE.format("utf-8"), PAGE.format("gb2312")])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_finds_the_encoding_without_a_mark(text: str, encoding: str) -> None:
    """Text and page are read in each of the four encodings, whatever the page declares."""
    found = decode(text.encode(encoding), "x")
    assert (found.text, found.encoding, found.replaced) == (text, encoding, 0)


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")]
)
def test_takes_the_mark_off(encoding: str, name: str) -> None:
    """A byte order mark decides, and is no text."""
    found = decode(NOTICE.encode(encoding), "x")
    assert (found.text, found.encoding) == (NOTICE, name)


def test_believes_a_declared_charset_that_fits() -> None:
    """Traditional characters in Big5 are read as the page declares."""
    text = PAGE.format("big5").replace("责", "責").replace("单", "單").replace("务", "務").replace("发", "發")
    text = "".join(char for char in text if _fits(char, "big5"))
    assert decode(text.encode("big5"), "x").text == text


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("at", [10, 61, 200, -1])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_lost_byte_costs_little(encoding: str, at: int) -> None:
    """A byte lost in the middle or at the end does not change the encoding of the rest."""
    data = bytearray(NOTICE.encode(encoding))
    del data[at]
    found = decode(bytes(data), "x")
    assert found.encoding == encoding
    assert found.replaced == found.text.count("\ufffd") <= 3
    assert found.text[-20:-4] == NOTICE[-20:-4] or found.text[:8] == NOTICE[:8]


def test_the_caller_knows_the_encoding() -> None:
    """A named encoding is used; what does not fit it is replaced and counted."""
    assert decode(NOTICE.encode("gbk"), "x", "gb2312").encoding == "gb18030"
    found = decode(b"\xca\xfe plan", "x", "ascii")
    assert (found.text, found.replaced) == ("\ufffd\ufffd plan", 2)
    data = NOTICE.encode("gb18030")
    assert decode(data, "x", "ascii").replaced == sum(byte > 127 for byte in data)


@pytest.mark.parametrize("encoding", ["no-such", "hex", "zlib", "rot13", "", "a\x00b"])
def test_refuses_what_is_no_encoding(encoding: str) -> None:
    """Unknown names and codecs of bytes are the caller's mistake."""
    with pytest.raises(UnknownEncodingError):
        decode(b"abc", "x", encoding)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04....", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "OLE2"),
        (b"\x89PNG\r\n", "PNG"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_refuses_what_is_no_document(data: bytes, word: str) -> None:
    """Empty and binary sources are refused with a reason and a remedy."""
    with pytest.raises(NotADocumentError) as caught:
        decode(data, "notice.bin")
    assert word in caught.value.reason
    assert caught.value.source == "notice.bin"
    assert caught.value.remedy


def test_counts_a_nul() -> None:
    """A NUL in a text stands as U+FFFD and is counted, one for one."""
    found = decode(NOTICE.replace("120", "1\x000").encode(), "x")
    assert found.replaced == 1
    assert len(found.text) == len(NOTICE)


@given(st.text(st.characters(categories=["L", "N", "P", "Cs", "Cc"])))
def test_clean_keeps_the_length(text: str) -> None:
    """Cleaning is one character for one, and leaves what can be encoded."""
    cleaned, count = clean(text)
    assert len(cleaned) == len(text)
    assert count == sum(char == "\x00" or "\ud800" <= char <= "\udfff" for char in text)
    cleaned.encode("utf-8")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    """No bytes make the decoder fail in another way."""
    try:
        found = decode(data, "x")
    except NotADocumentError:
        return
    found.text.encode("utf-8")
    assert "\x00" not in found.text
