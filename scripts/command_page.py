"""The page of the commands, drawn from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.commands import all_commands
from bot.commands._command import Command, Who

_WHO = {
    Who.ANYBODY: "anybody",
    Who.OPENER: "whoever opened the pull request",
    Who.AUTHOR: "the authors of the post",
    Who.READER: "those who are asked to read",
    Who.WRITER: "whoever may write to the repository",
    Who.EDITOR: "the editors",
}

_INTRODUCTION = """\
# Commands

A command is a line that begins with `/` and its name, in a comment on a pull request or in the body of a review. It may
stand anywhere in a comment, several in one, but for code, quotes, HTML comments and folded details. `/copydesk check`
is the same as `/check`, for repositories in which another bot listens to that name.

- A command is carried out once. An edited comment brings only what is new in it, at the time of the edit; a comment
  that is deleted takes nothing back.
- A comment whose commands were all carried out gets 👍, any other 😕. Why a command was not carried out stands in
  Copydesk's comment until its author gives one that is. The body of a review takes no 👍.
- A line that is like no command is taken to be for somebody else, unless it begins with `/copydesk`.
- The editors may give every command. They are those that the configuration names under
  [`editors`](configuration.md), or whoever may write to the repository where it names nobody."""


def files() -> Mapping[str, str]:
    """The one page."""
    return {"docs/commands.md": "\n".join(_page()) + "\n"}


def _page() -> Iterator[str]:
    yield _INTRODUCTION
    yield "\n| command | what it does | who may, besides the editors |\n| --- | --- | --- |"
    for command in all_commands().values():
        usage = command.usage.replace("|", "\\|")
        yield f"| [`{usage}`](#{command.name}) | {command.help.in_english()} | {_who(command)} |"
    for command in all_commands().values():
        yield f"\n## {command.name}\n\n`{command.usage}`\n\n{command.help.in_english()}\n\n{command.details}"
    yield "\nThis page is generated from `bot/commands/` by `make docs`."


def _who(command: Command) -> str:
    return ", ".join(_WHO[who] for who in command.who if who is not Who.EDITOR) or "nobody"
