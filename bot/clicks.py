"""Who has ticked what by a click, read from the edits of Copydesk's own comment. Pure.

A browser saves the whole comment as its page shows it with one box changed, so that of two clicks at once the second
seems to take the first one back. What somebody has changed is therefore told from the text that they had before them:
the one among those before theirs from which theirs differs in a single box.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import sha256

from bot.model.conversation import Edit
from bot.model.ledger import Ledger
from bot.model.site import Login
from bot.text.ticks import Sheet

STALE = timedelta(minutes=1)
"""For so long a page may show what has been overtaken, where a click can be understood in two ways."""


@dataclass(frozen=True, slots=True)
class Click:
    """A box ticked, or its tick taken back, by a person at a moment (UTC); ``digest`` tells the edit apart."""

    item: str
    ticked: bool
    login: Login
    at: datetime
    digest: str


def digest(edit: Edit) -> str:
    """What the ledger remembers of an edit that was read."""
    return sha256(edit.id.encode()).hexdigest()[:8]


def source(comment_id: int) -> str:
    """How the ledger names the edits of a comment."""
    return f"c{comment_id}"


def is_new(edit: Edit, comment_id: int, ledger: Ledger) -> bool:
    """Whether it is a person's, and the ledger doesn't have it yet."""
    key = source(comment_id), digest(edit)
    return edit.login is not None and edit.at > ledger.until and all(done.key != key for done in ledger.done)


def clicks(edits: Sequence[Edit]) -> Iterator[Click]:
    """The clicks among edits, which are in their order, the oldest first. An edit without its text tells nothing."""
    history = [_Version(edit) for edit in edits]
    for place, version in enumerate(history):
        edit = version.edit
        if edit.login is not None and version.sheet is not None:
            for item, ticked in _changed(history, place).items():
                yield Click(item, ticked, edit.login, edit.at, digest(edit))


def unexplained(shown: str, edits: Sequence[Edit], ledger: Ledger) -> bool:
    """Whether the comment shows a click of which GitHub's history of it doesn't tell yet."""
    ticked = {tick.item for tick in ledger.standing.ticks}
    return not edits and any(box is not (item in ticked) for item, box in Sheet.read(shown).boxes.items())


class _Version:
    """The comment after an edit, read when it is first needed."""

    def __init__(self, edit: Edit) -> None:
        self.edit = edit

    @cached_property
    def sheet(self) -> Sheet | None:
        return None if self.edit.body is None else Sheet.read(self.edit.body)

    def since(self, before: _Version) -> Mapping[str, bool]:
        return self.sheet.since(before.sheet) if self.sheet and before.sheet else {}


def _changed(history: Sequence[_Version], place: int) -> Mapping[str, bool]:
    """What one edit changes: a single box as a rule, by the text that best explains it."""
    version = history[place]
    if place == 0 or version.sheet == history[place - 1].sheet:
        return {}
    readings = {base: version.since(history[base]) for base in reversed(range(place))}
    single = {base: changed for base, changed in readings.items() if len(changed) == 1}
    before = place - 1
    if before in single and any(single[before].values()):
        return single[before]
    # Else a tick that was given meanwhile would count as taken back by somebody who never saw it.
    for base, changed in single.items():
        if base != before and any(changed.values()) and _may_show(history, base, place):
            return changed
    if single:
        return next(iter(single.values()))
    several = next((changed for changed in readings.values() if changed), {})
    return {item: ticked for item, ticked in several.items() if ticked}


def _may_show(history: Sequence[_Version], base: int, place: int) -> bool:
    """Whether a person's page may still have shown an old text: not after an edit of their own, and not for long."""
    edit = history[place].edit
    own = any(version.edit.login == edit.login for version in history[base + 1 : place])
    return not own and history[base + 1].edit.at > edit.at - STALE
