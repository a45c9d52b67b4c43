"""Checks of the level `reads`: its notices are read as its cases say, and it claims no others."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import govtasks
from govtasks.testing.answers import gist
from govtasks.testing.cases import compare
from govtasks.testing.checking import claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govtasks.testing.cases import Case
    from govtasks.testing.subject import Subject

_LEAST_COVERAGE = 0.98
_REPORT = "".join(f"<p>{n}.各位代表！我们扎实推进各项工作，全面完成目标任务。</p>" for n in range(1, 9))
OTHERS: dict[str, str] = {
    "a province": """虚构省人民政府办公厅关于印发2031年重点工作任务分工的通知
虚政办发〔2031〕3号
各市、州人民政府，省政府各部门：
1.办好省级博览会。（牵头单位：省商务厅；责任单位：各市州政府）
2.新建水库三座。（牵头单位：省水利厅）
""",
    "another city": """虚构市人民政府关于分解落实《政府工作报告》的通知
虚市政发〔2031〕1号
一、主要目标
1.地区生产总值增长8%。（责任单位：市发改委）
2.新增就业三万人。（责任单位：市人社局）
虚构市人民政府
2031年2月1日
""",
    "a bare district": """区人民政府办公室关于分解落实重点工作的通知
各街道办事处，区直各部门：
1.改造老旧小区20个。（责任领导：甲某某；牵头单位：区住建局）
2.新建口袋公园6处。（责任领导：乙某某；牵头单位：区城管局）
""",
    "the state council": """国务院关于落实《政府工作报告》重点工作分工的意见
国发〔2031〕9号
国务院各部委、各直属机构：
1.稳定粮食生产。（农业农村部牵头）
2.扩大有效投资。（国家发展改革委牵头，各地区负责）
""",
    "a work report": f"<title>虚构市政府工作报告</title><p>——2031年1月5日在虚构市第九届人民代表大会上</p>{_REPORT}",
    "a page of news": "<html><title>要闻</title><p>昨日，全市重点工作推进会召开，强调压实责任。</p></html>",
    "nothing": "　\n\n",
}
"""Notices of nobody, in made-up words: no plugin may claim one."""


@claim("reads", "save notices of the place in the folder of cases and run `govtasks accept` on each")
def has_cases(subject: Subject) -> Iterator[str]:
    """There are cases."""
    if subject.adapters and not subject.whole_cases:
        yield f"there is none in {subject.folder}"


@claim("reads", "keep pairs: one notice and the .json of the same name; `govtasks accept NOTICE` writes the .json")
def has_whole_cases(subject: Subject) -> Iterator[str]:
    """Each notice has its answer, and each answer its notice."""
    for case in subject.cases:
        if case not in subject.whole_cases:
            yield f"{case.name} has no {'answer' if case.notice else 'notice'}"
    names = [case.name for case in subject.cases]
    yield from (f"{name} is the name of several notices" for name in sorted({n for n in names if names.count(n) > 1}))


@claim("reads", "each adapter needs a case of its own; save a notice that it claims")
def has_a_case_for_each_adapter(subject: Subject) -> Iterator[str]:
    """Each adapter reads at least one case."""
    used = {subject.read(case).adapter.code for case in subject.whole_cases}
    yield from (f"{adapter.code} reads none" for adapter in subject.adapters if adapter.code not in used)


@claim("reads", "decide who is right: correct the answer by hand, or say in the adapter what the place does")
def reads_as_expected(subject: Subject, case: Case) -> Iterator[str]:
    """The notice is read exactly as its answer says, white space aside."""
    difference = compare(case, subject.read(case))
    if difference:
        yield f"it is read differently:\n{difference}"


@claim("reads", "name the issuer or the number of this notice in the adapter; `govtasks explain` shows the evidence")
def claims_its_own(subject: Subject, case: Case) -> Iterator[str]:
    """An adapter of the plugin reads the notice."""
    used = subject.read(case).adapter
    if used.plugin != subject.plugin and subject.adapters:
        yield f"{used.code} of {used.plugin} reads it, with a score of {used.score}"


@claim("reads", "set locality in the adapter")
def knows_the_place(subject: Subject, case: Case) -> Iterator[str]:
    """The notice's locality is that of an adapter of the plugin."""
    locality = subject.read(case).locality
    if subject.adapters and locality not in [adapter.locality for adapter in subject.adapters]:
        yield f"it is {locality}"


@claim("reads", "take spans from the parser (page.quote), never from searching the text")
def is_consistent(subject: Subject, case: Case) -> Iterator[str]:
    """Spans lie in the text, quotes are what their spans say, every character has one leaf, ids lead somewhere."""
    yield from subject.read(case).faults()


