"""What the columns of a plan's tables hold, known by their titles and, where a title is vague, by their cells."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from ecoreport.drafting.words.shapes import is_nature, is_number
from ecoreport.drafting.words.wording import fold
from ecoreport.language.patterns import either


class Column(StrEnum):
    """The meaning of one column."""

    AREA = "area"
    NO = "no"
    INDICATOR = "indicator"
    """The indicator that tasks beside it belong to, or the indicator's own name."""
    INDICATOR_NO = "indicator_no"
    """The indicator's number, in a table that numbers its tasks as well."""
    MEASURE = "measure"
    NATURE = "nature"
    CURRENT = "current"
    TARGET = "target"
    TITLE = "title"
    REQUIREMENT = "requirement"
    LEAD = "lead"
    COOPERATE = "cooperate"
    RESPONSIBLE = "responsible"
    """责任单位: the lead, unless another column names the lead."""
    DEADLINE = "deadline"
    REMARK = "remark"
    NOTED = "noted"
    """Kept in the note: who looks after a row and does not report (考核单位, 分管领导), 总投资, 开工时间."""
    IGNORED = "ignored"
    """Known, and not part of a programme: 联系电话, 分值."""


UNIT_COLUMNS = (Column.LEAD, Column.RESPONSIBLE, Column.COOPERATE)
TEXT_COLUMNS = (Column.INDICATOR, Column.TITLE, Column.REQUIREMENT)

