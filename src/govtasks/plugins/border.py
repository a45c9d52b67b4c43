"""The border to plugins: their code runs under `guard` and nowhere else, and what it does wrong is a PluginError."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from govtasks.errors import PluginError
from govtasks.model import diagnostic, document, notice, task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

_heard: ContextVar[list[str] | None] = ContextVar("heard", default=None)
"""What the plugin that runs here has said; None where none runs: other threads of the host are never listened to."""
_SHOWN = 80
_LONGEST = 240
_ABSENT = object()
_LAZY = frozenset({"__dict__", "__weakref__", "__annotations__", "__annotations_cache__", "__abstractmethods__"})
"""Names of a class that the language sets when it likes."""
T = TypeVar("T")

lock = RLock()
"""One plugin's code runs at a time: so what was printed or changed meanwhile is its doing."""


class RefusedError(Exception):
    """What a plugin gave cannot be used; the message says why."""


class _SpokeError(BaseException):
    """Stops a plugin that prints or logs; no `except Exception` of its own holds it up."""


@contextmanager
def guard(plugin: str, version: str, doing: str, *, whole: bool = False) -> Iterator[None]:
    """Run code of a plugin: what it raises, prints, logs or changes of the model becomes a PluginError.

    `doing` says what it was called for: `fit`, `its import`. `whole`: watch the whole library, not only the model,
    which takes its time. What it printed is not shown, and what it changed is put back. KeyboardInterrupt passes.
    """
    raised: BaseException | None = None
    with lock, _listening() as heard, _watching(whole=whole) as changed:
        try:
            yield
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - the one border where a plugin is called
            raised = error
    reason = ""
    if changed:
        reason = f"{doing} changes govtasks itself: {', '.join(changed)}"
    elif heard:
        reason = f"{doing} {heard[0]}"
    elif isinstance(raised, RefusedError):
        reason = str(raised)
    elif raised is not None:
        reason = f"{doing} raised {type(raised).__name__}: {_describe(raised)}"
    if reason:
        raise PluginError(plugin, version, shorten(reason)) from raised


def is_guarded() -> bool:
    """Tell whether a plugin's code runs here."""
    return _heard.get() is not None


def unguarded(values: Iterable[T]) -> Iterator[T]:
    """Give what the host makes while a plugin asks for it: that is no doing of the plugin's."""
    values = iter(values)
    while True:
        token = _heard.set(None)
        try:
            value = next(values)
        except StopIteration:
            return
        finally:
            _heard.reset(token)
        yield value


def shorten(words: str) -> str:
    """Give words on one line, without control signs, cut where they are long."""
    line = "".join(sign if sign.isprintable() else " " for sign in " ".join(words[: 4 * _LONGEST].split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _describe(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as broken:  # noqa: BLE001 - an exception of the plugin's that cannot even be shown
        return f"and cannot be shown ({type(broken).__name__})"


# ---------------------------------------------------------------- what it says


class _Ear:
    """Stands for a stream of the host: lets all pass but what a plugin does with it."""

    def __init__(self, stream: Any, name: str) -> None:  # noqa: ANN401 - whatever the host has put there
        self._stream = stream
        self._name = name

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if _heard.get() is not None and name in {"buffer", "close", "detach", "reconfigure", "truncate"}:
            _stop(f"takes hold of {self._name}: .{name}")
        return getattr(self._stream, name)

    def write(self, words: str) -> Any:  # noqa: ANN401
        """Write, or stop the plugin that does."""
        if _heard.get() is not None:
            _stop(f"writes to {self._name}: {words!r:.{_SHOWN}}")
        return self._stream.write(words)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each."""
        for line in lines:
            self.write(line)


def _stop(what: str) -> NoReturn:
    heard = _heard.get()
    assert heard is not None  # noqa: S101 - asked by the callers
    heard.append(what)
    raise _SpokeError(what)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Put ears on the host's streams and on its log while a plugin runs; leave them as they were."""
    heard: list[str] = []
    streams = [(name, getattr(sys, name, None)) for name in ("stdout", "stderr")]
    ears = [(name, _Ear(stream, name)) for name, stream in streams if stream is not None]
    for name, ear in ears:
        setattr(sys, name, ear)
    make = logging.getLogRecordFactory()

    def record(*args: Any, **options: Any) -> logging.LogRecord:  # noqa: ANN401 - those of the factory
        made = make(*args, **options)
        if _heard.get() is not None:
            _stop(f"logs to {made.name!r}: {made.getMessage()!r:.{_SHOWN}}")
        return made

    logging.setLogRecordFactory(record)
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
        for (name, ear), (_, stream) in zip(ears, (s for s in streams if s[1] is not None), strict=True):
            if getattr(sys, name, ear) is ear:  # else another thread of the host has put something there
                setattr(sys, name, stream)
        if logging.getLogRecordFactory() is record:
            logging.setLogRecordFactory(make)


# ---------------------------------------------------------------- what it changes


@contextmanager
def _watching(*, whole: bool) -> Iterator[list[str]]:
    """Give a list that holds, afterwards, the names of what was replaced in the library; it is put back."""
    owners: tuple[Any, ...] = _MODEL
    if whole:
        modules = tuple(m for name, m in list(sys.modules.items()) if name.partition(".")[0] == "govtasks")
        owners = (*modules, *_classes(modules))
    before = [(owner, dict(vars(owner))) for owner in owners]
    changed: list[str] = []
    try:
        yield changed
    finally:
        for owner, names in before:
            if _differ(vars(owner), names):
                changed += _put_back(owner, names)


@lru_cache(maxsize=8)
def _classes(modules: tuple[ModuleType, ...]) -> tuple[type, ...]:
    """Give the classes that some modules define."""
    values = [(module, value) for module in modules for value in vars(module).values()]
    return tuple(v for module, v in values if isinstance(v, type) and v.__module__ == module.__name__)


_MODEL = _classes((diagnostic, document, notice, task))


def _differ(now: Any, before: dict[str, Any]) -> bool:  # noqa: ANN401 - the names of a module or a class
    try:
        return bool(now != before)
    except Exception:  # noqa: BLE001 - what a plugin put there cannot even be compared
        return True


def _put_back(owner: Any, names: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a module or a class
    """Put back the names of a module or a class, and give those that were changed; a module may get new ones."""
    changed = []
    is_class = isinstance(owner, type)
    for name in {**names, **vars(owner)}:
        old, new = names.get(name, _ABSENT), vars(owner).get(name, _ABSENT)
        free = name in _LAZY if is_class else name.startswith("__") or old is _ABSENT
        if old is new or free:
            continue
        changed.append(f"{owner.__name__}.{name}")
        if old is _ABSENT:
            delattr(owner, name)
        else:
            setattr(owner, name, old)
    return changed