@claim("reads", "find out what the passage is: a task, a heading or a line of units that was missed")
def covers_the_text(subject: Subject, case: Case) -> Iterator[str]:
    """Hardly anything inside the lists is unexplained."""
    notice = subject.read(case)
    explained, unexplained = notice.coverage
    if explained < _LEAST_COVERAGE:
        yield f"{explained:.3f} is explained, not: {[notice.document.quote((span,))[:40] for span in unexplained]}"


@claim("reads", "read the reason; it is what users will see")
def fails_nowhere(subject: Subject, case: Case) -> Iterator[str]:
    """No diagnostic says that the plugin failed."""
    diagnostics = subject.read(case).diagnostics
    yield from (d.message for d in diagnostics if d.code == "plugin-failed")


@claim("reads", "keep no state between calls")
def is_deterministic(subject: Subject, case: Case) -> Iterator[str]:
    """Reading twice gives equal notices."""
    if subject.read(case) != subject.read(case):
        yield "two readings differ"


@claim("reads", "keep no state on the adapter: it serves many threads")
def is_the_same_in_threads(subject: Subject, case: Case) -> Iterator[str]:
    """Four threads read what one reads."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(subject.read, [case] * 4))
    if any(notice != found[0] for notice in found):
        yield "the threads differ"


@claim("reads", "put only values of the model into what read gives")
def survives_json(subject: Subject, case: Case) -> Iterator[str]:
    """The notice comes back of its JSON as it was."""
    notice = subject.read(case)
    if govtasks.Notice.from_dict(json.loads(notice.to_json())) != notice:
        yield "it does not"


@claim("reads", "put only values of the model into what read gives")
def survives_pickling(subject: Subject, case: Case) -> Iterator[str]:
    """The notice can be sent to another process."""
    notice = subject.read(case)
    if pickle.loads(pickle.dumps(notice)) != notice:  # noqa: S301 - pickled in this line
        yield "it does not"


@claim("reads", "use a code of your own, and evidence that only your notices have")
def stands_among_others(subject: Subject, case: Case) -> Iterator[str]:
    """With all installed plugins the notice is read as with this one alone."""
    alone, together = subject.read(case), govtasks.load(case.path)
    if alone.adapter != together.adapter:
        yield f"{together.adapter.code} of {together.adapter.plugin} reads it"
    elif gist(alone) != gist(together):
        yield "another plugin's reader reads it otherwise"


@claim("reads", "narrow issuers and doc_number_prefixes to what only this place has; do not override fit loosely")
def refuses_notices_of_others(subject: Subject) -> Iterator[str]:
    """It claims no notice of another place, of the state, or of nobody, and changes nothing in it."""
    for what, text in OTHERS.items():
        notice = subject.load(text.encode())
        if notice.adapter.plugin == subject.plugin:
            yield f"{notice.adapter.code} claims {what}: {govtasks.explain(text.encode()).adapters[0].reasons}"
        elif notice != govtasks.load(text.encode(), plugins=[]):
            yield f"it changes what is read of {what}"


@claim("reads", "tell by who issued a notice, not by whom it names")
def refuses_notices_that_name_it(subject: Subject) -> Iterator[str]:
    """It claims no notice of another place that only names its place."""
    for adapter in subject.adapters:
        place = adapter.locality.name if adapter.locality else adapter.code
        for what, text in OTHERS.items():
            named = f"{text}\n抄送：{place}人民政府，{place}委员会。"
            if subject.load(named.encode()).adapter.plugin == subject.plugin:
                yield f"{adapter.code} claims {what} that is sent to {place}"


@claim("reads", "leave fit to the library: an issuer of another place counts more than the site")
def refuses_what_its_site_passes_on(subject: Subject) -> Iterator[str]:
    """It claims no notice that another organ issued and its own site published."""
    for adapter in subject.adapters:
        for domain in adapter.domains:
            for what in ("a province", "another city", "the state council"):
                notice = subject.load(OTHERS[what].encode(), base_url=f"https://{domain}/art/1.html")
                if notice.adapter.plugin == subject.plugin:
                    yield f"{adapter.code} claims {what} on {domain}"


@claim("reads", "handle documents without title, items or text in the method that you override")
def reads_what_is_not_its_own(subject: Subject) -> Iterator[str]:
    """Asked by its code to read what is not its own, each adapter does so without failing."""
    for adapter in subject.adapters:
        for what, text in OTHERS.items():
            notice = subject.load(text.encode(), adapter=adapter.code)
            failed = [d.message for d in notice.diagnostics if d.code == "plugin-failed"]
            yield from (f"{adapter.code} on {what}: {fault}" for fault in (*failed, *notice.faults()))
