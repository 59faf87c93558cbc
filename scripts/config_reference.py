"""The configuration reference, drawn from the same models that read the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot import schema_file
from bot.config import PATHS, config_model
from bot.render.config_file import SCHEMA
from bot.rules import all_rules

_HEADER = """\
# Configuration

Copydesk works without any configuration. What a site wants otherwise it says in `{path}` (or `{other}`), on the
branch that pull requests go into: the file is read from there, so that a pull request can't change how it is judged.
An unknown key or a wrong value is reported with its line and the nearest known name, all of them at once.

For completion and checks in an editor, the file begins with a line that names the schema beside it. `copydesk init`
writes both; after an update of Copydesk, `copydesk schema > {schema}` brings the schema up to date.
Copydesk itself never reads it.

```yaml
# yaml-language-server: $schema={name}
language: fr
time_zone: Europe/Paris
reviewers:
  count: 2
  default: [ada, grace, my-org/editors]
  by_author:
    alan.turing: [joan]
rules:
  image-alt: off            # a rule can be off, advice or blocker,
  title-length:             # or have settings of its own
    severity: blocker
    max: 70
folders:
  content/fr:               # one of several blogs can differ: what isn't set again stays
    rules:
      title-length: advice
```

[Readers](reviewers.md) has an example of all that can be said of people, [Reminders](reminders.md) explains the times.

This page is generated from the models in `bot/config.py` by `make docs`.
"""


def files() -> Mapping[str, str]:
    return {"docs/configuration.md": "\n".join(_lines()) + "\n"}


def _lines() -> Iterator[str]:
    yield _HEADER.format(path=PATHS[0], other=PATHS[1], schema=schema_file.path_beside(PATHS[0]), name=SCHEMA)
    model = config_model()
    yield "## At the top"
    yield from _table({name: field for name, field in model.model_fields.items() if not _model(field)})
    for name, field in model.model_fields.items():
        section = _model(field)
        if section and name != "rules":
            yield f"\n## `{name}`\n\n{field.description}"
            yield from _table(section.model_fields)
    yield "\n## `rules`\n"
    yield "Each rule takes `off`, `advice`, `blocker`, or a group with `severity` and the settings below."
    for rule in all_rules().values():
        default = rule.severity if rule.on else "off"
        yield f"\n### [`{rule.id}`](rules/{rule.id}.md)\n\n{rule.summary} By default: {default}."
        if rule.options.model_fields:
            yield from _table(rule.options.model_fields)


def _table(fields: Mapping[str, FieldInfo]) -> Iterator[str]:
    yield "\n| setting | what it does | type | default |\n| --- | --- | --- | --- |"
    for name, field in fields.items():
        description = " ".join((field.description or "").split()).replace("|", "\\|")
        yield f"| `{field.alias or name}` | {description} | {_type(field.annotation)} | {_default(field)} |"


def _model(field: FieldInfo) -> type[BaseModel] | None:
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True)
    if value is None:
        return "found by itself"
    return f"`{json.dumps(value, ensure_ascii=False, default=list)}`".replace("|", "\\|")


_NAMES: Mapping[Any, str] = {date: "day", str: "text", int: "whole number", float: "number", bool: "true or false"}


def _type(kind: Any) -> str:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " or ".join(f"`{argument}`" for argument in arguments)
    if origin in (Union, UnionType):
        return " or ".join(_type(argument) for argument in arguments if argument is not NoneType)
    if hasattr(kind, "__metadata__"):
        return _type(arguments[0])
    if origin in (list, tuple, frozenset, set):
        return f"list of {_type(arguments[0])}"
    if origin in (dict, Mapping):
        return f"group of name: {_type(arguments[1])}"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "group of " + ", ".join(f"`{field.alias or name}`" for name, field in kind.model_fields.items())
    return _NAMES.get(kind, "any value")


if __name__ == "__main__":
    print("\n".join(_lines()))
