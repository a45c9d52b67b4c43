"""What an exporter is: a format that notices can be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govtasks.model.notice import Notice


class Exporter:
    """Writes notices in one format; subclass it and override `export`."""

    format: ClassVar[str] = ""
    """What `govtasks parse --format` calls it: lower-case letters, digits and hyphens."""

    def export(self, notices: Iterable[Notice]) -> Iterator[str] | Iterator[bytes]:
        """Give text, or bytes, of a file that holds the notices, piece by piece, so that many can be written."""
        raise NotImplementedError
