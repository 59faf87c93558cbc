"""Letting something pass."""

from __future__ import annotations

from dataclasses import replace

from bot.commands._command import Invocation, Outcome, Refused, Scene, Who, command
from bot.commands._names import nearest
from bot.model.message import Message, say
from bot.model.standing import Waiver

MAX_REASON = 100
MAX_WAIVERS = 10
MAX_PRINTS = 40


@command(
    who=(Who.EDITOR,),
    arguments="RULE REASON",
    help=say("Let pass what a rule has found so far."),
)
def waive(invocation: Invocation, scene: Scene) -> Outcome:
    """A waiver counts for what stands in the text now: it lapses as soon as that changes, and covers nothing that the
    rule finds later. It shows in the checklist with its reason and who gave it. The rule is named as on its page."""
    rule, _, reason = invocation.arguments.partition(" ")
    rule = rule.strip("`").lower()
    if rule not in scene.rules:
        raise Refused(_unknown(rule, scene))
    if not reason.strip():
        raise Refused(say("A waiver needs its reason: write it behind the rule, on the same line."))
    if rule in scene.unwaivable:
        raise Refused(say("{rule} can't be waived on this site: what it has found must be settled.", rule=rule))
    prints = scene.prints.get(rule)
    if not prints:
        raise Refused(say("{rule} has found nothing that blocks, so there is nothing to waive.", rule=rule))
    if len(prints) > MAX_PRINTS:
        raise Refused(say("{rule} has found too much to be waived at once. Settle some of it first.", rule=rule))
    others = tuple(waiver for waiver in scene.standing.waivers if waiver.rule != rule)
    if len(others) >= MAX_WAIVERS:
        raise Refused(say("There are too many waivers here already. Take one back with /unwaive first."))
    waiver = Waiver(rule, prints, reason.strip()[:MAX_REASON], invocation.login, invocation.at)
    return Outcome(replace(scene.standing, waivers=(*others, waiver)), scene.choices)


def _unknown(rule: str, scene: Scene) -> Message:
    if not rule:
        return say("Say which rule, and why: /waive RULE REASON. What blocks now: {rules}.", rules=_open(scene))
    if near := nearest(rule, scene.rules):
        return say("There is no rule “{rule}”. Did you mean {near}?", rule=rule, near=near)
    return say("There is no rule “{rule}”. What blocks now: {rules}.", rule=rule, rules=_open(scene))


def _open(scene: Scene) -> str:
    return ", ".join(sorted(scene.prints)) or "-"