_ORGANISATION = r"(?:责任)?(?:单位|部门|机构|科室|处室|主体|乡镇|镇街)"
_YEAR = r"(?:\(?(?:到)?20\d\d(?:年度?|年底)?\)?)"
PERIOD = r"(?:第|前)?[一二三四1-4]季度|[上下]半年|全年|(?:1[0-2]|[1-9])月份?|1[-—至](?:1[0-2]|[2-9])月份?"
"""A stretch of the year as a title: under it stands what is to be done in it, or reached by its end."""
_PERIOD = re.compile(PERIOD)
_TITLES: Mapping[Column, str] = {
    Column.NOTED: either(
        f"(?:负责|承担|组织|牵头|市级|县级|区级)?(?:考核|考评|评价|测评|评估|督查|督办|督导检查|验收|审核|销号|监督|赋分|打分|评分)(?:责任|牵头|评分)?{_ORGANISATION}",
        "(?:区政府|县政府|市政府|党委|政府|县级|市级|区级)?(?:责任|牵头|分管|包保|包联|包抓|挂联|联系|主管|主抓|督办|督导|挂帅|配合)?(?:责任)?(?:人|领导|区领导|县领导|市领导|县级领导|市级领导|区级领导|(?:副)?[区县市]长|负责人|责任人)",
        "(?:计划|预计|实际|项目)?(?:开工|开始|启动|起始|进场)(?:时间|日期|年月)?",
        f"(?:项目|工程|计划|概算|估算)?总投资(?:额|估算)?|{_YEAR}?(?:年度|本年|计划|完成|已完成|累计完成|预算)+投资(?:额|计划)?|资金(?:来源|渠道|筹措)(?:及金额)?",
        "(?:建设|实施|项目)(?:地点|性质|地址|类型)|所在地",
    ),
    Column.IGNORED: either(
        "联系(?:人及)?(?:电话|方式)|电话|(?:考核|测评|评价|标准|评分|指标|各项|项目)?(?:得分|分值|分数|权重|总分)|赋分|满分",
        "达标情况|是否达标|计算方法|数据来源|序列|(?:测评|评分|考核|评价|检查|验收)(?:方法|办法|方式|细则)|评分标准",
    ),
    Column.NO: r"(?:指标|任务|项目|工作)?(?:序号|编号|序|项次|项号|号)|No\.?|№",
    Column.COOPERATE: either(
        f"(?:主要)?(?:配合|参与|参加|协办|协同|协作|协助|支持|会办|共同责任|指导|督导)(?:落实|责任)?{_ORGANISATION}",
        r"(?:配合|参与|协助)(?:单位)?(?:\(部门\)|或部门|及部门)?",
    ),
    Column.LEAD: either(
        f"(?:主要)?(?:牵头|主办|主责|主管|第一责任|首要责任)(?:责任|实施|落实|负责)?{_ORGANISATION}",
        r"牵头(?:单位\(部门\))?|主体责任单位",
    ),
    Column.RESPONSIBLE: either(
        rf"(?:被考核|被评价|责任|负责|承办|实施|落实|承担|完成|主要责任|填报)(?:落实)?{_ORGANISATION}(?:\(.*\))?",
        "责任分工|责任(?:单位)?及部门|分工",
    ),
    Column.DEADLINE: either(
        "(?:计划|要求)?(?:完成|办结|整改|推进|实施|起止|开竣工|建设){0,2}(?:时限|期限|时间|年限)(?:要求|节点|安排|进度)?",
        "(?:建设|实施)?(?:工期|周期)|时间节点|完成节点|进度(?:要求|安排)?",
    ),
    Column.REMARK: "备注|说明|注|(?:是否)?为?(?:重难点|重点|难点)(?:指标|任务)?|标[记识]",
    Column.NATURE: "(?:指标)?(?:属性|性质)|约束性/参考性|约束(?:性)?或参考(?:性)?",
    Column.CURRENT: either(
        f"{_YEAR}?(?:基准|基础|基期|基线|现状|实际|完成|现有|达到)(?:年)?(?:值|情况|水平|数|数据)?{_YEAR}?",
        f"{_YEAR}水质(?:类别|现状|状况)?|目前(?:水平|值|情况)|基期|基线|现状",
        "(?:整改|工作|目前|当前|推进|落实|建设)?(?:进展|状态)(?:情况)?|(?:整改|落实|推进)情况",
    ),
    Column.TARGET: either(
        rf"20\d\d年(?:度|底)?|{_YEAR}?(?:基本|力争|奋斗|保底|底线|挑战|必达|冲刺|考核)目标值?|预期(?:效果|成效|值)",
        f"{_YEAR}?(?:目标水质|水质目标|目标类别|水质类别目标)",
        '[“”"]?十[三四五六]五[“”"]?(?:时期|期间|末)?(?:规划|发展)?目标值?',
        f"{_YEAR}?(?:国家|省|市|县|区|上级|本级)(?:定|下达|控)(?:目标|指标)?值?",
        f"{_YEAR}?(?:年度|规划|创建|建设|考核|工作|预期|最终|期末|责任|主要)?(?:指标|目标|任务)值{_YEAR}?",
        f"{_YEAR}?(?:年度|规划|创建|考核|工作|建设)?目标{_YEAR}?|{_YEAR}?(?:规划|计划|预期|预计|控制)(?:目标)?(?:值|数){_YEAR}?",
        f"{_YEAR}?(?:考核|创建|建设|国家|省级|达标)?(?:标准|要求)值?|(?:标准|考核要求|指标要求|参考值|达标值|约束值)",
        r"(?:[\[〔(/]?(?:五年|期末)?(?:年均|累计)(?:增长|增速|增幅|变化|下降|提高|降低)*(?:率|值|数|量|幅度|情况)?[\]〕)]?){1,2}(?:\(%\))?",
    ),
    Column.AREA: either(
        "(?:所属|指标|任务|工作|目标)?(?:领域|体系|类别|分类|类型|方面|板块|大类|中类|小类|子类|门类)|一级指标|准则层|目标层|类",
        "河段|流域|水系",
    ),
    Column.INDICATOR: either(
        "(?:三级|二级|具体|考核|评价|测评|创建|建设|监测|主要|工作|目标)?指标(?:名称|内容|项目?)?|[分子]项(?:名称|内容)?",
        "对应指标|所属指标|(?:[国省市县]控|考核|监测|控制|重点)*(?:断面|点位|水体|河流|湖库)(?:名称)?",
    ),
    Column.REQUIREMENT: either(
        f"{_YEAR}?(?:具体|年度|主要|本年|阶段|分年度)?(?:工作)?(?:要求|任务要求|任务内容|工作任务内容|举措|措施|目标任务|内容|内容及要求|任务及要求|任务)(?:及标准|和标准)?",
        f"{_YEAR}(?:年度)?(?:工作|重点|目标)?任务|工作标准|目标要求|(?:整改|工作)?(?:措施|举措|目标)清单",
        "(?:具体|主要|工作|重点)(?:任务|内容|措施|举措|要求|做法)(?:和要求|及要求|及目标)?|建设内容(?:及规模)?|完成标准",
        f"(?:标志性|可检验|预期|工作|主要|阶段性?|年度)*成果(?:形式|要求|清单)?|{PERIOD}",
    ),
    Column.TITLE: either(
        "(?:重点|主要|创建|目标|年度|责任|承诺|办理|实事)?(?:工作|任务|项目|事项|工程)(?:名称|任务|事项|项目|清单)?",
        "(?:重点|主要|创建)(?:任务|工作)(?:名称)?|任务(?:名称)?|措施名称|(?:工作|主要|具体|责任)?职责(?:任务)?",
        "(?:为民|惠民|民生)?实事(?:项目|名称|事项)?",
    ),
}
_PATTERNS = {column: re.compile(titles) for column, titles in _TITLES.items()}
_LOOSE_TITLES: Mapping[Column, str] = {
    Column.COOPERATE: ".{0,4}(?:配合|参与|参加|协办|协同|协作|协助|协调|联动|支持|第二责任|监管).{0,4}(?:单位|部门|机构)",
    Column.LEAD: ".{0,4}(?:牵头|主办|主责|主体责任|首责).{0,4}(?:单位|部门|机构)?",
    Column.RESPONSIBLE: ".{0,4}(?:责任|承办|实施|落实|负责).{0,4}(?:单位|部门|机构|主体)",
    Column.DEADLINE: ".{0,4}(?:时限|期限|时间|节点|进度)(?:安排|要求)?",
    Column.CURRENT: ".{0,6}(?:现状|实绩|实际|基期|基线|当前|目前|上年|上一年|去年|完成情况|完成数|完成值).{0,10}",
    Column.TARGET: r".{0,6}(?:目标|指标|任务|计划|控制|达标|标准)(?:值|数|量)|20\d\d年?(?:底|度)?.{0,2}计划",
    Column.INDICATOR: ".{0,4}指标(?:名称|内容|项目?)?",
    Column.AREA: ".{0,4}(?:类别|领域|方面|板块|类型|大项)",
    Column.REQUIREMENT: ".{0,6}(?:内容|要求|标准|措施|举措|目标|做法|路径|成效|成果|规模)",
    Column.TITLE: ".{0,4}(?:项目|任务|事项|工作|工程|名称)|.{0,4}(?:问题|隐患)(?:描述|表现|概况|情况|内容|清单)?",
}
"""What a title may mean that is none of the usual ones; only in a row that the usual ones show to be a heading."""
_LOOSE = {column: re.compile(titles) for column, titles in _LOOSE_TITLES.items()}
_WHOSE = (
    (Column.LEAD, re.compile(r"牵头|主办|主责")),
    (Column.COOPERATE, re.compile(r"配合|协办|协同|协助|参与")),
)
_STRONG_TITLE = re.compile(
    r"(?:重点|主要|创建|目标)?(?:工作)?(?:任务|工作任务|事项|任务名称|项目名称|工作事项)|工作(?:任务|事项|项目)|(?:重点|主要)工作"
)
_LEVEL = re.compile(r"([一二三四])级指标(?:名称)?")
_ASSESSED = re.compile(r"(?:考核|测评|评价|评估|检查|验收|指标)(?:项目|内容|事项)")
"""What is assessed by the indicators in the next column, and groups them."""
_MEASURED = re.compile(r"(?:考核|评价|测评|评估|监测|创建|建设)?(?:内容|项目|事项|名称)")
_KIND = re.compile(r"(?:目标|指标)?(?:类型|类别)")
_PROBLEM = re.compile(r"(?:问题|隐患|短板|不足)(?:描述|表现|概况|情况|内容|清单)?$")
_REFERENCE = re.compile(r"对应|所属|相关|涉及|服务")
_PEOPLE = re.compile(r"姓名|职务|职称|成员|组[长员]|电话")
"""Titles of lists of people, which are no tasks."""
_OFFICE = re.compile(r"[科处股]室")
_WITH_PERSON = re.compile(r"(?<=单位|部门|科室)[及和与、/](?:主要|分管|具体)?(?:负责|责任|联系)人(?:姓名)?$")
"""牵头单位及主要负责人: units, each with a person."""
_MEASURE_TITLE = re.compile(r"(?:计量|指标)?单位")


