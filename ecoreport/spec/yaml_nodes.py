"""YAML text as nodes with their lines; what is wrong with the text is a finding, never an exception."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.spec.nodes import EntriesNode, ListNode, Node, TextNode

DEEPEST = 30
"""More levels than any programme needs; a file that goes deeper is an accident or an attack."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOTHING = {"~", "null"}
"""YAML's own words for no value; in quotes they are texts."""
_STANDARD_TAGS = {None, "!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "seq", "map"))}


def decode_text(data: bytes, *, file: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file in UTF-8, UTF-16 with a mark, or GB18030; None when it is no text."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16"), ()
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return None, (find("PLAN-001", place=Place(file=file)),)
    return text, (find("PLAN-002", place=Place(file=file)),)


def parse_yaml(text: str, *, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The one document of a YAML text as nodes, and what is wrong with it.

    Works on parse events rather than on composed nodes: the C composer calls itself once a level and a file of
    100,000 brackets brings the process down (PyYAML 6.0.3).

    Returns:
        The root, or None when the text is no usable YAML; findings in the text's order.
    """
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return None, (find("PLAN-003", place=Place(file=file, line=line), reason="含有看不见的控制字符"),)
    reader = _Reader(file=file, lines=text.splitlines())
    try:
        reader.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as wrong:
        reader.stop(wrong)
    return reader.root, tuple(reader.findings)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A list or mapping that is still being read."""

    place: Place
    items: list[Node] | None = None
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    key: tuple[str, Place] | None = None


class _UnusableError(Exception):
    """Reading stops here; the finding is already noted."""


@dataclass(slots=True, kw_only=True)
class _Reader:
    file: str
    lines: list[str]
    root: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        try:
            for event in events:
                if isinstance(event, yaml.ScalarEvent):
                    self._check_tag(event)
                    quoted = event.style not in (None, "")
                    text = "" if not quoted and event.value in _NOTHING else event.value
                    self._add(TextNode(place=self._place(event), text=text, quoted=quoted))
                elif isinstance(event, yaml.CollectionStartEvent):
                    self._open(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._close()
                elif isinstance(event, yaml.AliasEvent):
                    raise self._refuse(event, f"*{event.anchor}")
                elif isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise self._refuse(event, "---")
        except _UnusableError:
            self.root = None

    def stop(self, wrong: yaml.YAMLError) -> None:
        """Notes a syntax error in words that a clerk can act on."""
        self.root = None
        mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
        line = min(mark.line + 1, max(len(self.lines), 1)) if mark else None
        text = self.lines[line - 1].strip() if line and line <= len(self.lines) else ""
        problem = getattr(wrong, "problem", None) or str(wrong)
        place = Place(file=self.file, line=line, text=text[:60] or None)
        reason = _explain_problem(problem, self.lines[line - 1] if text and line else "")
        self.findings.append(find("PLAN-003", place=place, reason=reason))

    def _place(self, event: yaml.Event) -> Place:
        assert event.start_mark is not None
        return Place(file=self.file, line=event.start_mark.line + 1)

    def _refuse(self, event: yaml.Event, text: str) -> _UnusableError:
        self.findings.append(find("PLAN-004", place=self._place(event), text=text))
        return _UnusableError()

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in _STANDARD_TAGS:
            raise self._refuse(event, str(event.tag))
        if event.anchor:
            raise self._refuse(event, f"&{event.anchor}")

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._check_tag(event)
        if len(self.stack) >= DEEPEST:
            self.findings.append(find("PLAN-003", place=self._place(event), reason="括号或缩进的层数过多"))
            raise _UnusableError
        is_list = isinstance(event, yaml.SequenceStartEvent)
        self.stack.append(_Open(place=self._place(event), items=[] if is_list else None))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.items is not None:
            self._add(ListNode(place=done.place, items=tuple(done.items)))
        else:
            self._add(EntriesNode(place=done.place, entries=done.entries, keys=done.keys))

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if top.items is not None:
            top.items.append(node)
        elif top.key is None:
            if not isinstance(node, TextNode):
                self.findings.append(find("PLAN-003", place=node.place, reason="键名须是一个词"))
                raise _UnusableError
            top.key = (node.text, node.place)
        else:
            key, place = top.key
            top.key = None
            if key in top.keys:
                both = (top.keys[key], place)
                self.findings.append(
                    find("PLAN-008", place=place, places=both, key=key, first=top.keys[key].line)
                )
                return
            top.keys[key] = place
            top.entries[key] = node


def _explain_problem(problem: str, line: str) -> str:
    if line.lstrip(" ").startswith("\t") or ("\t" in line and "start any token" in problem):
        return "行中用了制表符（Tab 键），缩进只能用空格"
    known = {
        "could not find expected ':'": "这一行缺少冒号（冒号须用半角，后面留一个空格）",
        "mapping values are not allowed": "冒号的位置不对：文字里含有“: ”时须用引号括起来，或上一行缩进有误",
        "did not find expected key": "缩进与上下行对不齐",
        "did not find expected '-' indicator": "列表的“-”与上下行对不齐",
        "did not find expected ',' or ']'": "方括号没有配对，或列表项之间缺半角逗号",
        "did not find expected ',' or '}'": "花括号没有配对，或各项之间缺半角逗号",
        "unexpected end of stream": "引号没有配对",
        "start any token": "行首的符号（如 @ ` % >）须用引号括起来",
        "comment or line break": "以 > 或 | 开头的文字须用引号括起来",
        "unknown escape": "双引号内的反斜杠须写成两个",
        "did not find expected node content": "此处缺少内容",
        "block scalar": "“|”或“>”后面的多行文字缩进有误",
        "document start": "文件中间多出了内容或缩进有误",
    }
    return next((words for part, words in known.items() if part in problem), "此处的缩进或标点不合 YAML 写法")
