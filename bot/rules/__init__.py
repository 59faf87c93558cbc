"""The rules, one file each. Adding one is a file here and its test; nothing is registered anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from bot import plugins
from bot.rules._rule import Rule


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, sorted. Raises BrokenPlugin for a module that holds none."""
    found: dict[str, Rule] = {}
    for rule_id, module in plugins.modules(__name__):
        rule = getattr(module, rule_id.replace("-", "_"), None)
        if not isinstance(rule, Rule):
            raise plugins.lacks(module, f"rule named {rule_id.replace('-', '_')}")
        found[rule_id] = rule
    return MappingProxyType(found)