@lru_cache(maxsize=4096)
def column_of(title: str) -> Column | None:
    """The column a heading names, or None for any other text; a bare 单位 counts as a unit of measure."""
    folded = _title_key(title)
    if not folded or len(folded) > 20:
        return None
    if _MEASURE_TITLE.fullmatch(folded):
        return Column.MEASURE
    if _STRONG_TITLE.fullmatch(folded):
        return Column.TITLE
    without_bracket = re.sub(r"\([^()]*\)$", "", folded)
    for text in (folded, without_bracket, _WITH_PERSON.sub("", folded)):
        for column, pattern in _PATTERNS.items():
            if pattern.fullmatch(text):
                return _whose(column, folded) if column in UNIT_COLUMNS else column
    return None


def _title_key(title: str) -> str:
    return re.sub(r"\s|[::]$", "", fold(title)).replace("（", "(").replace("）", ")")


def _whose(column: Column, folded: str) -> Column:
    """The part that the bracket of 责任单位(配合) names, or else the column as it is."""
    bracket = re.search(r"\(([^()]{1,6})\)$", folded)
    return next((own for own, word in _WHOSE if bracket and word.search(bracket.group(1))), column)


def likely_column(title: str) -> Column | None:
    """The column a heading names, or what an unusual one may mean; only for what is known to be a heading."""
    return column_of(title) or _loosely(title)


