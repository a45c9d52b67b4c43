"""What a reader is: a type of file that a plugin makes a document of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from govtasks.model.document import Document
    from govtasks.model.limits import Limits


class Reader:
    """Reads one type of file; subclass it and override both methods."""

    media_type: ClassVar[str] = ""
    """What `notice.source.media_type` says of what it read: `application/pdf`."""
    reads_scans: ClassVar[bool] = False
    """Whether it is for files in which nothing else finds text, such as a PDF of pictures, and is asked only then."""

    def matches(self, data: bytes) -> bool:
        """Tell by its content, quickly, whether a file is of this type; what does not match is read as ever."""
        raise NotImplementedError

    def read(self, data: bytes, limits: Limits) -> Document:
        """Give the document; a file that is damaged or over a limit raises, and the error says why."""
        raise NotImplementedError
