"""Every command, option and finding code stands in the docs, as the code has it.

`python tests/test_documentation.py` writes the generated parts anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from ecoreport.catalogue import CATALOGUE
from ecoreport.cli.app import build_app

DOCS = Path(__file__).parent.parent / "docs"
MARK = "<!-- 以下由程序生成：python tests/test_documentation.py -->"
FAMILIES = {
    "PLAN": "方案文件和方案内容",
    "DRAFT": "由方案原文起草",
    "LAYOUT": "工作簿布局文件",
    "WORK": "工作目录",
    "FILE": "交回的文件",
    "BOOK": "工作簿本身",
    "READ": "填报内容的读法",
    "CHK": "指标、任务和各单位之间",
}


def commands_page() -> str:
    """The generated part of docs/commands.md."""
    app = build_app()
    lines: list[str] = []
    for name, command in _commands(app):
        # Commands remember the first help option they were asked for, so the page asks as the command line does.
        context = click.Context(
            command,
            info_name=f"ecoreport {name}",
            help_option_names=app.context_settings["help_option_names"],
        )
        usage = " ".join(command.collect_usage_pieces(context)).replace("[OPTIONS]", "[选项]")
        usage = usage.replace("COMMAND [ARGS]...", "命令 [参数]…")
        lines += [f"## ecoreport {name}", "", command.help or "", "", f"    ecoreport {name} {usage}", ""]
        records = [param.get_help_record(context) for param in command.get_params(context)]
        rows = [f"| `{record[0]}` | {record[1]} |" for record in records if record]
        lines += ["| 选项 | 说明 |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def findings_page() -> str:
    """The generated part of docs/findings.md."""
    lines: list[str] = []
    for family, title in FAMILIES.items():
        lines += [f"## {family}：{title}", "", "| 编号 | 等级 | 是什么 | 怎么处理 |", "|---|---|---|---|"]
        for entry in CATALOGUE.values():
            if entry.code.startswith(f"{family}-"):
                what = f"**{entry.title}**：{entry.message}".replace("|", "\\|")
                remedy = entry.remedy.replace("|", "\\|")
                lines.append(f"| {entry.code} | {entry.severity.value} | {what} | {remedy} |")
        lines.append("")
    return "\n".join(lines)


def _commands(app: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in app.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


PAGES = {"commands.md": commands_page, "findings.md": findings_page}


def test_the_generated_pages_are_up_to_date() -> None:
    for name, build in PAGES.items():
        written = (DOCS / name).read_text(encoding="utf-8").partition(MARK)[2].strip()
        assert written == build().strip(), (
            f"docs/{name} is out of date: run python tests/test_documentation.py"
        )


def test_every_code_belongs_to_a_family_and_is_shaped_alike() -> None:
    for code in CATALOGUE:
        assert re.fullmatch(r"[A-Z]+-\d{3}", code)
        assert code.split("-")[0] in FAMILIES


def test_every_code_of_the_catalogue_is_used_and_every_used_code_is_known() -> None:
    used: set[str] = set()
    for path in (DOCS.parent / "ecoreport").rglob("*.py"):
        if "catalogue" not in path.parts:
            used |= set(re.findall(rf"\b(?:{'|'.join(FAMILIES)})-\d{{3}}\b", path.read_text("utf-8")))
    assert used == set(CATALOGUE)


def test_messages_are_chinese_and_end_as_sentences() -> None:
    for entry in CATALOGUE.values():
        for text in (entry.message, entry.remedy):
            assert re.search(r"[\u4e00-\u9fff\uff00-\uffef]", text), entry.code
            assert text[-1] in "。？！}”）", (entry.code, text)


def test_links_between_the_docs_lead_somewhere() -> None:
    root = DOCS.parent
    for page in (*root.glob("*.md"), *DOCS.rglob("*.md"), *(root / "examples").glob("*.md")):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:")):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def main() -> None:
    """Writes the generated parts."""
    for name, build in PAGES.items():
        path = DOCS / name
        head = path.read_text(encoding="utf-8").partition(MARK)[0]
        path.write_text(f"{head}{MARK}\n\n{build().strip()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
