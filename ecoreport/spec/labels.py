"""The Chinese name of every field of a programme: for messages, for `show`, and for the headings of the Excel form."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from ecoreport.model.finding import Finding
from ecoreport.model.program_form import DIRECTIONS, KINDS
from ecoreport.spec.nodes import EntriesNode, ListNode, Node, Path, TextNode

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "id": "编号",
        "title": "名称",
        "region": "地区",
        "year": "年度",
        "level": "创建级别",
        "office": "主办机构",
        "source": "来源",
        "goals": "工作目标",
        "phases": "阶段",
        "areas": "领域",
        "units": "单位",
        "indicators": "指标",
        "tasks": "任务",
        "rules": "通则",
        "papers": "文书用语",
        "known": "已知问题",
        "note": "备注",
        "name": "名称",
        "start": "开始",
        "end": "结束",
        "text": "原文",
        "kind": "类别",
        "aliases": "别名",
        "members": "成员",
        "no": "序号",
        "area": "领域",
        "nature": "属性",
        "key": "重难点",
        "metrics": "分项",
        "measure": "计量单位",
        "better": "改善方向",
        "target": "目标值",
        "lead": "牵头单位",
        "cooperate": "配合单位",
        "scope": "范围",
        "deadline": "时限",
        "range": "取值范围",
        "baseline": "基期",
        "assigned": "下达指标",
        "value": "数值",
        "document": "文件",
        "date": "日期",
        "list": "所在表",
        "requirement": "具体要求",
        "target_table": "目标表名称",
        "task_table": "任务分解表名称",
        "task_lists": "任务清单名称",
        "footnote": "表注",
        "code": "问题编码",
        "where": "所在",
        "reason": "理由",
    }
)
"""Keys of the YAML form with their Chinese names."""

LAYOUT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "id": "编号",
        "version": "版本",
        "sheets": "工作表",
        "signatures": "签名栏",
        "key": "代号",
        "title": "标题",
        "kind": "种类",
        "heading": "表头一行",
        "lines": "说明文字",
        "columns": "列",
        "fields": "单格",
        "free_rows": "空行数",
        "width": "列宽",
        "fill": "由单位填写",
        "type": "类型",
        "choices": "选项",
        "help": "填写提示",
        "label": "名称",
        "required": "必填",
        "rows": "行高",
    }
)
"""The same for the keys of a layout file."""


CHOICES: Mapping[str, str] = MappingProxyType(dict((*KINDS, *DIRECTIONS)))
"""Kinds of units and directions with their Chinese names."""

_KEY_AND_NAME = re.compile(r" ?\b[a-z_]+（([^（）]+)）")


def label(key: str) -> str:
    """The Chinese name of a field; the key itself when it has none."""
    return LABELS.get(key, key)


def named(key: str, labels: Mapping[str, str] = LABELS) -> str:
    """A field as messages name it, by the key of the YAML form and its Chinese name: `region（地区）`."""
    return f"{key}（{labels[key]}）" if key in labels else key


def said_choice(choice: StrEnum) -> str:
    """A choice as messages name it: `higher（越高越好）`."""
    word = CHOICES.get(choice.value)
    return f"{choice.value}（{word}）" if word else choice.value


def in_form_words(finding: Finding) -> Finding:
    """The finding for one who edits the Excel form and never sees a key of the YAML: `region（地区）` becomes `地区`."""
    message, remedy = (_KEY_AND_NAME.sub(r"\1", text) for text in (finding.message, finding.remedy))
    return replace(finding, message=message, remedy=remedy)


def describe_path(root: Node, path: Path, labels: Mapping[str, str] = LABELS) -> str:
    """The way to a field as a clerk would say it: `指标 26 → 分项 26.1 → 目标值`."""
    words: list[str] = []
    node: Node | None = root
    for step in path:
        if isinstance(node, EntriesNode):
            node = node.entries.get(str(step))
            words.append(labels.get(str(step), str(step)))
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            if isinstance(node, EntriesNode):
                words[-1:] = [f"{''.join(words[-1:])} {_called(node) or f'第 {step + 1} 项'}"]
    return " → ".join(words) or "文件"


def _called(node: EntriesNode) -> str | None:
    for key in ("id", "no", "name", "title", "label"):
        own = node.entries.get(key)
        if isinstance(own, TextNode) and own.text:
            return own.text
    return None