def _loosely(title: str) -> Column | None:
    """What an unusual title may mean: 整治标准, 测评指标, 2024年计划."""
    folded = _title_key(title)
    if len(folded) > 14:
        return None
    return next((column for column, pattern in _LOOSE.items() if pattern.fullmatch(folded)), None)


def read_heading(titles: tuple[str, ...], *, in_grid: bool = False) -> tuple[Column | None, ...] | None:
    """The columns that a row of titles names; None when the row is no heading.

    Two columns that hold text are kept apart: in 序号/工作任务/主要任务 the first is the title, the second the requirement.

    Args:
        titles: The cells of the row.
        in_grid: Whether the row is the first of a real table, where unusual titles are less likely to be anything else.
    """
    columns = [column_of(title) for title in titles]
    filled = [title for title in titles if title.strip()]
    enough = 1 if in_grid and _looks_like_titles(filled) else 2
    if len({column for column in columns if column is not None}) < enough:
        return None
    columns = [column or _loosely(title) for column, title in zip(columns, titles, strict=True)]
    columns = _unknown_as_title(_without_offices(_lowest_level(columns, titles), titles), titles)
    named = [column for column in columns if column is not None]
    share = 0.5 if enough == 1 else 0.6
    if len(named) < max(2, len(filled) * share) or not set(named) & {*TEXT_COLUMNS, Column.TARGET}:
        return None
    return tuple(_settle(columns, titles))


