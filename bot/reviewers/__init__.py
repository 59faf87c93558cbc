"""The ways to find readers, one file each."""

from __future__ import annotations

from functools import cache
from typing import cast

from bot import plugins
from bot.reviewers._roster import Strategy


@cache
def all_strategies() -> tuple[Strategy, ...]:
    """Every strategy, the one that is heard first in front. Raises BrokenPlugin for a module that is none."""
    found: list[Strategy] = []
    for _, module in plugins.modules(__name__):
        if not (isinstance(getattr(module, "ORDER", None), int) and callable(getattr(module, "candidates", None))):
            raise plugins.lacks(module, "ORDER with a function candidates()")
        found.append(cast(Strategy, module))
    return tuple(sorted(found, key=lambda strategy: strategy.ORDER))
