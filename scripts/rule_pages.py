"""The pages of the rules, drawn from their own documentation, with what each one says of its bad examples."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from textwrap import indent

from babel.dates import format_date

from bot.model.finding import Finding
from bot.model.spelling import Checker
from bot.render.language import language
from bot.rules import all_rules
from bot.rules._rule import Rule
from tests.bot.rules import examples
from tests.bot.rules.examples import Block

_ENGLISH = language("en")

_INDEX = """\
# The rules

Each rule looks at one thing in one post. What a `blocker` finds holds the post back, what an `advice` finds does not.
A site chooses for each rule, or turns it `off`, and changes its settings, in
[its configuration](../configuration.md#rules).

| rule | what it reports | checklist item | severity | repairs |
| --- | --- | --- | --- | --- |"""


def files() -> Mapping[str, str]:
    """The index, and a page for each rule."""
    pages = {f"docs/rules/{rule.id}.md": "\n".join(_page(rule)) + "\n" for rule in all_rules().values()}
    return {"docs/rules/README.md": "\n".join(_index()) + "\n", **pages}


def _index() -> Iterator[str]:
    yield _INDEX
    for rule in all_rules().values():
        cells = (f"[`{rule.id}`]({rule.id}.md)", rule.summary, rule.item, _severity(rule), _repairs(rule))
        yield f"| {' | '.join(cells)} |"
    yield "\nThis page and those of the rules are generated from `bot/rules/` by `make docs`."


def _page(rule: Rule) -> Iterator[str]:
    yield f"# `{rule.id}`\n\n{rule.summary}\n"
    yield "| checklist item | severity | repairs |\n| --- | --- | --- |"
    yield f"| {rule.item} | {_severity(rule)} | {_repairs(rule)} |"
    yield from _settings(rule)
    yield _documentation(rule)
    yield f"\nThe examples run as tests, in which today is {format_date(examples.TODAY, 'long', locale='en_GB')}."


def _settings(rule: Rule) -> Iterator[str]:
    if rule.options.model_fields:
        yield "\n## Settings\n\n| setting | what it is | default |\n| --- | --- | --- |"
    for name, field in rule.options.model_fields.items():
        default = json.dumps(field.get_default(call_default_factory=True), ensure_ascii=False)
        yield f"| `{field.alias or name}` | {' '.join((field.description or '').split())} | `{default}` |"


def _documentation(rule: Rule) -> str:
    """The docstring below its first line; each file has its path above it, each bad example what is said below it."""
    lines, said = rule.documentation.split("\n"), _said(rule)
    blocks = [block for blocks in examples.sections(rule.documentation).values() for block in blocks]
    for block in sorted(blocks, key=lambda block: block.lines, reverse=True):
        start, end = block.lines
        if block in said:
            lines[end:end] = ["", "Copydesk says:", "", "```text", *said[block], "```"]
        label = _label(block)
        lines[start : start + 1] = [label, "", lines[start].removesuffix(f" {block.path}")]
    return "\n".join(lines[1:])


def _label(block: Block) -> str:
    if block.path == "tree":
        return "These files exist too:"
    if block.path == "sizes":
        return "These files exist too, with so many bytes and pixels:"
    if block.path in [*Checker]:
        return f"`{block.path}` finds:"
    if block.path == "web":
        return "The addresses answer so:"
    return "Twenty earlier posts are like this one:" if "*" in block.path else f"`{block.path}`"


def _said(rule: Rule) -> Mapping[Block, list[str]]:
    bad = examples.posts(examples.sections(rule.documentation)["Bad"])
    return {block: [_sentence(found) for found in examples.findings(rule, post, site)] for block, post, site in bad}


def _sentence(found: Finding) -> str:
    start = found.range.start
    sentence = f"{start.line}:{start.column} {found.severity}: {_ENGLISH.say(found.message)}"
    return f"{sentence}\n{indent(found.fix.text, '    + ')}" if found.fix else sentence


def _severity(rule: Rule) -> str:
    return rule.severity if rule.on else f"{rule.severity}, off by default"


def _repairs(rule: Rule) -> str:
    return "where certain" if any("\n    + " in sentence for said in _said(rule).values() for sentence in said) else ""
