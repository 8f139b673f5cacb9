"""What a unit cell says around the names: verbs that give a role, standing rules, words that are no units."""

import re

from ecoreport.language.unit_cells import words
from ecoreport.language.unit_cells.brackets import BLOCK_AT_END
from ecoreport.language.unit_cells.labels import DUTY_NOUNS, role_of
from ecoreport.model.unit_cell import Role

_VERB = (
    "牵头|负责|配合|参与|参加|协助|协同|(?<![政科])协办|主办|承办|落实|实施|执行|推进|推动|指导|督导|督促|督办|监督|调度|汇总|完成|统筹|协调|支持|主管|主抓|抓好|做好|承担|会办|(?<=[局委办厅部府])(?:保障|监管)|"
    "各负其责|抓落实|具体抓|负总责|总责|主责|抓总|为辅|组织(?=$|实施|落实|推进|协调)(?<!社会组织)(?<!团组织)(?<!党组织)(?<!业组织)(?<![会联层众委]组织)"
)
_MANNER = (
    "按[日周旬月季年]度?|每[日周旬月季年]度?|定期|"
    r"(?:按照?|依照?|依据|根据|结合|按)(?:各自|自身|本单位|部门|工作|法定)*的?(?:职责|职能|职权|权限|责任|任务|管辖|属地|规定|程序|计划|分工|要求)(?:范围|权限|分工|要求|管理|原则)*[内地]?|"
    r"(?:职责|职能|责任|任务)?分工|职责|责任|各自|分别|共同|具体|统一|积极|密切|主动|分级|属地|全面|全力|切实|认真|抓好|联合|予以|给予|结合实际|因地制宜|总"
)
_AS_WHAT = r"(?:作为|为|是)(?:主要|第一|总|牵头|责任|配合|参与|协办|主办|承办|协助|主责|主管|指导|监督|监管|督导|管理|实施)+(?:单位|部门|主体)|为主"
_TAIL = re.compile(rf"(?P<verb>{_MANNER}|{_VERB}|{_AS_WHAT})$|(?:相关|有关)?(?:工作|任务|事项|管理)$")
_VERB_THEN_UNIT = re.compile(
    rf"(?:牵头|配合|参与|负责|协助|指导|督促|监督)(?:{_VERB})*(?=(?:由|会同)?(?:[省市县区州旗](?!级|直|场)|[市县区省][级直]|各(?!自|项|类)|有关|相关))"
)


def split_verb(text: str) -> tuple[str, Role | None, bool]:
    """The text without the verb phrase at its end, the role that it gives, and whether there was one."""
    rest = head = text
    while match := _TAIL.search(rest):
        rest = rest[: match.start()]
        if match["verb"]:
            head = rest
    if head == text:
        return text, None, False
    if head and text.endswith("办") and not (words.is_complete(head) or words.is_group(head)):
        return text, None, False  # 区委目督办 is an office
    return head, role_of(text[len(head) :]), True


_VERB_INSIDE = re.compile(
    rf"(?P<name>.{{2,}}?)(?P<verb>(?:{_MANNER})*(?:牵头|负责|配合|做好|抓好|提供|承担|协助|参与|指导|督促|保障(?!.*(?:局|中心|办|队)$))+)(?P<what>.{{2,}})"
)


def split_verb_inside(text: str) -> tuple[str, Role | None] | None:
    """For a name with a verb and what it has to do (县城管局负责城区): the name and the role."""
    match = _VERB_INSIDE.fullmatch(text)
    if not match or match["what"] in DUTY_NOUNS.split("|"):
        return None
    if not (words.is_complete(match["name"]) or words.is_group(match["name"])):
        return None
    return match["name"], role_of(match["verb"])


def separate_verbs(text: str) -> str:
    """The text with a line break after a verb that the next name follows at once (X牵头市Y局配合)."""
    return _VERB_THEN_UNIT.sub(lambda match: match[0] + "\n", text)


