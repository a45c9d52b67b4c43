"""govtasks reads the task lists of Chinese local governments into typed, traceable data."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from govtasks.errors import (
    DiagnosticsError,
    GovtasksError,
    LimitExceededError,
    LoadError,
    NotADocumentError,
    SchemaError,
    SourceNotFoundError,
    SourceUnreadableError,
    UnknownAdapterError,
    UnknownEncodingError,
)
from govtasks.load import Loaded, load, load_many, loads
from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Block, Cell, Document, Source, Span
from govtasks.model.limits import Limits
from govtasks.model.notice import (
    AdapterUse,
    Convention,
    Coverage,
    DateQuote,
    GlossaryEntry,
    Leaf,
    Locality,
    Notice,
    Part,
    Quote,
    Repair,
    Section,
)
from govtasks.model.task import Assignment, Deadline, Reference, Role, Task
from govtasks.version import __version__

if TYPE_CHECKING:
    from govtasks.adapters.contract import Adapter, Fit
    from govtasks.explaining import AdapterEvidence, Explanation, WordEvidence, explain
    from govtasks.plugins import hookimpl

__all__ = [
    "Adapter",
    "AdapterEvidence",
    "AdapterUse",
    "Assignment",
    "Block",
    "Cell",
    "Convention",
    "Coverage",
    "DateQuote",
    "Deadline",
    "Diagnostic",
    "DiagnosticsError",
    "Document",
    "Explanation",
    "Fit",
    "GlossaryEntry",
    "GovtasksError",
    "Leaf",
    "LimitExceededError",
    "Limits",
    "LoadError",
    "Loaded",
    "Locality",
    "NotADocumentError",
    "Notice",
    "Part",
    "Quote",
    "Reference",
    "Repair",
    "Role",
    "SchemaError",
    "Section",
    "Source",
    "SourceNotFoundError",
    "SourceUnreadableError",
    "Span",
    "Task",
    "UnknownAdapterError",
    "UnknownEncodingError",
    "WordEvidence",
    "__version__",
    "explain",
    "hookimpl",
    "load",
    "load_many",
    "loads",
]

_ON_DEMAND = {
    "Adapter": "govtasks.adapters.contract",
    "AdapterEvidence": "govtasks.explaining",
    "Explanation": "govtasks.explaining",
    "Fit": "govtasks.adapters.contract",
    "WordEvidence": "govtasks.explaining",
    "explain": "govtasks.explaining",
    "hookimpl": "govtasks.plugins",
}
"""Names whose modules bring in the whole reading: imported when asked for, so that `import govtasks` costs little."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the hook of the language
    """Import what is not needed to load a notice when it is asked for."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ON_DEMAND[name]), name)
    globals()[name] = value
    return value
