"""PLAN findings: what is wrong in a programme or layout file."""

from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Severity

_LOADING = (
    Entry(
        code="PLAN-001",
        severity=Severity.MUST,
        title="不是文本",
        message="文件不是可以识别的文本。",
        remedy="方案须是 YAML 文本（UTF-8 编码）或 .xlsx 工作簿，请确认文件没有选错、没有损坏。",
    ),
    Entry(
        code="PLAN-002",
        severity=Severity.NOTE,
        title="编码",
        message="文件不是 UTF-8 编码，已按 GB18030 读取。",
        remedy="请核对汉字显示是否正常，保存时选择 UTF-8 编码。",
    ),
    Entry(
        code="PLAN-003",
        severity=Severity.MUST,
        title="YAML 写法",
        message="此处读不下去：{reason}。",
        remedy="请对照 docs/programs.md 的写法改正这一行及其上一行。",
    ),
    Entry(
        code="PLAN-004",
        severity=Severity.MUST,
        title="不支持的写法",
        message="写有“{text}”：方案中不能使用引用（& 和 *）、类型标记（!）和多个文档（---）。",
        remedy="请把内容直接写出来。",
    ),
    Entry(
        code="PLAN-005",
        severity=Severity.MUST,
        title="不认识的键",
        message="{where}：不认识“{key}”。{hint}",
        remedy="请改为正确的名称，或删去；要记的话写在 note（备注）里。",
    ),
    Entry(
        code="PLAN-006",
        severity=Severity.MUST,
        title="缺少必填项",
        message="{where}：缺少 {field}。",
        remedy="请补上。",
    ),
    Entry(
        code="PLAN-007",
        severity=Severity.MUST,
        title="内容不合要求",
        message="{where}：写的是{found}，需要{wanted}。",
        remedy="请改正。",
    ),
    Entry(
        code="PLAN-008",
        severity=Severity.MUST,
        title="键重复",
        message="“{key}”在同一处写了两次（前一次在第 {first} 行）。",
        remedy="请只保留一处。",
    ),
    Entry(
        code="PLAN-009",
        severity=Severity.MUST,
        title="空文件",
        message="文件里没有方案内容。",
        remedy="请从现有方案改起：ecoreport programs 列出自带方案；写法见 docs/programs.md。",
    ),
    Entry(
        code="PLAN-010",
        severity=Severity.MUST,
        title="单位未登记",
        message="{where}：单位“{name}”没有登记。{hint}",
        remedy="请改正名称，或在 units（单位）中登记。",
    ),
    Entry(
        code="PLAN-011",
        severity=Severity.MUST,
        title="编号重复",
        message="{where}：“{name}”用了两次。",
        remedy="编号和单位名称须各不相同，请改其中一处。",
    ),
    Entry(
        code="PLAN-012",
        severity=Severity.MUST,
        title="领域未登记",
        message="{where}：领域“{name}”没有登记。{hint}",
        remedy="请改正名称，或在 areas（领域）中登记。",
    ),
    Entry(
        code="PLAN-013",
        severity=Severity.MUST,
        title="没有这个指标",
        message="{where}：方案中没有指标 {name}。",
        remedy="请改正指标序号，或在 indicators（指标）中补上该指标。",
    ),
    Entry(
        code="PLAN-014",
        severity=Severity.MUST,
        title="日期写法",
        message="{where}：写的是“{found}”，需要 2022-06 或 2022-06-30 这样的日期。",
        remedy="请改正；方案没有写明日期的，留空。",
    ),
    Entry(
        code="PLAN-015",
        severity=Severity.MUST,
        title="不是数",
        message="{where}：写的是“{found}”，需要一个数，如 95 或 0.52。",
        remedy="请只写数字，计量单位写在 measure（计量单位）中。",
    ),
    Entry(
        code="PLAN-016",
        severity=Severity.MUST,
        title="先后颠倒",
        message="{where}：{first} 大于（晚于）{second}。",
        remedy="请把小的（早的）写在前面。",
    ),
)

ENTRIES: tuple[Entry, ...] = _LOADING
