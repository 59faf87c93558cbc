"""Findings and plans as text. A module that satisfies :class:`Format` is one of ``copydesk check``, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol

from bot import plugins
from bot.model.finding import Report
from bot.render.language import Language


class Format(Protocol):
    """What such a module holds."""

    WITH_ERRORS: bool
    """Whether what it writes says what kept Copydesk from looking; if it doesn't, that is said beside it."""

    def render(self, report: Report, language: Language) -> str:
        """The report, ending in a line break if it isn't empty; safe to print wherever it came from."""


_PARTS = ("WITH_ERRORS", "render")


@cache
def all_formats() -> Mapping[str, Format]:
    """Every format by its name, sorted: the modules of this package that hold what one does."""
    found: dict[str, Format] = {
        name: module for name, module in plugins.modules(__name__) if all(hasattr(module, part) for part in _PARTS)
    }
    return MappingProxyType(found)
