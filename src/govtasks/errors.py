"""The caller's mistakes, as typed exceptions; the document's faults are diagnostics instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govtasks.model.notice import Notice


class GovtasksError(Exception):
    """Root of every exception that this library raises on purpose."""


class SourcedError(GovtasksError):
    """Something that is the matter with a source.

    `source` names it (a path, or `<bytes>`), `reason` says what is wrong with it, `remedy` what the caller can do about
    it.
    """

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        super().__init__(source, reason, remedy)
        self.source = source
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        """Give source, reason and remedy on one line."""
        return f"{self.source}: {self.reason} ({self.remedy})"


class LoadError(SourcedError):
    """A source that cannot be read as a notice."""


class SourceNotFoundError(LoadError, FileNotFoundError):
    """There is no such file."""


class SourceUnreadableError(LoadError):
    """The source exists and cannot be read: a folder, no permission, an address, a stream of text."""


class NotADocumentError(LoadError):
    """The bytes are no document that this version reads: empty, or binary."""


class DamagedFileError(LoadError):
    """An office file that is broken: a cut zip, XML that is none, a PDF without its end."""


class EncryptedFileError(LoadError):
    """An office file that asks for a password."""

    def __init__(
        self,
        source: str,
        reason: str = "the file asks for a password",
        remedy: str = "remove the password and save it again",
    ) -> None:
        super().__init__(source, reason, remedy)


class MissingDependencyError(LoadError):
    """What reads this type of file is not installed; `remedy` says how to get it."""


class LimitExceededError(LoadError):
    """The source is over one of the limits of `govtasks.Limits`."""


class UnknownEncodingError(LoadError):
    """The caller's `encoding` names no character encoding."""


class UnknownAdapterError(GovtasksError):
    """`adapter` names none of the adapters that are installed."""


class UnknownPluginError(GovtasksError):
    """`plugins` names one that is not installed."""


class UnknownFormatError(GovtasksError):
    """`render` is asked for a format that neither the library nor a plugin writes."""


class PluginError(GovtasksError):
    """What a plugin did wrong: the reason it was refused, or why its adapter, reader or exporter failed."""

    def __init__(self, plugin: str, version: str, reason: str) -> None:
        super().__init__(plugin, version, reason)
        self.plugin = plugin
        self.version = version
        self.reason = reason

    def __str__(self) -> str:
        """Name plugin, version and reason on one line."""
        return f"plugin {f'{self.plugin} {self.version}'.strip()}: {self.reason}"


class EvaluationError(GovtasksError):
    """What `evaluate` is given is not in order: a folder, a reference answer or a baseline; `source` names it."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        """Name the source and the reason on one line."""
        return f"{self.source}: {self.reason}"


class CorpusError(SourcedError):
    """A corpus that cannot be opened or written, or a query that it refuses."""


class CorrectionsError(SourcedError):
    """Corrections that are not in order: the file is none, two contradict each other, or one cannot be applied."""


class SchemaError(GovtasksError):
    """A dictionary given to `Notice.from_dict` is no notice, or of a newer schema."""


class DiagnosticsError(GovtasksError):
    """Raised by `strict=True` where a notice has diagnostics of severity error.

    `notice` is the notice all the same; its `diagnostics` say what is wrong.
    """

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice)
        self.notice = notice

    def __str__(self) -> str:
        """Name the source and every error."""
        errors = [d.message for d in self.notice.diagnostics if d.severity == "error"]
        return f"{self.notice.source.name}: {'; '.join(errors)}"
