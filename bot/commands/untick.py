"""Taking a tick back."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.commands._items import item_of
from bot.model.message import say


@command(
    who=(Who.ANYBODY,),
    arguments="ITEM",
    help=say("Take a tick back."),
)
def untick(invocation: Invocation, scene: Scene) -> Outcome:
    """Whoever may tick an item may take its tick back, whoever gave it; another click on the box does the same."""
    item = item_of(invocation, scene)
    left = tuple(tick for tick in scene.standing.ticks if tick.item != item)
    return Outcome(replace(scene.standing, ticks=left), scene.choices)
