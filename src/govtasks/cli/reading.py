"""From the files of a command line to notices; what cannot be read is told on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click
from attrs import define

import govtasks
from govtasks.cli.words import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govtasks.correcting.corrections import Corrections
    from govtasks.model.notice import Notice


@define
class Reader:
    """Reads one file after the other and goes on past a bad one."""

    encoding: str | None = None
    adapter: str | None = None
    strict: bool = False
    corrections: Corrections | None = None
    failed: bool = False
    """Whether some file could not be read."""

    def read_all(self, files: Iterable[str | tuple[str, ...]]) -> Iterator[Notice]:
        """Give the notices of the files that can be read; several in a tuple are one notice."""
        for file in files:
            notice = self.read(file)
            if notice is not None:
                yield notice

    def read(self, file: str | tuple[str, ...]) -> Notice | None:
        """Give a file's notice; None, and a line on stderr, where it cannot be read."""
        notice: Notice | None = self.attempt(govtasks.load, file, strict=self.strict, corrections=self.corrections)
        return notice

    def attempt(self, call: Callable[..., Any], file: str | tuple[str, ...], **options: Any) -> Any:  # noqa: ANN401
        """Call a function of the library on a file or several; `-` stands for the bytes of stdin."""
        source = open_source(file) if isinstance(file, str) else [open_source(one) for one in file]
        try:
            return call(source, encoding=self.encoding, adapter=self.adapter, **options)
        except govtasks.UnknownAdapterError as error:
            raise click.UsageError(str(error)) from error
        except govtasks.LoadError as error:
            self.tell(f"{error.source if isinstance(file, tuple) else file}: {error.reason} ({error.remedy})")
        except (govtasks.CorrectionsError, govtasks.DiagnosticsError) as error:
            self.tell(str(error))
        return None

    def tell(self, reason: str) -> None:
        """Write a line on stderr; the exit code will be 1."""
        self.failed = True
        click.echo(f"govtasks: {clean(reason)}", err=True)


def open_source(file: str) -> str | bytes:
    """Give the name of a file, or what stdin holds."""
    return sys.stdin.buffer.read() if file == "-" else file
