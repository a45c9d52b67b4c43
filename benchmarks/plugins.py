"""Ten plugins of invented places, as modules that `load` takes."""

from __future__ import annotations

from types import ModuleType

SOURCE = """
import govtasks

govtasks_interface = 1


class Breakdown(govtasks.Adapter):
    code = "sample-{n}"
    locality = govtasks.Locality("示例市第{n}区", code="4201{n:02}")
    issuers = ("第{n}区人民政府", "第{n}区人民政府办公室", "示例市第{n}区人民政府办公室")
    doc_number_prefixes = ("示{n}政办发", "示{n}政发")
    domains = ("sample{n}.gov.cn",)
    roles = {{"包抓人": "leader"}}
    units = {{"区发改局": "示例市第{n}区发展和改革局", "区财政局": "示例市第{n}区财政局"}}
    groups = {{"各街道": ("东门街道", "西门街道")}}
    heading_ends = ("见实效",)


@govtasks.hookimpl
def govtasks_adapters():
    return [Breakdown()]
"""


METHOD = """
    def fit(self, page, front):
        return super().fit(page, front)
"""


def make_plugins(count: int = 10, *, method: bool = False) -> list[ModuleType]:
    """Give modules of so many plugins, none concerned by the pages that are measured; `method`: they override one."""
    made = []
    for n in range(1, count + 1):
        module = ModuleType(f"sample_{n}")
        source = SOURCE.format(n=n).replace("\n\n@", f"{METHOD}\n\n@") if method else SOURCE.format(n=n)
        exec(compile(source, module.__name__, "exec"), vars(module))  # noqa: S102 - our own words
        made.append(module)
    return made
