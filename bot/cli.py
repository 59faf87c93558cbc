"""The command ``copydesk``. Every public module of :mod:`bot.commandline` is a command, named after the module.

A command's module is imported when it is called, not before, so that ``copydesk check`` doesn't wait for the server.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
from importlib import resources

import click
from rapidfuzz import process

from bot import commandline
from bot.model.errors import UserError
from bot.render._plain import printable


class Commands(click.Group):
    """A group whose commands are the modules of a package; each has its :class:`click.Command` as ``command``."""

    def list_commands(self, context: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(commandline.__path__))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(context):
            return None
        module = importlib.import_module(f"{commandline.__name__}.{name.replace('-', '_')}")
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(f"{module.__name__}.command is no click command")
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if arguments and self.get_command(context, arguments[0]) is None and not arguments[0].startswith("-"):
            nearest = process.extractOne(arguments[0], self.list_commands(context), score_cutoff=60)
            hint = f" Did you mean “{nearest[0]}”?" if nearest else ""
            context.fail(f"There is no command “{arguments[0]}”.{hint}")
        return super().resolve_command(context, arguments)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The names of the commands with what they do, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary(name)) for name in self.list_commands(context)])


def summary(name: str) -> str:
    """What a command does: the first line of its module's docstring after the colon."""
    source = resources.files(commandline).joinpath(f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")
    first_line = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    summary = first_line.partition(": ")[2]
    return summary[:1].upper() + summary[1:]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="copydesk", prog_name="copydesk", message="%(prog)s %(version)s")
def group() -> None:
    """The copy desk of sites whose posts live in git."""


def main() -> None:
    """Run the command line. Exit status 2 with a sentence on what a person can repair, without a traceback."""
    try:
        group(prog_name="copydesk")
    except UserError as error:
        click.echo(printable(error.message.in_english()), err=True)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
