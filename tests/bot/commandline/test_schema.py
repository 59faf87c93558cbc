from __future__ import annotations

from click.testing import CliRunner

from bot import schema_file
from bot.commandline.schema import command


def test_the_schema_is_printed_as_init_writes_it() -> None:
    result = CliRunner().invoke(command)

    assert (result.exit_code, result.output) == (0, schema_file.text())
