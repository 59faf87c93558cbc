"""Where a pull request stands, and the one label that says so. Pure."""

from __future__ import annotations

from enum import StrEnum

from bot.config_sections import LabelNames
from bot.model.finding import Report
from bot.model.message import Message, say
from bot.model.plan import Label, Labels, Readers
from bot.render.language import Language


class State(StrEnum):
    """The stations of a post on its way out; each value is the name of its setting under ``labels``."""

    INCOMPLETE = "incomplete"
    READY = "ready"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    HELD = "held"


# Colours of GitHub's own palette for labels.
_COLORS: dict[State, str] = {
    State.INCOMPLETE: "fbca04",
    State.READY: "1d76db",
    State.CHANGES_REQUESTED: "d93f0b",
    State.APPROVED: "0e8a16",
    State.SCHEDULED: "5319e7",
    State.HELD: "cfd3d7",
}
_DESCRIPTIONS: dict[State, Message] = {
    State.INCOMPLETE: say("Something still blocks a post of this pull request, or it is a draft."),
    State.READY: say("Nothing blocks the posts of this pull request any more: they can be read."),
    State.CHANGES_REQUESTED: say("A reader has asked for changes."),
    State.APPROVED: say("The readers have approved the posts of this pull request."),
    State.SCHEDULED: say("The readers have approved the posts of this pull request, which go out on a day to come."),
    State.HELD: say("Somebody has put this pull request on hold."),
}


def state_of(report: Report, readers: Readers, *, draft: bool) -> State | None:
    """The state, or None where there is no post, or something other than the posts is at fault.

    It is approved once enough readers have approved, and nobody asks for changes.
    """
    if not all(post.complete for post in report.posts):
        return State.INCOMPLETE
    if not report.posts or report.errors:
        return None
    if draft:
        return State.INCOMPLETE
    if readers.ask_for_changes:
        return State.CHANGES_REQUESTED
    return State.APPROVED if readers.approve else State.READY


def shown(state: State | None, *, held: bool, scheduled: bool) -> State | None:
    """The state to show: a hold goes before all others, and what is approved may have its day still to come."""
    if state is None:
        return None
    if held:
        return State.HELD
    return State.SCHEDULED if scheduled and state is State.APPROVED else state


def labels(state: State | None, names: LabelNames, language: Language) -> Labels:
    """The label of a state, and those of all others, which must not stand beside it."""
    by_state = {each: str(getattr(names, each.value)) for each in State}
    if state is None:
        return Labels((), tuple(by_state.values()))
    color = names.colors.get(state.value, _COLORS[state])
    present = Label(by_state[state], color.lower(), language.say(_DESCRIPTIONS[state]))
    absent = (name for name in by_state.values() if name.lower() != present.name.lower())
    return Labels((present,), tuple(dict.fromkeys(absent)))