_FOR_ALL = (
    r"(?:以下|以上|上述|下列|其他|其余)(?:[^。；;（）()]|[（(][^）)]*[）)])*?(?:均需|均由|均须|都需|均应|不再)[^。；;（）()]*"
    r"(?:[（(][^）)]*[）)][^。；;（）()]*)*"
)
_LISTED_ELSEWHERE = r"[^。；;，,、\n（(]*不再(?:一一|逐一|单独|另行|重复)?(?:列出|列明|列举|单列|赘述)"
_WHO_LEADS = (
    r"(?:以[上下]|上述)?(?:(?:责任)?(?:单位|部门)|名单)?中?(?:列|排|居|位|标|带|注|加|打|首|第一|[*★☆▲△])[^。；;，,、\n]{0,14}(?:为|是|即)[^。；;，,\n]*"
    r"(?:牵头|主办|责任|主责)(?:责任)?(?:单位|部门)?(?:[和及与或、][^。；;，,、\n）)]{1,6}(?:单位|部门))?"
    r"(?:[，,；;、]?其(?:他|它|余)(?:单位|部门)?均?(?:为|是)[^。；;，,\n]*(?:单位|部门))?(?:[，,、]?下同)?"
)
_WHERE_NOBODY_LEADS = (
    r"(?:未|没有|不)(?:列|注|标|明)[^。；;，,、\n]{0,6}(?:牵头|主办|责任)(?:单位|部门)的?[，,]?"
    r"[^。；;，,、\n]*(?:为|是|由)[^。；;，,、\n]*"
)
_RULE = re.compile(
    rf"(?:^|(?<=[。；;，,、\n：:（(〔\[]))(?:注[：:]?)?(?:{_WHERE_NOBODY_LEADS}|{_FOR_ALL}|{_LISTED_ELSEWHERE}|{_WHO_LEADS}|下同)(?=[。；;，,、\n）)〕\]]|$)"
)
_LOOSE_SEPARATOR = re.compile(r"[，,；;、]+(?=[）)〕\]】])")
_EMPTY_BRACKETS = re.compile(r"[（(〔\[【][。，,；;、]*[）)〕\]】]")


def take_rules(text: str) -> tuple[str, list[str]]:
    """The text without its standing rules, and these in order."""
    rules: list[str] = []

    def take(match: re.Match[str]) -> str:
        rules.append(match[0])
        return ""

    left = _RULE.sub(take, text)
    if rules:
        left = _LOOSE_SEPARATOR.sub("", left)
    return _EMPTY_BRACKETS.sub("", left), rules


_NOISE = re.compile(
    r"无(?:牵头|责任|配合|参与)?(?:单位|部门)?|暂无|没有|不涉及|(?:联系)?电话.*|(?:完成|办结|整改)?(?:时限|时间|期限).+|[\d-]{7,}|待定|同上|同前|下同|如上|略|空|/|—+|-+|－+|…+|\.+|\d+[.．、)]?|"
    r"(?:截至|于|在)?(?:19|20)\d\d[年.\-/].*|\d{1,2}月.*|(?:长期|持续|全年|常年|每年|每月|每季度|年底|年内|全程)+(?:坚持|推进|实施|开展|完成|前|内|底前)*|"
    r".*(?:月底|年底)(?:之)?前.*|各自(?:职责|领域|任务).*|(?:落实|承担|履行|做好|抓好|加强|强化).*(?:责任|工作|职责|任务|实施)|"
    r"第[一二三四五六七八九十]+|(?:为|是)?(?:成员|责任|配合|牵头|参与|协办|主办|承办)(?:单位|部门)?|单位|工作|以下"
)


_TIME_AT_END = re.compile(
    r"(?P<name>.{2,}?)(?:[于在]|截至)?(?=\d+[年月])(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日|[上中下]旬|底)?(?:之?前)?(?:完成|办结)?"
)


def cut_time(text: str) -> str:
    """The text without the time that is glued to a whole name: 市教育局6月底前."""
    match = _TIME_AT_END.fullmatch(text)
    return match["name"] if match and words.is_complete(match["name"]) else text


def is_nothing(text: str) -> bool:
    """True for a cell that says on purpose that it is empty, with a separator inside: N/A."""
    return text.strip().upper() == "N/A"


def is_noise(text: str) -> bool:
    """True for words that stand in unit cells and name nobody: 无, —, 2022年底前, 长期坚持."""
    return not text or bool(_NOISE.fullmatch(BLOCK_AT_END.sub("", text)))
