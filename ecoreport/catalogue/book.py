"""BOOK findings: what happened to the form itself: identity, sheets, locked cells.

001 to 009: whose form it is cannot be told, nothing was taken. 010 and up: the form was taken, with something to correct,
explain or know.
"""

from ecoreport.catalogue.entry import Entry
from ecoreport.model.finding import Severity

_USE_THE_FORM = "请在下发的填报表上填写，不要新建工作簿或只发其中几张表。"


def _refused(number: int, title: str, message: str, remedy: str) -> Entry:
    return Entry(
        code=f"BOOK-{number:03}",
        severity=Severity.MUST,
        title=title,
        message=f"没有读入：{message}",
        remedy=remedy,
    )


def _found(number: int, severity: Severity, title: str, message: str, remedy: str) -> Entry:
    return Entry(code=f"BOOK-{number:03}", severity=severity, title=title, message=message, remedy=remedy)


_MUST, _EXPLAIN, _NOTE = Severity.MUST, Severity.EXPLAIN, Severity.NOTE

ENTRIES: tuple[Entry, ...] = (
    _refused(1, "不是填报表", "这不是下发的填报表，或表里的标记已全部丢失。", _USE_THE_FORM),
    _refused(
        2,
        "标记互相矛盾",
        "文件里的标记分属不同的填报表（{forms}），不能断定是谁的报表。",
        "请报送单位在自己的填报表上重新填写，不要把几份表拼在一起。",
    ),
    _refused(
        3,
        "不是本方案的报表",
        "这是方案 {found} 的填报表，本工作目录的方案是 {wanted}。",
        "请确认文件没有放错文件夹；属于另一方案的，放到那个工作目录的收件文件夹。",
    ),
    _refused(
        4,
        "单位不在方案中",
        "这是“{whose}”的填报表，而方案现在没有给该单位安排指标或任务。",
        "请核对方案中的单位名称；单位改了名的，把旧名称写进别名。",
    ),
    _refused(5, "报告期不明", "表里标记的报告期是“{period}”，看不懂。", _USE_THE_FORM),
    _found(10, _NOTE, "部分标记丢失", "{lost}里的标记已丢失，按其余标记认出这是本单位的表。", "无需处理。"),
    _found(
        11,
        _NOTE,
        "表与方案不同步",
        "这份表下发之后，方案或版式有过修改。",
        "请对照审核意见看各项是否仍对得上；改动大的，重新下发填报表。",
    ),
    _found(
        12,
        _MUST,
        "工作表来自别的报表",
        "工作表“{sheet}”是从另一份填报表复制来的，没有采用。",
        "请在本单位填报表原有的工作表里填写。",
    ),
    _found(13, _MUST, "缺少工作表", "找不到工作表“{sheet}”。", "请在下发的填报表上填写，不要删除工作表。"),
    _found(
        14, _NOTE, "工作表改名", "工作表“{sheet}”被改名为“{found}”，已按标记读取。", "请不要改工作表名称。"
    ),
    _found(
        15,
        _MUST,
        "工作表重复",
        "工作表“{sheet}”有两张，内容不同（“{first}”和“{second}”），不能断定以哪张为准，都没有采用。",
        "请删去多余的一张。",
    ),
    _found(
        16, _NOTE, "多余的工作表", "工作表“{sheet}”不是填报表的一部分，没有读取。", "要报送的内容请填在表内。"
    ),
    _found(
        17, _NOTE, "工作表被隐藏", "工作表“{sheet}”被隐藏，其中的内容照常读取。", "请取消隐藏，核对内容。"
    ),
    _found(
        20,
        _NOTE,
        "列被移动",
        "“{column}”列应在 {wanted} 列，现在 {found} 列，已按标记读取。",
        "请不要插入、删除或移动列。",
    ),
    _found(
        21,
        _MUST,
        "缺少列",
        "找不到“{column}”列，这一列没有读取。",
        "请在下发的填报表上填写，不要删除列、改列标题。",
    ),
    _found(
        22,
        _MUST,
        "列的标记互相矛盾",
        "“{column}”列的隐藏标记和标题对不上（标题是“{found}”），这一列没有采用。",
        "请在下发的填报表上重新填写，不要移动标题行或复制列。",
    ),
    _found(
        23,
        _EXPLAIN,
        "列标题被改",
        "“{column}”列的标题被改成“{found}”，已按标记读取。",
        "请核对这一列填的是不是“{column}”。",
    ),
    _found(
        30,
        _MUST,
        "缺少行",
        "找不到{item}这一行。",
        "请在下发的填报表上填写，不要删除行；与本单位无关的，在状态栏选“不涉及”。",
    ),
    _found(
        31,
        _MUST,
        "行重复",
        "{item}有两行，内容不同，不能断定以哪行为准，都没有采用。",
        "请删去多余的一行。",
    ),
    _found(
        32,
        _MUST,
        "行的内容对不上",
        "这一行的标记是{item}，印的却是“{found}”，没有采用。",
        "可能是只对部分列排了序，或粘贴时盖住了锁定的格；请在下发的填报表上重新填写。",
    ),
    _found(
        33,
        _EXPLAIN,
        "锁定的格被改",
        "“{column}”原印“{wanted}”，现为“{found}”。",
        "锁定的内容以方案为准；认为方案有误的，请另行反映。",
    ),
    _found(
        34,
        _NOTE,
        "方案已没有的行",
        "这一行是 {key}，方案里已经没有，没有采用。",
        "无需处理。",
    ),
    _found(
        40,
        _EXPLAIN,
        "填在表外",
        "有 {count} 格内容填在表外（{cells}），没有采用。",
        "请填到表内浅黄色的格里，或写在说明栏。",
    ),
    _found(
        41,
        _NOTE,
        "隐藏的格有内容",
        "有 {count} 格填报内容在隐藏的行或列里（{cells}），也许是筛选时隐去的，都已读取。",
        "请取消筛选和隐藏，看一看这些内容是不是要报的。",
    ),
    _found(
        42,
        _MUST,
        "合并单元格",
        "{item}的“{column}”被并进 {area}，只有左上角的格算数，这一格按没有填读取。",
        "请取消合并，逐格填写。",
    ),
    _found(
        43,
        _MUST,
        "合并单元格盖住的内容",
        "{item}的“{column}”被合并单元格 {area} 盖住，下面藏有“{text}”，没有采用。",
        "请取消合并，核对后逐格填写。",
    ),
    _found(
        44,
        _MUST,
        "公式没有结果",
        "{item}的“{column}”是公式（={formula}），文件里没有存计算结果。",
        "请用 Excel 打开，按 Ctrl+Alt+F9 重新计算后保存；最好直接填结果。",
    ),
    _found(
        45,
        _NOTE,
        "填的是公式",
        "{item}的“{column}”是公式（={formula}），按保存时的结果“{text}”读取。",
        "请核对这个结果。",
    ),
    _found(46, _MUST, "错误值", "{item}的“{column}”显示错误值 {text}。", "请改正公式，或直接填写内容。"),
    _found(
        47,
        _MUST,
        "不在选项内",
        "{item}的“{column}”填的是“{text}”，不在下拉框的选项内。",
        "请从下拉框选择：{choices}。",
    ),
    _found(48, _EXPLAIN, "不是日期", "“{item}”填的是“{text}”，不是日期。", "请填日期，如 2022-12-05。"),
    _found(
        49,
        _EXPLAIN,
        "看不出是不是百分比格式",
        "{item}的“{column}”存的是 {text}；{kind} 格式的文件读不出它显示成多少（可能是百分比格式）。",
        "请核对该数，另存为 xlsx 后重新报送。",
    ),
    _found(
        50, _NOTE, "保护被取消", "工作表“{sheet}”的保护被取消；锁定的内容已与下发时逐格核对。", "无需处理。"
    ),
    _found(
        51,
        _NOTE,
        "状态写法不同",
        "有 {count} 格状态填的是“{words}”（{cells}），读作“{meant}”。",
        "读得不对的，请从下拉框重新选择。",
    ),
    _found(
        52,
        _EXPLAIN,
        "有划去的文字",
        "{item}的“{column}”有加了删除线的文字：“{text}”，不能断定是否作废，照录。",
        "作废的文字请删去，要保留的请取消删除线。",
    ),
)
