"""LAYOUT findings: what is wrong in a layout file beside what PLAN says about any YAML."""

from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Severity


def _wrong(number: int, title: str, message: str, remedy: str) -> Entry:
    return Entry(
        code=f"LAYOUT-{number:03}", severity=Severity.MUST, title=title, message=message, remedy=remedy
    )


ENTRIES: tuple[Entry, ...] = (
    _wrong(1, "键重复", "{where}：“{key}”用了两次。", "同一处的 key 须各不相同，请改其中一个。"),
    _wrong(
        2,
        "工作表名称",
        "{where}：“{title}”不能作工作表名称。",
        "名称须各不相同，不超过 31 个字，不含 \\ / ? * [ ] : 和英文引号。",
    ),
    _wrong(
        3,
        "没有这样的内容",
        "{where}：锁定的列“{key}”没有内容可印。{hint}",
        "可用的列：{known}；要由单位填写的列，请写 fill: true。",
    ),
    _wrong(4, "缺少列", "{where}：缺少列 {key}。", "程序按这一列读取和审核，请补上。"),
    _wrong(
        5, "下拉框没有选项", "{where}：类型是 choice，但没有 choices。", "请写出选项，如 [已完成, 推进中]。"
    ),
    _wrong(6, "选项过长", "{where}：选项合计 {count} 个字，下拉框最多 255 个字。", "请减少或缩短选项。"),
    _wrong(
        7,
        "提示过长",
        "{where}：{what}有 {count} 个字，最多 {limit} 个字。",
        "请缩短；长的说明写在“填报说明”的 lines 里。",
    ),
    _wrong(8, "列宽", "{where}：列宽 {width} 不在 1 至 255 之间。", "请改正；一个汉字约占 2。"),
    _wrong(
        9,
        "未知的代号",
        "{where}：写有 {found}，没有这个代号。",
        "可用的代号：{known}；要印花括号本身，请写两个。",
    ),
    _wrong(10, "缺少工作表", "缺少种类为 {kind} 的工作表。", "请补上。"),
    _wrong(11, "工作表种类重复", "{where}：种类 {kind} 的工作表有两张。", "每种只能有一张。"),
    _wrong(
        12,
        "自动核对放错地方",
        "{where}：自动核对（check）由公式算出，不能填写，只能放在指标表和任务表里。",
        "请去掉 fill，或把这一列移到指标表、任务表。",
    ),
    _wrong(
        13,
        "选项里有标点",
        "{where}：选项里有英文的逗号或引号，下拉框会把它拆开。",
        "请改用中文标点。",
    ),
)
