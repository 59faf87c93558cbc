from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from bot.commandline.rules import command
from bot.rules import all_rules


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_every_rule_is_listed_with_what_it_reports() -> None:
    lines = run().output.splitlines()

    assert [line.split()[0] for line in lines] == list(all_rules())
    assert all(line.endswith(rule.summary) for line, rule in zip(lines, all_rules().values(), strict=True))


def settings_of(rule_id: str) -> list[str]:
    fields = all_rules()[rule_id].options.model_fields
    return [f"`{field.alias or name}`" for name, field in fields.items()]


@pytest.mark.parametrize("rule_id", all_rules())
def test_every_rule_has_a_page(rule_id: str) -> None:
    result = run(rule_id)

    assert result.exit_code == 0
    assert result.output.startswith(f"# {rule_id}\n\n{all_rules()[rule_id].summary}\n")
    for part in ("## Why", "## Bad", "## Good", *settings_of(rule_id)):
        assert part in result.output


def test_the_nearest_id_is_suggested() -> None:
    result = run("empty-secton")

    assert result.exit_code == 2
    assert "There is no rule “empty-secton”. Did you mean “empty-section”?" in result.output
    assert "List them with: copydesk rules" in run("zzz").output
