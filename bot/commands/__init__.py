"""The slash commands, one file each. Adding one is a file here and its test; nothing is registered anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from bot import plugins
from bot.commands._command import Command


@cache
def all_commands() -> Mapping[str, Command]:
    """Every command by its name, sorted. Raises BrokenPlugin for a module that holds none."""
    found: dict[str, Command] = {}
    for name, module in plugins.modules(__name__):
        command = getattr(module, name, None)
        if not isinstance(command, Command):
            raise plugins.lacks(module, f"command named {name}")
        found[name] = command
    return MappingProxyType(found)
