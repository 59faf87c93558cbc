"""Ticking an item that a person judges."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Scene, Who, command
from bot.commands._items import item_of
from bot.model.message import say
from bot.model.standing import Tick


@command(
    who=(Who.ANYBODY,),
    arguments="ITEM",
    help=say("Tick an item of the checklist that people judge."),
)
def tick(invocation: Invocation, scene: Scene) -> Outcome:
    """Who may is said in the configuration, item by item; by default the editors and the readers.

    A click on the box in Copydesk's comment is the same, for those whom GitHub lets click: they may write to the
    repository. A click by somebody who may not tick the item is undone, and the comment says so.
    """
    item = item_of(invocation, scene)
    if any(tick.item == item for tick in scene.standing.ticks):
        return Outcome.unchanged(scene)
    tick = Tick(item, invocation.login, invocation.at)
    return Outcome(replace(scene.standing, ticks=(*scene.standing.ticks, tick)), scene.choices)
