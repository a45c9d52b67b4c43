"""Checks of the level `trusted`: in any clothes, on hostile files, fast, by cases that somebody read by eye."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import govtasks
from govtasks.testing.answers import gist
from govtasks.testing.checking import claim
from govtasks.testing.clothes import CLOTHES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govtasks.testing.cases import Case
    from govtasks.testing.subject import Subject

_LONGEST = 20.0
"""Seconds that a hostile file may take at most."""
_SLOWEST = 3.0
"""How many times as long as without the plugin a notice may take."""
_TASK = "1.建馆。（责任单位：市甲局）"
HOSTILE: dict[str, Callable[[str], str]] = {
    "brackets that never close": lambda word: f"1.{word}" + "（" * 20_000,
    "nested brackets": lambda word: "（" * 3_000 + word + "）" * 3_000,
    "its own word over and over": lambda word: f"一、{word * 20_000}\n{_TASK}",
    "its own word in every item": lambda word: "\n".join(
        f"{n}.办好{word}抓好。（{word}：市甲局）" for n in range(3_000)
    ),
    "a heading without end": lambda word: f"一、{'抓好落实' * 20_000}{word}做好工作\n{_TASK}",
    "marks of writing direction": lambda word: f"一、\u202e{word}\u202c\u200b\n1.建\u202e馆。（责任单位：市局）",
    "lost characters": lambda word: f"一、{word}\ufffd\x00\n1.建\ufffd馆。（责任单位：市\ufffd局）",
    "markup that is broken": lambda word: f"<p>一、{word}</table></p><td>{_TASK}<script></p>" * 200,
    "one line": lambda word: f"一、{word}" + "".join(f"{n}.建馆。（责任单位：市甲局）" for n in range(2_000)),
    "characters that are not Chinese": lambda word: f"{word}\n" + "\U0001f600é\u0301\uac00" * 5_000,
}
"""Files that somebody might feed it; each is given a word of the plugin's."""


@claim("trusted", "read the answer against the notice, correct it, and write who did so into read_by_eye")
def is_read_by_eye(subject: Subject, case: Case) -> Iterator[str]:
    """Somebody has read the answer against the notice, item by item."""
    del subject
    if not case.read_by():
        yield "nobody has"


@claim("trusted", "look the code up in GB/T 2260 and write it into the locality: places share names, codes are unique")
def has_its_code(subject: Subject) -> Iterator[str]:
    """Each locality has its code."""
    for adapter in subject.adapters:
        if adapter.locality and adapter.locality.code is None:
            yield f"{adapter.locality.name} has none"


@claim("trusted", "add a notice that uses the word, or leave the word out")
def uses_its_words(subject: Subject) -> Iterator[str]:
    """Each role word and each end of a heading occurs in a case."""
    texts = [subject.read(case).document.text for case in subject.whole_cases]
    for adapter in subject.adapters:
        for word in (*adapter.roles, *adapter.heading_ends):
            if isinstance(word, str) and not any(word in text for text in texts):
                yield f"{adapter.code}: {word!r} occurs in none"


def _find_changed(subject: Subject, case: Case, wanted: Callable[[str], bool]) -> Iterator[str]:
    """Give the clothes in which the words of a case are read otherwise; those of a page are its reading text."""
    notice = subject.read(case)
    text = notice.document.text
    if notice.source.media_type == "text/plain":
        text = case.path.read_bytes().decode(notice.source.encoding, "replace").removeprefix("\ufeff")
    plain = gist(subject.load(text.encode()))
    for name, dress in CLOTHES.items():
        if wanted(name):
            read = gist(subject.load(dress(text)))
            keys = [key for key, value in read.items() if value != plain[key]]
            if keys:
                yield f"{name}: {', '.join(keys)} differ"


@claim("trusted", "compare with folded text (page.folded), in which signs have one width")
def reads_any_width(subject: Subject, case: Case) -> Iterator[str]:
    """Full-width and half-width signs read the same."""
    yield from _find_changed(subject, case, lambda name: name in {"full-width", "half-width"})


@claim("trusted", "leave decoding to the library: read works on characters")
def reads_any_encoding(subject: Subject, case: Case) -> Iterator[str]:
    """UTF-8, UTF-16 and GB18030 read the same, whatever a page declares."""
    yield from _find_changed(subject, case, lambda name: "gb" in name or "utf" in name)


@claim("trusted", "go by the outline, not by line ends")
def reads_any_line_ends(subject: Subject, case: Case) -> Iterator[str]:
    """Line ends, blank lines and indents read the same."""
    layouts = {"crlf", "cr", "no-blank-lines", "indented"}
    yield from _find_changed(subject, case, lambda name: name in layouts)


@claim("trusted", "go by the outline, not by markup")
def reads_any_markup(subject: Subject, case: Case) -> Iterator[str]:
    """Paragraphs, line breaks, Word's markup, layout tables and whole pages read the same."""
    yield from _find_changed(subject, case, lambda name: name.startswith(("html", "page")) and "utf" not in name)


@claim("trusted", "look for what is quadratic in the method that you override, or for a pattern that backtracks")
def withstands_hostile_files(subject: Subject) -> Iterator[str]:
    """Hostile files, made with its own words, are read in time, without failing and without a fault."""
    for adapter in subject.adapters:
        words = [*adapter.heading_ends, *adapter.roles, *adapter.issuers, "抓好落实"]
        word = next(word for word in words if isinstance(word, str))
        for what, make in HOSTILE.items():
            start = time.perf_counter()
            notice = subject.load(make(word).encode(), adapter=adapter.code)
            seconds = time.perf_counter() - start
            failed = [d.message for d in notice.diagnostics if d.code == "plugin-failed"]
            yield from (f"{adapter.code} on {what}: {fault}" for fault in (*failed, *notice.faults()))
            if seconds > _LONGEST:
                yield f"{adapter.code} on {what}: it takes {seconds:.0f} seconds"


@claim("trusted", "profile fit and read; say words instead of overriding a method")
def costs_little(subject: Subject, case: Case) -> Iterator[str]:
    """Reading with the plugin takes little longer than without."""
    data = case.path.read_bytes()

    def measure(plugins: list[str]) -> float:
        start = time.perf_counter()
        govtasks.load(data, plugins=plugins)
        return time.perf_counter() - start

    runs = [(measure([subject.plugin]), measure([])) for _ in range(7)]
    with_it, without = min(a for a, _ in runs), min(b for _, b in runs)
    if with_it > _SLOWEST * without:
        yield f"{with_it / without:.1f} times as long"
