"""Text templates: filled in, and every mistake of the office said in Chinese with file and line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.errors import TemplateError
from ecoreport.word.markup import Block, Mark, parse_blocks
from ecoreport.word.template import render_template

FIELDS = {"单位": "甲局", "列表": [{"名称": "甲"}, {"名称": "乙"}], "无": ""}


def render(source: str, **fields: object) -> str:
    return render_template("样.j2", source.encode(), FIELDS | fields, {"名称"})


def refused(source: str, **fields: object) -> str:
    with pytest.raises(TemplateError) as caught:
        render(source, **fields)
    message = str(caught.value)
    assert "样.j2" in message
    return message


def blocks(source: str, **fields: object) -> list[tuple[Mark, str]]:
    return [(block.mark, block.text) for block in parse_blocks("样.j2", render(source, **fields))]


def test_fields_loops_and_conditions_are_filled_in() -> None:
    source = "【标题】{{ 单位 }}总结\n\n{% for 项 in 列表 %}\n【一级】{{ 项.名称 }}\n{% endfor %}\n{% if 无 %}有{% else %}没有{% endif %}"
    assert blocks(source) == [
        (Mark.TITLE, "甲局总结"),
        (Mark.HEADING1, "甲"),
        (Mark.HEADING1, "乙"),
        (Mark.TEXT, "没有"),
    ]


@pytest.mark.parametrize(
    "value", ["【标题】我", "甲\n【标题】我", "{{ 7*7 }}", "{% raw %}", "甲\x1c【表】乙", "甲\x85乙"]
)
def test_what_a_clerk_typed_is_never_a_mark_or_a_tag(value: str) -> None:
    ((mark, text),) = blocks("{{ 单位 }}", 单位=value)
    assert mark is Mark.TEXT
    assert text == value.replace("\n", " ")


@given(st.text(max_size=30))
def test_any_value_gives_one_paragraph_at_most(value: str) -> None:
    made = parse_blocks("样.j2", render_template("样.j2", "头{{ 单位 }}尾".encode(), {"单位": value}, ()))
    assert len(made) == 1
    assert made[0].mark is Mark.TEXT


@pytest.mark.parametrize(
    "payload",
    [
        "{{ 单位.__class__.__mro__ }}",
        "{{ 单位['__class__'] }}",
        "{{ 单位|attr('__class__') }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ 列表 * 100000000 }}",
        "{{ 2 ** 999999999 }}",
    ],
)
def test_payloads_are_refused_with_their_line(payload: str) -> None:
    assert "第2行用了模板里不允许的写法" in refused(f"第一行\n{payload}")


@pytest.mark.parametrize(
    "payload",
    [
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{{ lipsum() }}",
        "{{ 单位|format }}",
        "{{ self._TemplateReference__context }}",
        "{{ range(10) }}",
    ],
)
def test_nothing_reaches_outside_the_fields(payload: str) -> None:
    refused(payload)


def test_all_unknown_names_are_listed_at_once_with_their_lines() -> None:
    message = refused(
        "{{ 单味 }}\n{% if 无 %}{{ 从不执行 }}{% endif %}\n{% for 项 in 列表 %}{{ 项.名城 }}{% endfor %}"
    )
    assert "“单味”（第1行）、“从不执行”（第2行）、“名城”（第3行）" in message


def test_a_field_that_this_value_lacks_is_named_by_its_line() -> None:
    assert "第2行用了没有的字段" in refused("一\n{{ 单位.名称 }}")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("一\n{% for 项 in 列表 %}\n{{ 项 }}", 3),
        ("一\n{{ 单位 ", 2),
        ("{% 如果 无 %}", 1),
        ("{{ 单位|大写 }}", 1),
    ],
)
def test_broken_tags_are_named_by_their_line(source: str, line: int) -> None:
    assert f"第{line}行写法有误" in refused(source)


@pytest.mark.parametrize("source", ["一\n｛｛ 单位 ｝｝", "一\n{｛ 单位 }}", "一\n｛% if 无 %｝"])
def test_full_width_braces_are_pointed_out(source: str) -> None:
    assert "第2行的括号" in refused(source)


def test_an_unknown_mark_is_named_with_those_that_exist() -> None:
    with pytest.raises(TemplateError, match=r"【标提】.*【标题】"):
        parse_blocks("样.j2", "【标提】总结")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_templates_may_be_saved_as_windows_does(encoding: str) -> None:
    source = "【标题】{{ 单位 }}\r\n正文".encode(encoding)
    text = render_template("样.j2", source, FIELDS, ())
    assert parse_blocks("样.j2", text) == (
        Block(mark=Mark.TITLE, text="甲局"),
        Block(mark=Mark.TEXT, text="正文"),
    )


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(TemplateError, match="不是文本文件"):
        render_template("样.j2", b"PK\x03\x04\xff\xfe\x80\xff", FIELDS, ())
