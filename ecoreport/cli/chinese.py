"""Click in Chinese: headings of the help pages, and sentences for a call that is not understood."""

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

_PATH_WORDS = (
    ("does not exist.", "不存在"),
    ("is a directory.", "是文件夹，这里要写文件"),
    ("is a file.", "是文件，这里要写文件夹"),
)


class ChineseCommand(click.Command):
    """A command whose help page is Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the usage line."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options under a Chinese heading."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, described in Chinese."""
        return _chinese_help_option(super().get_help_option(ctx))


class ChineseGroup(click.Group):
    """A command group whose help page is Chinese; keeps the order in which commands were added."""

    command_class = ChineseCommand
    group_class = type

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the usage line."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes options and commands under Chinese headings."""
        _write_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands."""
        rows = [(name, self.commands[name].get_short_help_str(60)) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("命令"):
                formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work, not of the alphabet."""
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, described in Chinese."""
        return _chinese_help_option(super().get_help_option(ctx))


def explain_usage_error(wrong: click.ClickException) -> str:
    """One Chinese sentence on what is wrong with a call."""
    match wrong:
        case NoSuchOption():
            hint = f"是不是想写 {'、'.join(wrong.possibilities)}？" if wrong.possibilities else ""
            return f"没有选项 {wrong.option_name}。{hint}"
        case BadOptionUsage() if "requires" in wrong.message:
            return f"选项 {wrong.option_name} 后面要写一个值。"
        case BadOptionUsage():
            return f"选项 {wrong.option_name} 后面不用写值。"
        case MissingParameter():
            return f"缺少{_parameter_name(wrong).rstrip()}。"
        case BadParameter() if wrong.param is not None and isinstance(wrong.param.type, click.Choice):
            return f"{_parameter_name(wrong)}只能是 {'、'.join(map(str, wrong.param.type.choices))} 之一。"
        case BadParameter() if wrong.param is not None and isinstance(
            wrong.param.type, click.types.IntParamType
        ):
            return f"{_parameter_name(wrong)}要写一个整数。"
        case BadParameter() if wrong.param is not None and isinstance(wrong.param.type, click.Path):
            return f"{_parameter_name(wrong)}写的 {_explain_path(wrong.message)}。"
        case BadParameter():
            return f"{_parameter_name(wrong)}的值不对：{wrong.message}"
        case UsageError() if "No such command" in wrong.message:
            return f"没有这个命令：{wrong.message.split(chr(39))[1]}。"
        case UsageError() if "unexpected extra argument" in wrong.message:
            return f"多余的参数：{wrong.message.rsplit('(', 1)[-1].rstrip(')')}。"
    return wrong.format_message()


def _parameter_name(wrong: BadParameter) -> str:
    if wrong.param is None:
        return f"选项 {wrong.param_hint} " if wrong.param_hint else "参数"
    kind = "参数" if wrong.param.param_type_name == "argument" else "选项"
    names = [wrong.param.human_readable_name] if kind == "参数" else wrong.param.opts
    return f"{kind} {'/'.join(names)} "


def _explain_path(message: str) -> str:
    """Click's sentence about a path (`File 'x' does not exist.`) in Chinese."""
    path = message[message.find("'") + 1 : message.rfind("'")]
    for said, meant in _PATH_WORDS:
        if message.endswith(said):
            return f"{path} {meant}"
    return f"{path} 读不了"


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = [
        p.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
        for p in command.collect_usage_pieces(ctx)
    ]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    rows = [row for param in command.get_params(ctx) if (row := param.get_help_record(ctx)) is not None]
    if rows:
        with formatter.section("选项"):
            formatter.write_dl(rows)


def _chinese_help_option(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示本说明。"
    return option
