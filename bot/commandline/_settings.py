"""The settings of the environment, for commands that talk to GitHub."""

from __future__ import annotations

import click

from bot.settings import Settings, SettingsError


class UsageProblem(click.ClickException):
    """Something about the call or its surroundings is wrong: exit status 2, like all of click's own."""

    exit_code = 2


def load_settings() -> Settings:
    """The settings. Raises UsageProblem with every one that is missing or wrong."""
    try:
        return Settings.load()
    except SettingsError as error:
        raise UsageProblem("\n".join(error.problems)) from error
