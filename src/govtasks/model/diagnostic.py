"""Remarks on a document: the catalogue of codes and the remark itself."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

from attrs import frozen

from govtasks.model.document import Spans

Severity = Literal["info", "warning", "error"]
Language = Literal["en", "zh"]


class Rule(NamedTuple):
    """One code of the catalogue; the texts are format strings over the diagnostic's `facts`."""

    severity: Severity
    en: str
    zh: str
    help_en: str
    help_zh: str


_RULES: dict[str, Rule] = {
    "attachment-absent": Rule(
        "warning",
        "the letter announces “{title}”, and nothing of that name follows",
        "正文列有附件“{title}”，但未见该附件",
        "attach it, or correct the list of attachments",
        "请补上该附件，或更正附件说明",
    ),
    "attachment-missing": Rule(
        "warning",
        "the notice announces a list of tasks that is not in the source",
        "通知所附的任务清单不在本文件中",
        "load the attachment that the page links to",
        "请读取页面所链接的附件",
    ),
    "correction-outdated": Rule(
        "warning",
        "the correction “{action}” of “{words}” was made of another text or reading and is not applied",
        "更正“{action}”（“{words}”）所依据的文字或读取结果已变化，未予采用",
        "make it anew on this notice, and take the old one out of the file",
        "请在本文件上重新更正，并从更正文件中删去旧条目",
    ),
    "count-mismatch": Rule(
        "warning",
        "“{title}” declares {declared} items and has {found}",
        "“{title}”写明共{declared}项，实有{found}项",
        "compare with the original for items that were lost",
        "请与原文核对是否漏项",
    ),
    "damaged-number": Rule(
        "warning",
        "an item number has lost its mark: “{words}”",
        "编号缺少标点：“{words}”",
        "read by its place in the sequence; see the repair",
        "已按前后顺序读出，见修复记录",
    ),
    "damaged-text": Rule(
        "warning",
        "“{before}” is damaged and was read as “{after}”",
        "“{before}”有损，读作“{after}”",
        "see the repair; the original words are kept",
        "见修复记录，原文保留",
    ),
    "deadline-passed": Rule(
        "error",
        "the time limit “{words}” ({by}) is over before the notice is issued ({issued})",
        "完成时限“{words}”（{by}）早于成文日期（{issued}）",
        "correct the time limit or the date of issue",
        "请更正完成时限或成文日期",
    ),
    "depth-exceeded": Rule(
        "warning",
        "markup is nested deeper than the limit; the page was read without its structure",
        "标记嵌套超过上限，已不按结构读取",
        "raise `limits.depth` if the page is trusted",
        "如来源可信，可提高 limits.depth",
    ),
    "flattened-table": Rule(
        "info",
        "tables that were flattened to text were put together again: {count}",
        "已将被拉平为文本的表格还原：{count} 个",
        "where a cell ends was inferred; compare with the original, or load the file that the text was taken from",
        "单元格边界为推断所得，请与原文核对，或读取原始文件",
    ),
    "hidden-rows": Rule(
        "info",
        "rows or columns of the sheet “{title}” are hidden: {which}",
        "工作表“{title}”中有隐藏的行或列：{which}",
        "their cells are furniture, not tasks; show them and save the file where they belong to the notice",
        "其内容不作为任务读取；如属通知内容，请取消隐藏后保存",
    ),
    "hidden-sheet": Rule(
        "info",
        "the sheet “{title}” is hidden",
        "工作表“{title}”已隐藏",
        "its cells are furniture, not tasks; show it and save the file where it belongs to the notice",
        "其内容不作为任务读取；如属通知内容，请取消隐藏后保存",
    ),
    "injected-text": Rule(
        "warning",
        "advertising that is no part of the notice: “{words}”",
        "混入与公文无关的广告文字：“{words}”",
        "the text is kept as published; compare with the original",
        "文字按发布原样保留，请与原文核对",
    ),
    "lost-separator": Rule(
        "warning",
        "a unit's name seems to hold several: “{words}”",
        "单位名称疑似缺少顿号：“{words}”",
        "the name is kept as written; compare with the original",
        "名称按原样保留，请与原文核对",
    ),
    "no-correction": Rule(
        "info",
        "none of the {count} corrections that were given is of this notice",
        "所给更正共{count}条，均不属于本文件",
        "check that the corrections file is the one of this notice",
        "请确认更正文件与本文件对应",
    ),
    "no-lead": Rule(
        "warning",
        "several units answer for task {label} and none leads: “{words}”",
        "任务{label}有多个责任单位而没有牵头单位：“{words}”",
        "name the unit that leads",
        "请明确牵头单位",
    ),
    "no-notice": Rule(
        "error",
        "the page says that there is nothing to read: an error page, or a stop on the way",
        "页面没有公文，只有出错或跳转提示",
        "fetch the page again, from its own address",
        "请按原地址重新获取页面",
    ),
    "no-tasks": Rule(
        "warning",
        "no list of tasks was found in the text",
        "文中没有找到任务清单",
        "check that this is the list itself and not a page that links to it; its words are in the reading text",
        "请确认本文件是清单本身而非仅有链接的页面；原文仍保留在 document.text 中",
    ),
    "no-text": Rule(
        "error",
        "the source holds no text",
        "文件中没有文字",
        "check that the page is not built by a script",
        "请检查页面是否由脚本生成",
    ),
    "no-text-layer": Rule(
        "warning",
        "pages without text, as of a scan: {pages}",
        "下列页没有文字（如扫描件）：{pages}",
        "what they say was not read; find the file as text, or add text to them by OCR",
        "这些页的内容未读取；请查找文字版，或先做文字识别（OCR）",
    ),
    "no-unit": Rule(
        "warning",
        "nobody answers for task {label}: “{words}”",
        "任务{label}没有责任单位：“{words}”",
        "name the units that answer for it",
        "请补充责任单位",
    ),
    "numbering-gap": Rule(
        "info",
        "the numbering goes from {before} to {after}",
        "编号由{before}跳到{after}",
        "a list taken from a longer one keeps its numbers; otherwise compare with the original",
        "节选的清单会保留原编号，否则请与原文核对",
    ),
    "numbering-repeat": Rule(
        "warning",
        "the number {after} follows {before} in the same list",
        "同一清单中{before}之后又出现{after}",
        "compare with the original",
        "请与原文核对",
    ),
    "plugin-failed": Rule(
        "warning",
        "plugin {plugin} {version} takes no part: {reason}",
        "插件 {plugin} {version} 未参与读取：{reason}",
        "the notice was read without it; upgrade or remove the plugin, or name those to use in GOVTASKS_PLUGINS",
        "已在没有该插件的情况下读取；请升级或卸载该插件，或用 GOVTASKS_PLUGINS 指定要使用的插件",
    ),
    "replaced-characters": Rule(
        "warning",
        "{count} characters could not be decoded and stand as U+FFFD",
        "{count}个字符无法解码，以U+FFFD代替",
        "give the right `encoding`, or fetch the page again",
        "请指定正确的 encoding,或重新获取页面",
    ),
    "rival-adapters": Rule(
        "info",
        "the adapter {chosen} reads the notice, and {other} claims it too",
        "本文件由适配器 {chosen} 读取，{other} 也认为属于自己",
        "the one with more evidence was taken; `govtasks explain` shows the evidence of each",
        "已采用依据较多者；可用 govtasks explain 查看各自依据",
    ),
    "sum-mismatch": Rule(
        "error",
        "the total is {total}, its parts come to {found}",
        "合计为{total}，分项之和为{found}",
        "correct the total or its parts",
        "请更正合计数或分项数",
    ),
    "too-many-tasks": Rule(
        "error",
        "the notice has {limit} {what} or more; the rest was left as text",
        "任务或责任事项（{what}）达到{limit}项上限，其余未读",
        "raise that field of `limits`",
        "可提高 limits 的该项上限",
    ),
    "tracked-changes": Rule(
        "info",
        "the file has {count} tracked changes and was read as if all were accepted",
        "文件含有{count}处修订，已按全部接受修订后的文字读取",
        "ask for the final version where the changes matter",
        "如修订内容重要，请索取定稿",
    ),
    "truncated": Rule(
        "warning",
        "the text breaks off inside an item",
        "正文在条目中间中断",
        "fetch the page again",
        "请重新获取页面",
    ),
    "unclosed-bracket": Rule(
        "warning",
        "a bracket is opened and not closed: “{words}”",
        "括号未闭合：“{words}”",
        "read up to the end of its paragraph; names at the end may be cut",
        "已读到段末，末尾的名称可能不全",
    ),
    "unit-not-addressed": Rule(
        "warning",
        "{name} is given tasks and is not among the addressees",
        "{name}承担任务，但不在主送单位之列",
        "add it to the addressees",
        "请补充主送单位",
    ),
    "unit-spellings": Rule(
        "warning",
        "one unit has several names: {names}",
        "同一单位有几种写法：{names}",
        "use one name throughout",
        "请统一单位名称",
    ),
    "unplaced-units": Rule(
        "warning",
        "the units on the heading “{title}” fit no task under it",
        "标题“{title}”所列单位未能对应到其下任务",
        "every task under it has units of its own; the bracket may belong to the task before the heading",
        "其下各项任务均有责任单位，该括号可能属于标题之前的任务",
    ),
    "unread-file": Rule(
        "warning",
        "a file of the zip could not be read: {name}: {reason}",
        "压缩包中的文件无法读取：{name}：{reason}",
        "load it by itself to see what would help",
        "请单独读取该文件以查看原因",
    ),
    "unreadable-text": Rule(
        "warning",
        "the fonts of these pages do not say which characters they print: {pages}",
        "下列页的字体缺少字符对照，文字无法辨认：{pages}",
        "their text was not read for tasks; find the file in another form, or print and scan it with OCR",
        "这些页的文字未作为任务读取；请查找其他格式的文件，或打印后做文字识别（OCR）",
    ),
}
RULES = MappingProxyType(_RULES)
"""Each code with its severity and words."""
del _RULES  # nobody is to change it


@frozen(slots=True)
class Diagnostic:
    """A remark on the document, with its place."""

    code: str
    """A key of `RULES`; never renamed."""
    spans: Spans = ()
    """Where in `Document.text`; empty where it concerns the whole."""
    task: str | None = None
    """Id of the task it stands in, if any."""
    facts: tuple[tuple[str, str], ...] = ()
    """What the message names."""

    @property
    def severity(self) -> Severity:
        """`info`, `warning` or `error`."""
        return RULES[self.code].severity

    @property
    def message(self) -> str:
        """What is the matter, in English."""
        return self.describe("en")

    @property
    def help(self) -> str:
        """What would help, in English."""
        return self.advise("en")

    def describe(self, lang: Language = "en") -> str:
        """Say what is the matter in English (`en`) or Chinese (`zh`)."""
        rule = RULES[self.code]
        return (rule.zh if lang == "zh" else rule.en).format_map(dict(self.facts))

    def advise(self, lang: Language = "en") -> str:
        """Say what would help in English (`en`) or Chinese (`zh`)."""
        rule = RULES[self.code]
        return rule.help_zh if lang == "zh" else rule.help_en
