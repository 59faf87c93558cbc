"""Short ways to give a command."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.commands import all_commands
from bot.commands._command import Invocation, Outcome, Refused, Scene
from bot.model.site import Login
from bot.model.snapshot import Sha

NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
HEAD = Sha("c" * 40)


def a_scene(**changes: Any) -> Scene:
    given: dict[str, Any] = {
        "head": HEAD,
        "zone": ZoneInfo("Europe/Paris"),
        "day_first": True,
        "prints": {"empty-section": frozenset({"0a1b2c"})},
        "rules": frozenset({"empty-section", "merge-conflict", "dead-link"}),
    }
    return Scene(**given | changes)


def invocation(written: str, login: str = "claire", at: datetime = NOW) -> Invocation:
    name, _, arguments = written.removeprefix("/").partition(" ")
    return Invocation(name, arguments, Login(login), at)


def run(written: str, scene: Scene | None = None, login: str = "claire") -> Outcome:
    """What is settled after a command, which must be carried out."""
    given = invocation(written, login)
    return all_commands()[given.name].run(given, scene or a_scene())


def after(*written: str, login: str = "claire", **changes: Any) -> Outcome:
    """What is settled after several commands."""
    scene = a_scene(**changes)
    outcome = Outcome.unchanged(scene)
    for each in written:
        outcome = run(each, a_scene(**changes | {"standing": outcome.standing, "choices": outcome.choices}), login)
    return outcome


def refusal(written: str, **changes: Any) -> str:
    """Why a command is refused, which it must be."""
    with pytest.raises(Refused) as refused:
        run(written, a_scene(**changes))
    return refused.value.message.in_english()
