"""The ways to find readers, one file each."""

from __future__ import annotations

from functools import cache
from typing import cast

from bot import plugins
from bot.reviewers._roster import Need, Strategy
from bot.reviewers._settings import Reviewers


@cache
def strategies_by_id() -> dict[str, Strategy]:
    """Every strategy by its id, the one that is heard first in front. Raises BrokenPlugin for a module that is none."""
    found: dict[str, Strategy] = {}
    for name, module in plugins.modules(__name__):
        if not (isinstance(getattr(module, "ORDER", None), int) and callable(getattr(module, "candidates", None))):
            raise plugins.lacks(module, "ORDER with a function candidates()")
        found[name] = cast(Strategy, module)
    return dict(sorted(found.items(), key=lambda pair: pair[1].ORDER))


def all_strategies() -> tuple[Strategy, ...]:
    """The same without their ids."""
    return tuple(strategies_by_id().values())


def needs(settings: Reviewers) -> frozenset[Need]:
    """What must be known of GitHub to choose readers under these settings."""
    asked = (getattr(strategy, "needs", None) for strategy in all_strategies())
    capped = {Need.LOADS} if settings.cap or any(settings.caps.values()) else set()
    return frozenset(capped.union(*(ask(settings) for ask in asked if ask)))
