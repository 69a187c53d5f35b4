"""The shape of every command: flags that may stand anywhere, completion of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from cadence.cli.context import Context, Flags

PANEL = "Everywhere"
_SHARED: tuple[tuple[str, str, str, str | None], ...] = (
    ("db", "--db", "Another database: its file, or a server's URL.", "DB"),
    ("config", "--config", "Another settings file.", "FILE"),
    ("today", "--today", "Believe that it is another day.", "DATE"),
    ("json", "--json", "One JSON document on stdout.", None),
    ("quiet", "--quiet", "Only results, no hints or warnings.", None),
    ("yes", "--yes", "Ask nothing: where a yes is needed, it is given.", None),
)


def shared_options() -> list[Any]:
    """The flags of every command, fresh for each: they may stand before or after its name."""
    return [_option(*shared) for shared in _SHARED]


def _option(name: str, flag: str, text: str, metavar: str | None) -> TyperOption:
    return TyperOption(
        param_decls=[f"shared_{name}", flag] + (["-q"] if name == "quiet" else []),
        is_flag=metavar is None,
        type=None if metavar is None else str,
        default=False if metavar is None else None,
        metavar=metavar,
        expose_value=False,
        is_eager=True,
        callback=_keep(name),
        help=text,
        rich_help_panel=PANEL,
    )


def _keep(name: str) -> Callable[[Any, Any, Any], Any]:
    def callback(ctx: Any, _param: Any, value: Any) -> Any:
        if value:
            setattr(flags(ctx), name, value)
        return value

    return callback


def flags(ctx: Any) -> Flags:
    """The flags of this run, kept at the root."""
    root = ctx.find_root()
    if not isinstance(root.obj, Flags):
        root.obj = Flags()
    found: Flags = root.obj
    return found


class CadenceCommand(TyperCommand):
    """A command that takes the shared flags as well as its own."""

    _usage: Sequence[str] = ()
    """How it is typed, while its page is written."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its own parameters, then the shared ones: made only for the command that runs."""
        return [*super().get_params(ctx), *shared_options()]

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """How it is typed: WHO where it is needed, [WHO] where it may be left out."""
        return list(self._usage) or [
            piece.strip("{}") for piece in super().collect_usage_pieces(ctx)
        ]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Its page."""
        from cadence.cli.help_pages import in_plain_words

        read, self._usage = self.params, self.collect_usage_pieces(ctx)
        self.params = in_plain_words(read)
        try:
            super().format_help(ctx, formatter)
        finally:
            self.params, self._usage = read, ()


class CadenceGroup(TyperGroup):
    """A group that takes the shared flags before the command's name.

    `later` holds commands that are built when somebody asks for them, `summaries` what the list
    of commands says of each, and under which heading.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.later: dict[str, Callable[[], Any]] = {}
        self.summaries: dict[str, tuple[str, str]] = {}

    def get_params(self, ctx: Any) -> list[Any]:
        """Its own parameters, then the shared ones."""
        return [*super().get_params(ctx), *shared_options()]

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order in which they stand in the help."""
        return list(dict.fromkeys([*self.later, *super().list_commands(ctx)]))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, built if nobody asked for it before."""
        if cmd_name not in self.commands and cmd_name in self.later:
            self.commands[cmd_name] = self.later[cmd_name]()
        return super().get_command(ctx, cmd_name)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help that names the commands; none of them is built for it."""
        built = dict(self.commands)
        for name, (summary, panel) in self.summaries.items():
            self.commands[name] = TyperCommand(name, help=summary, rich_help_panel=panel)
        try:
            super().format_help(ctx, formatter)
        finally:
            self.commands = built

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The names that begin so, or its flags; none of the commands is built for it."""
        from typer._click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        found = [CompletionItem(name, help=self._summary(name)) for name in names]
        return [*found, *super(TyperGroup, self).shell_complete(ctx, incomplete)]

    def _summary(self, name: str) -> str:
        """What a command does, in a line."""
        if name in self.summaries:
            return self.summaries[name][0]
        return (self.commands[name].help or "").partition("\n")[0]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Which command is meant; a name that is wrong is compared with all of them."""
        if args and args[0] not in self.later:
            for name in self.later:
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)


DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be done.")]


def context(ctx: typer.Context) -> Context:
    """This run, once its flags are read."""
    return Context(flags(ctx))


def complete_who(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """People whom that may become the name of."""
    from cadence.cli.who import begun_names

    return begun_names(context(ctx), incomplete)
