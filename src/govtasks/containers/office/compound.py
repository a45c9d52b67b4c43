"""A compound file (OLE2) in, one of its streams out: [MS-CFB]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_IN_HEADER = 109
"""Sectors of the allocation table that the header names."""
_LAST = 0xFFFFFFFA
"""From here on a number is no sector but a mark."""
_ENTRY = 128
_NO_STREAM = "the compound file has no such stream"


class Compound:
    """The streams of a compound file; raises ValueError, LookupError and struct.error for a broken one."""

    def __init__(self, data: bytes) -> None:
        """Read the allocation table and the directory."""
        self._data = data
        self._shift, self._small_shift = struct.unpack_from("<HH", data, 30)
        if self._shift not in {9, 12} or self._small_shift != 6:  # noqa: PLR2004  [MS-CFB] 2.2
            raise ValueError("the compound file has sectors of an unknown size")
        directory, self._cutoff, small, _, more, _ = struct.unpack_from("<I4xII3I", data, 48)
        self._table: Sequence[int] = self._read_table(more)
        self._small_table = _read_numbers(b"".join(self._read_chain(small)))
        self._directory = b"".join(self._read_chain(directory))

    def read(self, *names: str) -> bytes:
        """Give the first stream of one of these names."""
        for at in range(0, len(self._directory), _ENTRY):
            entry = self._directory[at : at + _ENTRY]
            size = struct.unpack_from("<H", entry, 64)[0]
            if entry[: max(size - 2, 0)].decode("utf-16-le", "replace") in names:
                return self._read_stream(*struct.unpack_from("<IQ", entry, 116))
        raise LookupError(_NO_STREAM)

    def _read_stream(self, start: int, size: int) -> bytes:
        """Read a stream, from the sectors of its own or from the small ones that the root holds."""
        if size >= self._cutoff:
            pieces = self._read_chain(start)
        else:
            small = b"".join(self._read_chain(struct.unpack_from("<I", self._directory, 116)[0]))
            pieces = (
                small[n << self._small_shift : (n + 1) << self._small_shift] for n in _follow(start, self._small_table)
            )
        stream = b"".join(pieces)[:size]
        if len(stream) < size:
            raise ValueError("the compound file is cut off")
        return stream

    def _read_table(self, more: int) -> Sequence[int]:
        """Read the allocation table: which sector follows which."""
        numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        seen = set()
        while more < _LAST and more not in seen:
            seen.add(more)
            *named, more = _read_numbers(self._read_sector(more))
            numbers += named
        return _read_numbers(b"".join(self._read_sector(number) for number in numbers if number < _LAST))

    def _read_chain(self, start: int) -> Iterator[bytes]:
        """Read the sectors of a chain."""
        return (self._read_sector(number) for number in _follow(start, self._table))

    def _read_sector(self, number: int) -> bytes:
        """Read one sector, as much of it as there is."""
        return self._data[(number + 1) << self._shift : (number + 2) << self._shift]


def _follow(number: int, table: Sequence[int]) -> Iterator[int]:
    """Give the sectors of a chain; raises ValueError for one that goes round in circles."""
    for _ in range(len(table)):
        if number >= _LAST:
            return
        yield number
        number = table[number]
    if number < _LAST:
        raise ValueError("the compound file has a chain without an end")


def _read_numbers(data: bytes) -> Sequence[int]:
    """Read 32-bit numbers."""
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
