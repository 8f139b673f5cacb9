"""Text templates of the office: rendered in a sandbox, every mistake said in Chinese with file and line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ecoreport.errors import TemplateError
from ecoreport.word.markup import shield


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """What an office may change about its papers: the base document and the text templates."""

    base: bytes
    templates: Mapping[str, bytes]
    """By file name."""


_LOOP_NAMES = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"})
_FULL_WIDTH_TAG = re.compile(r"[｛{][｛{％]|[％%｝][｝}]")
_PLAIN_TAG = re.compile(r"\{[{%]|[%}]\}")
_GREEDY_FILTERS = ("format", "center", "indent", "wordwrap", "pprint", "xmlattr", "urlize")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses what a template of words never needs, at once and not on output."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"operator {operator}")

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        raise SecurityError(f"attribute {attribute}")


def decode_template(name: str, source: bytes) -> str:
    """The template's text, in UTF-8 or as Windows' editor saves it.

    Raises:
        TemplateError: When it is no text.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return source.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TemplateError(
        f"模板“{name}”不是文本文件。请用记事本另存为UTF-8编码的文本，或从模板目录移走以使用自带模板。"
    )


def render_template(name: str, source: bytes, fields: Mapping[str, object], known: Iterable[str]) -> str:
    """The template with its fields filled in.

    Args:
        name: The template's file name, for messages.
        source: Its bytes.
        fields: The values by their Chinese names.
        known: Every name that may stand after a dot, whether or not the values have it this time.

    Raises:
        TemplateError: When the template is broken, uses names that do not exist (all of them are listed) or does
            what templates may not do.
    """
    text = decode_template(name, source)
    _refuse_full_width_tags(name, text)
    try:
        return _fill_in(name, text, fields, known)
    except TemplateError:
        raise
    except Exception as wrong:  # a template is the office's own text: whatever it does is no bug of ours
        raise TemplateError(_explain(wrong, name, text)) from wrong


def _fill_in(name: str, text: str, fields: Mapping[str, object], known: Iterable[str]) -> str:
    environment = _Sandbox(
        undefined=StrictUndefined, finalize=_finalize, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    for greedy in _GREEDY_FILTERS:
        del environment.filters[greedy]
    tree = environment.parse(text, name=name, filename=name)
    _refuse_unknown_names(name, tree, set(fields), set(known))
    code = environment.compile(tree, name=name, filename=name)
    template = environment.template_class.from_code(environment, code, environment.make_globals(None))
    return template.render(fields)


def _explain(wrong: Exception, name: str, text: str) -> str:
    if isinstance(wrong, TemplateSyntaxError):
        line = wrong.lineno
        fault = "写法有误"
        remedy = "请检查括号是否成对、for 和 if 有没有 endfor 和 endif、竖线 | 后面的名称是否写对。"
    else:
        line = _line_of(wrong.__traceback__, name)
        if isinstance(wrong, SecurityError):
            fault, remedy = "用了模板里不允许的写法", "模板只能填写字段、判断和循环。"
        elif isinstance(wrong, UndefinedError):
            fault, remedy = "用了没有的字段", "可用字段列在自带模板开头的说明里。"
        else:
            fault, remedy = "无法执行", "请对照自带模板改正。"
    return f"模板“{name}”第{line}行{fault}：{_line(text, line)}。{remedy}"


def _finalize(value: object) -> str:
    return shield(str(value))


def _refuse_full_width_tags(name: str, text: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _FULL_WIDTH_TAG.finditer(line):
            if not _PLAIN_TAG.fullmatch(found[0]):
                raise TemplateError(
                    f"模板“{name}”第{number}行的括号“{found[0]}”是全角的，不会起作用：{line.strip()}。请改成半角的 {{{{ }}}} 或 {{% %}}。"
                )


def _refuse_unknown_names(name: str, tree: nodes.Template, fields: set[str], known: set[str]) -> None:
    unknown: dict[str, int] = {}
    for missing in meta.find_undeclared_variables(tree) - fields:
        lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == missing]
        unknown[missing] = min(lines, default=1)
    for node in tree.find_all(nodes.Getattr):
        if node.attr.startswith("_"):
            continue  # the sandbox answers that one
        if node.attr not in known and node.attr not in _LOOP_NAMES:
            unknown.setdefault(node.attr, node.lineno)
    if unknown:
        listed = "、".join(
            f"“{word}”（第{line}行）" for word, line in sorted(unknown.items(), key=lambda u: u[1])
        )
        raise TemplateError(f"模板“{name}”用了没有的字段：{listed}。可用字段列在自带模板开头的说明里。")


def _line_of(traceback: TracebackType | None, name: str) -> int:
    line = 1
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == name:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
