"""The human items of the checklist, as commands name them."""

from __future__ import annotations

from bot.commands._command import Invocation, Refused, Scene
from bot.commands._names import nearest
from bot.model.message import say


def item_of(invocation: Invocation, scene: Scene) -> str:
    """The id of the item that a command names. Raises Refused when there is none, or not for this person."""
    item = invocation.arguments.strip("`").lower()
    if not scene.items:
        raise Refused(say("The checklist has no item for people to tick here."))
    if item not in scene.items:
        near = nearest(item, scene.items)
        known = near or ", ".join(scene.items)
        raise Refused(say("There is no item “{item}”. Write one of these: {known}.", item=item, known=known))
    if not scene.items[item]:
        raise Refused(say("{item} is for others to tick, as the configuration has it.", item=item))
    return item
