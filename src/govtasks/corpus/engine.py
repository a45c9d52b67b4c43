"""What the databases have in common that a corpus can stand in."""

from __future__ import annotations

from contextlib import contextmanager
from threading import TIMEOUT_MAX, Event, Timer
from typing import TYPE_CHECKING, Any, Protocol

from govtasks.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govtasks.corpus.answer import Answer

_WRITES = "the statement does more than read"
OURS = "name what `govtasks batch` or `govtasks parse -o FILE.sqlite` made"
"""What to do where a path is no corpus."""
_ONE_SELECT = "ask with one SELECT"


class Engine(Protocol):
    """An open database that is only read."""

    def run(self, sql: str, parameters: Sequence[Any]) -> Answer:
        """Give the rows of a SELECT; CorpusError where it is none, or fails."""

    def find_words(self, words: str) -> tuple[str, Sequence[Any]]:
        """Give the table of the tasks in which all of the words stand, as SQL behind FROM with its parameters."""

    def interrupt(self) -> None:
        """Stop what is run in another thread."""

    def close(self) -> None:
        """Close the database."""


def refuse_writing(source: str) -> CorpusError:
    """Make the error of a statement that does more than read."""
    return CorpusError(source, _WRITES, _ONE_SELECT)


def refuse(source: str, reason: object) -> CorpusError:
    """Make the error of a statement that the database does not take, for the reason that it gives."""
    return CorpusError(source, f"the query fails: {' '.join(str(reason).split())}", "docs/questions.md has the names")


def refuse_file(source: str, reason: object) -> CorpusError:
    """Make the error of a file that is no corpus, or is broken."""
    why = " ".join(str(reason).split())
    return CorpusError(source, f"no corpus that is in order: {why}", OURS)


@contextmanager
def stop_after(seconds: float | None, interrupt: Callable[[], None]) -> Iterator[None]:
    """Interrupt the query of the block when the seconds are over."""
    if seconds is None:
        yield
        return
    over = Event()

    def stop() -> None:
        over.set()
        interrupt()

    timer = Timer(min(seconds, TIMEOUT_MAX), stop)
    timer.start()
    try:
        yield
    except CorpusError as error:
        if over.is_set():
            raise CorpusError(error.source, f"the query takes more than {seconds:g} seconds", "ask for less") from error
        raise
    finally:
        timer.cancel()
        timer.join()