def _unknown_as_title(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with the first unknown title beside number and units as that of the tasks, where no other can hold them."""
    held = set(columns)
    if Column.NO not in held or not held & {*UNIT_COLUMNS} or held & {*TEXT_COLUMNS, Column.TARGET}:
        return columns
    unknown = (
        index
        for index, (column, title) in enumerate(zip(columns, titles, strict=True))
        if column is None and title.strip() and not _PEOPLE.search(title)
    )
    at = next(unknown, None)
    return columns if at is None else [*columns[:at], Column.TITLE, *columns[at + 1 :]]


def _looks_like_titles(filled: list[str]) -> bool:
    """True for cells that are all short and neither figures nor sentences."""
    return len(filled) > 1 and not any(
        len(title) > 20
        or is_number(title)
        or is_nature(title)
        or re.search(r"[。；≥≤%]|^\d+(?!\d*年)", fold(title))
        for title in filled
    )


def _settle(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """Makes one title column and one requirement column of what may be two of a kind.

    Beside an indicator with its target or nature, a column 任务 before it is the group that stands between 领域 and 指标, and so
    is 测评项目 right before 测评指标. What stands before the row's number is a group as well, where the texts of the row come after it.
    """
    if columns.count(Column.NO) > 1 and Column.INDICATOR in columns[columns.index(Column.NO) :]:
        columns[columns.index(Column.NO)] = Column.INDICATOR_NO
    columns = _measured_contents(_groups_before_number(columns), titles)
    figures = {Column.TARGET, Column.NATURE, Column.MEASURE}
    name = columns.index(Column.INDICATOR) if Column.INDICATOR in columns else 0
    assessed = name > 0 and _ASSESSED.fullmatch(_title_key(titles[name - 1])) is not None
    if name > 0 and (assessed or (figures & set(columns) and Column.REQUIREMENT not in columns)):
        columns = [
            Column.AREA
            if (column is Column.TITLE and index < name) or (assessed and index == name - 1)
            else column
            for index, column in enumerate(columns)
        ]
    columns = _kinds_behind_figures(_problems_aside(columns, titles), titles)
    columns = _demands_after_title(_goals_before_name(_goals_after_name(columns, titles)), titles)
    demands = [
        index
        for index, column in enumerate(columns)
        if column is Column.REQUIREMENT and not _PERIOD.fullmatch(_title_key(titles[index]))
    ]
    if Column.TITLE not in columns and len(demands) > 1:
        columns[demands[0]] = Column.TITLE
    if Column.REQUIREMENT not in columns and columns.count(Column.TITLE) > 1:
        last = len(columns) - 1 - columns[::-1].index(Column.TITLE)
        if re.sub(r"\s", "", titles[last]) != re.sub(r"\s", "", titles[columns.index(Column.TITLE)]):
            columns[last] = Column.REQUIREMENT
    if Column.TITLE not in columns and Column.INDICATOR not in columns and demands:
        columns[demands[0]] = Column.TITLE
    if Column.TITLE in columns and not {*columns} & {Column.INDICATOR, Column.REQUIREMENT, Column.MEASURE}:
        columns = _goal_as_demand(columns)
    return columns


def _goal_as_demand(columns: list[Column | None]) -> list[Column | None]:
    """The columns with the only target of tasks, 工作目标, as what is required of them."""
    if columns.count(Column.TARGET) != 1:
        return columns
    return [Column.REQUIREMENT if column is Column.TARGET else column for column in columns]


def _kinds_behind_figures(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with 目标类型 behind the figures of an indicator as its nature: groups stand before the names."""
    figures = [columns.index(one) for one in (Column.TARGET, Column.CURRENT) if one in columns]
    if Column.INDICATOR not in columns or Column.NATURE in columns or not figures:
        return columns
    return [
        Column.NATURE
        if column is Column.AREA and index > min(figures) and _KIND.fullmatch(_title_key(titles[index]))
        else column
        for index, column in enumerate(columns)
    ]


def _measured_contents(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with 评价内容 as the indicator, where a measure and a 目标值 stand beside it and no other text."""
    texts = [index for index, column in enumerate(columns) if column in TEXT_COLUMNS]
    if len(texts) != 1 or not {Column.MEASURE, Column.TARGET} <= set(columns):
        return columns
    is_level = titles[columns.index(Column.TARGET)].strip().endswith("值")
    measured = is_level and _MEASURED.fullmatch(_title_key(titles[texts[0]])) is not None
    return [
        Column.INDICATOR if measured and index == texts[0] else column for index, column in enumerate(columns)
    ]


def _goals_after_name(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with 目标任务 behind an indicator, or behind 工作内容, as what is required of it."""
    name = next(
        (columns.index(one) for one in (Column.INDICATOR, Column.REQUIREMENT) if one in columns), None
    )
    if name is None or Column.TARGET in columns:
        return columns
    return [
        Column.REQUIREMENT
        if column is Column.TITLE and index > name and _title_key(titles[index]).startswith("目标")
        else column
        for index, column in enumerate(columns)
    ]


def _goals_before_name(columns: list[Column | None]) -> list[Column | None]:
    """The columns with 责任目标 right before 具体指标 as the task, where no column holds what an indicator has."""
    own = {Column.TITLE, Column.TARGET, Column.MEASURE, Column.NATURE, Column.CURRENT}
    at = columns.index(Column.INDICATOR) - 1 if Column.INDICATOR in columns else -1
    if at < 0 or columns[at] is not Column.REQUIREMENT or own & set(columns):
        return columns
    return [*columns[:at], Column.TITLE, *columns[at + 1 :]]


def _problems_aside(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with 存在问题 beside a task as what is noted of it; alone the problem is the task."""
    problems = [
        column is Column.TITLE and _PROBLEM.search(title)
        for column, title in zip(columns, titles, strict=True)
    ]
    if columns.count(Column.TITLE) == sum(map(bool, problems)):
        return columns
    return [Column.NOTED if problem else column for problem, column in zip(problems, columns, strict=True)]


def _demands_after_title(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with 量化指标 behind a task as what it requires, where no other column says so."""
    if Column.TITLE not in columns or {Column.REQUIREMENT, Column.TARGET} & set(columns):
        return columns
    first = columns.index(Column.TITLE)
    return [
        Column.REQUIREMENT
        if column is Column.INDICATOR and index > first and not _REFERENCE.search(titles[index])
        else column
        for index, column in enumerate(columns)
    ]


def _lowest_level(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with only the lowest of 一级指标, 二级指标, 三级指标 as that of the indicators; those over it are groups."""
    levels = [
        "一二三四".index(found.group(1)) if (found := _LEVEL.fullmatch(_title_key(title))) else None
        for title in titles
    ]
    lowest = max((level for level in levels if level is not None), default=None)
    return [
        Column.AREA if level is not None and level != lowest else column
        for column, level in zip(columns, levels, strict=True)
    ]


def _without_offices(columns: list[Column | None], titles: tuple[str, ...]) -> list[Column | None]:
    """The columns with 责任科室 left aside where another one names the units: these are offices inside a unit."""
    inner = [_OFFICE.search(title) is not None for title in titles]
    outer = any(
        column in {Column.LEAD, Column.RESPONSIBLE} and not within
        for column, within in zip(columns, inner, strict=True)
    )
    return [
        Column.IGNORED if outer and within and column in UNIT_COLUMNS else column
        for column, within in zip(columns, inner, strict=True)
    ]


def _groups_before_number(columns: list[Column | None]) -> list[Column | None]:
    if Column.NO not in columns:
        return columns
    number = columns.index(Column.NO)
    after = [column for column in columns[number:] if column in TEXT_COLUMNS]
    return [
        Column.AREA
        if index < number
        and (
            (column is Column.INDICATOR and Column.INDICATOR in after)
            or (
                column in {Column.TITLE, Column.REQUIREMENT} and (len(after) > 1 or Column.INDICATOR in after)
            )
        )
        else column
        for index, column in enumerate(columns)
    ]
