"""Plug-ins: every public module of a package is one, and the module's name is its id."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


class BrokenPlugin(Exception):
    """A module of a plug-in package lacks the object that makes it one; Copydesk does not start."""


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """Each public module of ``package`` with its id, such as ``("empty-section", bot.rules.empty_section)``."""
    path = importlib.import_module(package).__path__
    for found in sorted(pkgutil.iter_modules(path), key=lambda module: module.name):
        if not found.name.startswith("_"):
            yield found.name.replace("_", "-"), importlib.import_module(f"{package}.{found.name}")


def lacks(module: ModuleType, what: str) -> BrokenPlugin:
    """The error to raise for a module that holds no such object."""
    return BrokenPlugin(f"{module.__name__} defines no {what}; add it, or begin the file's name with '_'.")
