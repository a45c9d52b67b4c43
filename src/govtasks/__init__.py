"""govtasks reads the task lists of Chinese local governments into typed, traceable data."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from govtasks.errors import (
    CorpusError,
    CorrectionsError,
    DamagedFileError,
    DiagnosticsError,
    EncryptedFileError,
    EvaluationError,
    GovtasksError,
    LimitExceededError,
    LoadError,
    MissingDependencyError,
    NotADocumentError,
    PluginError,
    SchemaError,
    SourcedError,
    SourceNotFoundError,
    SourceUnreadableError,
    UnknownAdapterError,
    UnknownEncodingError,
    UnknownFormatError,
    UnknownPluginError,
)
from govtasks.load import Loaded, load, load_many, loads
from govtasks.model.diagnostic import Diagnostic
from govtasks.model.document import Attachment, Block, Cell, Document, Remark, Source, Span
from govtasks.model.limits import Limits
from govtasks.model.notice import (
    AdapterUse,
    Convention,
    Coverage,
    DateQuote,
    Leaf,
    Locality,
    Notice,
    Quote,
    Repair,
)
from govtasks.model.section import GlossaryEntry, Part, Section
from govtasks.model.task import Assignment, Deadline, Detail, Reference, Role, Task, Unit
from govtasks.version import __version__

if TYPE_CHECKING:
    from govtasks.adapters.contract import Adapter
    from govtasks.adapters.draft import Draft
    from govtasks.adapters.evidence import Fit
    from govtasks.adapters.front_matter import FrontMatter
    from govtasks.adapters.page import Page
    from govtasks.adapters.pattern import Pattern
    from govtasks.containers.contract import Reader
    from govtasks.corpus.answer import Answer
    from govtasks.corpus.corpus import Corpus
    from govtasks.corpus.opening import open_corpus
    from govtasks.correcting.applying import correct
    from govtasks.correcting.corrections import Correction, Corrections
    from govtasks.correcting.file import read_corrections, write_corrections
    from govtasks.evaluating.figures import Band, Calibration, Figure, Figures
    from govtasks.evaluating.making import evaluate
    from govtasks.evaluating.rows import EvaluatedNotice, EvaluatedTask, Evaluation, UnreadNotice
    from govtasks.evaluating.scoring import Failure
    from govtasks.explaining import AdapterEvidence, Explanation, WordEvidence, explain
    from govtasks.ledger.reading import read_ledger
    from govtasks.ledger.values import Ledger, LedgerRemark, Progress
    from govtasks.model.meaning import DueDate, Mention, Target
    from govtasks.plugins.exporter import Exporter
    from govtasks.plugins.hooks import INTERFACE, hookimpl
    from govtasks.plugins.listing import PluginStatus, list_plugins
    from govtasks.proofing.check import check
    from govtasks.relating.aligning import Alignment, Promise, TakenUp, align
    from govtasks.relating.comparing import Comparison, TargetChange, TaskPair, compare
    from govtasks.relating.linking import Linkage, Pointer, link
    from govtasks.rendering import formats, render
    from govtasks.report.unit.page import unit_page
    from govtasks.scaffold import NewPluginError, new_plugin
    from govtasks.styling.card import NoticeTally, NumberTally, PlaceTally, RoleTally, StyleCard, Tally
    from govtasks.styling.making import style
    from govtasks.understand.due_dates import find_due_dates as due_dates
    from govtasks.understand.mentions import find_mentions as mentions
    from govtasks.understand.naming.finding import find_units as units
    from govtasks.understand.targets.finding import find_targets as targets
    from govtasks.understand.units import UnitRegistry

__all__ = [
    "INTERFACE",
    "Adapter",
    "AdapterEvidence",
    "AdapterUse",
    "Alignment",
    "Answer",
    "Assignment",
    "Attachment",
    "Band",
    "Block",
    "Calibration",
    "Cell",
    "Comparison",
    "Convention",
    "Corpus",
    "CorpusError",
    "Correction",
    "Corrections",
    "CorrectionsError",
    "Coverage",
    "DamagedFileError",
    "DateQuote",
    "Deadline",
    "Detail",
    "Diagnostic",
    "DiagnosticsError",
    "Document",
    "Draft",
    "DueDate",
    "EncryptedFileError",
    "EvaluatedNotice",
    "EvaluatedTask",
    "Evaluation",
    "EvaluationError",
    "Explanation",
    "Exporter",
    "Failure",
    "Figure",
    "Figures",
    "Fit",
    "FrontMatter",
    "GlossaryEntry",
    "GovtasksError",
    "Leaf",
    "Ledger",
    "LedgerRemark",
    "LimitExceededError",
    "Limits",
    "Linkage",
    "LoadError",
    "Loaded",
    "Locality",
    "Mention",
    "MissingDependencyError",
    "NewPluginError",
    "NotADocumentError",
    "Notice",
    "NoticeTally",
    "NumberTally",
    "Page",
    "Part",
    "Pattern",
    "PlaceTally",
    "PluginError",
    "PluginStatus",
    "Pointer",
    "Progress",
    "Promise",
    "Quote",
    "Reader",
    "Reference",
    "Remark",
    "Repair",
    "Role",
    "RoleTally",
    "SchemaError",
    "Section",
    "Source",
    "SourceNotFoundError",
    "SourceUnreadableError",
    "SourcedError",
    "Span",
    "StyleCard",
    "TakenUp",
    "Tally",
    "Target",
    "TargetChange",
    "Task",
    "TaskPair",
    "Unit",
    "UnitRegistry",
    "UnknownAdapterError",
    "UnknownEncodingError",
    "UnknownFormatError",
    "UnknownPluginError",
    "UnreadNotice",
    "WordEvidence",
    "__version__",
    "align",
    "check",
    "compare",
    "correct",
    "due_dates",
    "evaluate",
    "explain",
    "formats",
    "hookimpl",
    "link",
    "list_plugins",
    "load",
    "load_many",
    "loads",
    "mentions",
    "new_plugin",
    "open_corpus",
    "read_corrections",
    "read_ledger",
    "render",
    "style",
    "targets",
    "unit_page",
    "units",
    "write_corrections",
]

_ON_DEMAND = {
    "Adapter": "govtasks.adapters.contract",
    "AdapterEvidence": "govtasks.explaining",
    "Correction": "govtasks.correcting.corrections",
    "Corrections": "govtasks.correcting.corrections",
    "correct": "govtasks.correcting.applying",
    "read_corrections": "govtasks.correcting.file",
    "write_corrections": "govtasks.correcting.file",
    "Draft": "govtasks.adapters.draft",
    "DueDate": "govtasks.model.meaning",
    "due_dates": "govtasks.understand.due_dates:find_due_dates",
    "Explanation": "govtasks.explaining",
    "Answer": "govtasks.corpus.answer",
    "Corpus": "govtasks.corpus.corpus",
    "open_corpus": "govtasks.corpus.opening",
    "Band": "govtasks.evaluating.figures",
    "Calibration": "govtasks.evaluating.figures",
    "Figure": "govtasks.evaluating.figures",
    "Figures": "govtasks.evaluating.figures",
    "evaluate": "govtasks.evaluating.making",
    "EvaluatedNotice": "govtasks.evaluating.rows",
    "EvaluatedTask": "govtasks.evaluating.rows",
    "Evaluation": "govtasks.evaluating.rows",
    "UnreadNotice": "govtasks.evaluating.rows",
    "Failure": "govtasks.evaluating.scoring",
    "Exporter": "govtasks.plugins.exporter",
    "Fit": "govtasks.adapters.evidence",
    "FrontMatter": "govtasks.adapters.front_matter",
    "INTERFACE": "govtasks.plugins.hooks",
    "NoticeTally": "govtasks.styling.card",
    "NumberTally": "govtasks.styling.card",
    "Page": "govtasks.adapters.page",
    "Pattern": "govtasks.adapters.pattern",
    "PlaceTally": "govtasks.styling.card",
    "PluginStatus": "govtasks.plugins.listing",
    "Reader": "govtasks.containers.contract",
    "RoleTally": "govtasks.styling.card",
    "StyleCard": "govtasks.styling.card",
    "Tally": "govtasks.styling.card",
    "Alignment": "govtasks.relating.aligning",
    "Comparison": "govtasks.relating.comparing",
    "Ledger": "govtasks.ledger.values",
    "LedgerRemark": "govtasks.ledger.values",
    "Progress": "govtasks.ledger.values",
    "read_ledger": "govtasks.ledger.reading",
    "Linkage": "govtasks.relating.linking",
    "Mention": "govtasks.model.meaning",
    "Pointer": "govtasks.relating.linking",
    "Promise": "govtasks.relating.aligning",
    "TakenUp": "govtasks.relating.aligning",
    "TargetChange": "govtasks.relating.comparing",
    "TaskPair": "govtasks.relating.comparing",
    "align": "govtasks.relating.aligning",
    "check": "govtasks.proofing.check",
    "compare": "govtasks.relating.comparing",
    "link": "govtasks.relating.linking",
    "mentions": "govtasks.understand.mentions:find_mentions",
    "Target": "govtasks.model.meaning",
    "targets": "govtasks.understand.targets.finding:find_targets",
    "UnitRegistry": "govtasks.understand.units",
    "unit_page": "govtasks.report.unit.page",
    "units": "govtasks.understand.naming.finding:find_units",
    "WordEvidence": "govtasks.explaining",
    "explain": "govtasks.explaining",
    "render": "govtasks.rendering",
    "formats": "govtasks.rendering",
    "hookimpl": "govtasks.plugins.hooks",
    "list_plugins": "govtasks.plugins.listing",
    "new_plugin": "govtasks.scaffold",
    "NewPluginError": "govtasks.scaffold",
    "style": "govtasks.styling.making",
}
"""Names whose modules bring in the whole reading: imported when asked for, so that `import govtasks` costs little.

Behind a colon stands what the name is called there.
"""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the hook of the language
    """Import what is not needed to load a notice when it is asked for."""
    if name not in _ON_DEMAND:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, own = _ON_DEMAND[name].partition(":")
    value = getattr(import_module(module), own or name)
    globals()[name] = value
    return value
