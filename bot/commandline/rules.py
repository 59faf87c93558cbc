"""``copydesk rules``: what the rules report, and the page of each."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import click
from rapidfuzz import process
from rich.console import Console
from rich.markdown import Markdown

from bot.rules import all_rules
from bot.rules._rule import Rule

_WIDEST = 100


@click.command()
@click.argument("rule_id", metavar="[ID]", required=False)
def command(rule_id: str | None) -> None:
    """List the rules, or print the page of the rule ID: why it is one, a bad example and a good one."""
    if rule_id is None:
        width = max(map(len, all_rules()))
        for rule in all_rules().values():
            click.echo(f"{rule.id:<{width}}  {(rule.severity if rule.on else 'off'):<7}  {rule.summary}")
    elif rule_id in all_rules():
        _show("\n".join(page(all_rules()[rule_id])) + "\n")
    else:
        nearest = process.extractOne(rule_id, list(all_rules()), score_cutoff=60)
        hint = f"Did you mean “{nearest[0]}”?" if nearest else "List them with: copydesk rules"
        raise click.UsageError(f"There is no rule “{rule_id}”. {hint}")


def page(rule: Rule) -> Iterator[str]:
    """The page of a rule, in Markdown."""
    summary, _, rest = rule.documentation.partition("\n")
    yield f"# {rule.id}\n\n{summary}\n"
    yield f"A finding is {'a blocker' if rule.severity == 'blocker' else 'advice'}, for the item “{rule.item}”."
    if not rule.on:
        yield "It is off by default: set its severity to switch it on."
    yield rest
    if rule.options.model_fields:
        yield "\n## Settings\n"
    for name, field in rule.options.model_fields.items():
        default = json.dumps(field.get_default(call_default_factory=True), ensure_ascii=False, default=list)
        yield f"- `{field.alias or name}`: {' '.join((field.description or '').split())} By default `{default}`."


def _show(markdown: str) -> None:
    """Laid out on a terminal, and as it is written anywhere else."""
    console = Console(no_color=bool(os.environ.get("NO_COLOR")) or None)
    if console.is_terminal:
        console.print(Markdown(markdown), width=min(console.width, _WIDEST))
    else:
        click.echo(markdown, nl=False)
