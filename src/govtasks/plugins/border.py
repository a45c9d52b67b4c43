"""The border to plugins: their code runs under `guard` and nowhere else, and what it does wrong is a PluginError."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from govtasks.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

_heard: ContextVar[list[str] | None] = ContextVar("heard", default=None)
"""What the plugin that runs here has said; None where none runs: other threads of the host are never listened to."""
_MOST = 80
_ABSENT = object()
T = TypeVar("T")


class RefusedError(Exception):
    """What a plugin gave cannot be used; the message says why."""


class _SpokeError(BaseException):
    """Stops a plugin that prints or logs; no `except Exception` of its own holds it up."""


@contextmanager
def guard(plugin: str, version: str, doing: str, *, whole: bool = False) -> Iterator[None]:
    """Run code of a plugin: what it raises, prints, logs or changes of the model becomes a PluginError.

    `doing` says what it was called for: `fit`, `its import`. `whole`: watch the whole library, not only the model,
    which takes its time. What it printed is not shown, and what it changed is put back.
    KeyboardInterrupt and the like pass.
    """
    with _listening() as heard, _watching("govtasks" if whole else "govtasks.model") as changed:
        raised: BaseException | None = None
        try:
            yield
        except (Exception, SystemExit, _SpokeError) as error:  # noqa: BLE001 - the one border where a plugin is called
            raised = error
    reason = ""
    if changed:
        reason = f"{doing} changes govtasks itself: {', '.join(changed)}"
    elif heard:
        reason = f"{doing} {heard[0]}"
    elif isinstance(raised, RefusedError):
        reason = str(raised)
    elif raised is not None:
        reason = f"{doing} raised {type(raised).__name__}: {_shorten(str(raised))}"
    if reason:
        raise PluginError(plugin, version, reason) from raised


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


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST * 3 else f"{line[: _MOST * 3]}…"


# ---------------------------------------------------------------- what it says


class _Ear:
    """Stands for a stream of the host: lets all pass but what a plugin writes."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self.stream = stream
        self.name = name

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the stream has
        return getattr(self.stream, name)

    def write(self, words: str) -> int:
        """Write, or stop the plugin that does."""
        if _heard.get() is None:
            return self.stream.write(words)
        return _stop(f"writes to {self.name}: {words!r:.{_MOST}}")


def _stop(what: str) -> int:
    heard = _heard.get()
    assert heard is not None  # noqa: S101 - asked by the callers
    heard.append(what)
    raise _SpokeError(what)


class _Ears:
    """Puts ears on the host's streams while plugins run, and takes them off after the last of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._taken: list[tuple[str, _Ear]] = []
        self._factory: Callable[..., logging.LogRecord] = logging.LogRecord

    def put_on(self) -> None:
        """Listen, or be one more that does."""
        with self._lock:
            self._users += 1
            if self._users > 1:
                return
            streams = [(name, getattr(sys, name)) for name in ("stdout", "stderr")]
            self._taken = [(name, _Ear(stream, name)) for name, stream in streams if stream is not None]
            for name, ear in self._taken:
                setattr(sys, name, ear)
            self._factory = logging.getLogRecordFactory()
            logging.setLogRecordFactory(self._record)

    def take_off(self) -> None:
        """Leave the streams as they were, unless the host has changed them since."""
        with self._lock:
            self._users -= 1
            if self._users:
                return
            for name, ear in self._taken:
                if getattr(sys, name) is ear:
                    setattr(sys, name, ear.stream)
            if logging.getLogRecordFactory() == self._record:
                logging.setLogRecordFactory(self._factory)

    def _record(self, *args: Any, **options: Any) -> logging.LogRecord:  # noqa: ANN401 - those of the factory
        record = self._factory(*args, **options)
        if _heard.get() is not None:
            _stop(f"logs to {record.name!r}: {record.getMessage()!r:.{_MOST}}")
        return record


_ears = _Ears()


@contextmanager
def _listening() -> Iterator[list[str]]:
    heard: list[str] = []
    token = _heard.set(heard)
    _ears.put_on()
    try:
        yield heard
    finally:
        _ears.take_off()
        _heard.reset(token)


# ---------------------------------------------------------------- what it changes


@contextmanager
def _watching(package: str) -> Iterator[list[str]]:
    """Give a list that holds, afterwards, the names of what was replaced in a package; it is put back."""
    modules = tuple(m for name, m in list(sys.modules.items()) if name == package or name.startswith(f"{package}."))
    owners = (*modules, *_classes(modules))
    before = [(owner, dict(vars(owner))) for owner in owners]
    changed: list[str] = []
    try:
        yield changed
    finally:
        for owner, names in before:
            if vars(owner) != names:
                changed += _put_back(owner, names)


@lru_cache(maxsize=8)
def _classes(modules: tuple[ModuleType, ...]) -> tuple[type, ...]:
    """Give the classes that some modules define."""
    values = [(module, value) for module in modules for value in vars(module).values()]
    return tuple(v for module, v in values if isinstance(v, type) and v.__module__ == module.__name__)


def _put_back(owner: Any, names: dict[str, Any]) -> list[str]:  # noqa: ANN401 - a module or a class
    """Put back the names of a module or a class, and give those that were changed; a module may get new ones."""
    changed = []
    for name in {**names, **vars(owner)}:
        old, new = names.get(name, _ABSENT), vars(owner).get(name, _ABSENT)
        if old is new or name.startswith("__") or (old is _ABSENT and not isinstance(owner, type)):
            continue
        changed.append(f"{owner.__name__}.{name}")
        if old is _ABSENT:
            delattr(owner, name)
        else:
            setattr(owner, name, old)
    return changed
