from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import click
import pytest
from click.testing import CliRunner

from bot import cli


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "bot.cli", *arguments], capture_output=True, text=True, check=False)


def test_every_command_is_listed_with_what_it_does() -> None:
    listed = run("--help").stdout

    for name in cli.group.list_commands(click.Context(cli.group)):
        assert f"\n  {name} " in listed
    assert "Find what keeps posts from going out" in listed


@pytest.mark.parametrize("name", cli.group.list_commands(click.Context(cli.group)))
def test_every_command_has_a_help_of_its_own_and_a_summary(name: str) -> None:
    result = CliRunner().invoke(cli.group, [name, "--help"])

    assert (result.exit_code, result.output.splitlines()[0][:6]) == (0, "Usage:")
    assert cli.summary(name)


def test_listing_commands_imports_none_of_them() -> None:
    script = "import sys, bot.cli\nbot.cli.group(['--help'], standalone_mode=False)\nprint('bot.local' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert result.stdout.splitlines()[-1] == "False"


def test_the_version_is_that_of_the_distribution() -> None:
    assert run("--version").stdout == f"copydesk {version('copydesk')}\n"


def test_the_nearest_name_is_suggested() -> None:
    result = run("chek")

    assert result.returncode == 2
    assert "There is no command “chek”. Did you mean “check”?" in result.stderr
    assert "Did you mean" not in run("zzz").stderr
