"""What is settled by the comments on a pull request, without anything around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import all_commands
from bot.config import Config
from bot.model.conversation import CommentKind, Edit, Permission, ThreadComment
from bot.model.finding import Finding, PostReport, Report, Severity
from bot.model.message import say
from bot.model.place import Position, Range
from bot.model.plan import Reaction
from bot.model.post import PostPath
from bot.model.site import Login
from bot.model.snapshot import StickyComment
from bot.rules import all_rules
from bot.standing import Settled, fold
from bot.text import ticks
from bot.text.marker import embed
from tests.bot.builders import NOW, a_snapshot

PATH = PostPath("_posts/2026-05-14-a.md")
HERE = Range(Position(1, 1), Position(1, 2))
WHO = (("claire", Permission.WRITE), ("root", Permission.ADMIN), ("mallory", Permission.READ))


def a_comment(number: int, body: str, login: str = "claire", **changes: Any) -> ThreadComment:
    at = NOW + timedelta(minutes=number)
    comment = ThreadComment(number, CommentKind.ISSUE, Login(login), body, at, at)
    return replace(comment, **changes)


def settled(*thread: ThreadComment, before: Settled | None = None, config: dict[str, object] | None = None) -> Settled:
    snapshot = a_snapshot(
        thread=thread,
        permissions=tuple((Login(login), permission) for login, permission in WHO),
        kept=before.ledger.to_json() if before else None,
    )
    return fold(snapshot, Config.of(config or {}), Report(()), [Login("author")], ZoneInfo("UTC"), day_first=False)


def test_a_command_is_carried_out_once() -> None:
    thread = (a_comment(1, "/hold"), a_comment(2, "/unhold"))
    first = settled(thread[0])
    second = settled(*thread, before=first)
    assert first.standing.hold is not None
    assert second.standing.hold is None
    assert first.reactions == (Reaction(1, "+1"),)
    assert second.reactions == (Reaction(2, "+1"),)
    assert settled(*thread, before=second).reactions == ()
    assert settled(*thread, before=second).ledger == second.ledger


def test_without_any_ledger_the_outcome_is_the_same() -> None:
    thread = (a_comment(1, "/hold One"), a_comment(2, "/unhold\n/ready"), a_comment(3, "/hold Two"))
    step = settled(thread[0])
    step = settled(*thread[:2], before=step)
    assert settled(*thread, before=step).ledger == settled(*thread).ledger


def test_what_was_settled_outlives_its_comment() -> None:
    first = settled(a_comment(1, "/hold"))
    assert settled(before=first).standing.hold == first.standing.hold


def test_what_is_new_in_an_edited_comment_comes_at_the_time_of_the_edit() -> None:
    first = settled(a_comment(1, "/ready"), a_comment(2, "/hold"))
    edited = a_comment(1, "/ready\n/unhold", updated_at=NOW + timedelta(hours=1))
    assert settled(edited, a_comment(2, "/hold"), before=first).standing.hold is None


@pytest.mark.parametrize(
    ("login", "allowed"),
    [
        ("mallory", {"away": True, "fix": False, "hold": False, "publish": False, "unpublish": False, "waive": False}),
        ("opener", {"fix": True, "hold": True, "publish": False, "ready": True, "unpublish": False, "waive": False}),
        ("author", {"fix": True, "hold": True, "publish": False, "ready": True, "unpublish": False, "waive": False}),
        ("claire", {"fix": True, "hold": True, "publish": True, "ready": True, "unpublish": True}),
    ],
)
def test_who_may_do_what(login: str, allowed: dict[str, bool]) -> None:
    arguments = {"publish": "2026-12-01", "waive": "empty-section Later.", "away": "2026-12-01 2026-12-02"}
    found = {}
    for number, name in enumerate(allowed, 1):
        outcome = settled(a_comment(number, f"/{name} {arguments.get(name, '')}", login))
        found[name] = outcome.reactions == (Reaction(number, "+1"),)
    assert found == allowed


def test_named_editors_take_the_place_of_those_who_may_write() -> None:
    config: dict[str, object] = {"editors": ["grace"]}
    waiver = "/waive empty-section Later."
    allowed, refused = (settled(a_comment(1, waiver, login), config=config) for login in ("grace", "claire"))
    messages = [answer.message for found in (allowed, refused) for answer in found.standing.answers]
    assert ["is for" in message.in_english() for message in messages if message] == [False, True]


def test_a_refusal_is_said_until_its_author_is_understood() -> None:
    first = settled(a_comment(1, "/waive"))
    assert len(first.standing.answers) == 1
    assert settled(a_comment(1, "/waive"), before=first).standing.answers == first.standing.answers
    assert settled(a_comment(1, "/waive"), a_comment(2, "/check"), before=first).standing.answers == ()


def test_a_command_for_somebody_else_gets_no_answer() -> None:
    assert settled(a_comment(1, "/lgtm\n/assign @grace")).reactions == ()
    assert settled(a_comment(1, "/copydesk lgtm")).reactions == (Reaction(1, "confused"),)


def test_the_ledger_stays_small_whatever_people_write() -> None:
    long = "\N{GRINNING FACE}" * 500
    rules = list(all_rules())[:40]
    findings = [
        Finding(rule, Severity.BLOCKER, PATH, HERE, say("Wrong."), None, str(number))
        for rule in rules
        for number in range(40)
    ]
    report = Report((PostReport(PATH, "A", (), tuple(findings)),))
    bodies = [f"/waive {rule} {long}" for rule in rules] + [f"/hold {long}"] * 5
    thread = [a_comment(number, body) for number, body in enumerate(bodies, 1)]
    thread += [a_comment(100 + number, f"/decline {long}", f"reader-{number}") for number in range(30)]
    snapshot = a_snapshot(
        thread=tuple(thread),
        permissions=((Login("claire"), Permission.WRITE),),
        requested=frozenset(Login(f"reader-{number}") for number in range(30)),
    )
    found = fold(snapshot, Config.of({}), report, [], ZoneInfo("UTC"), day_first=False)
    assert len(found.choices.declined) == 10
    assert 20_000 < len(embed("", {"ledger": found.ledger.to_json()})) < 40_000


LINES = st.lists(st.sampled_from([*(f"/{name}" for name in all_commands()), "/hold Why", "/publish 2026-12-01"]))


@settings(max_examples=50)
@given(st.lists(LINES, max_size=5))
def test_looking_in_between_changes_nothing(comments: list[list[str]]) -> None:
    thread = [a_comment(number, "\n".join(lines)) for number, lines in enumerate(comments, 1)]
    step = settled()
    for number in range(len(thread)):
        step = settled(*thread[: number + 1], before=step)
    assert step.ledger == settled(*thread).ledger


ITEMS: dict[str, object] = {
    "items": [{"id": "tone", "text": "The tone"}, {"id": "facts", "text": "The facts", "by": ["alan"]}],
    "editors": ["claire"],
}


def clicked(*edits: tuple[str | None, tuple[str, ...]], before: Settled | None = None) -> Settled:
    """What is settled by edits of the comment, each by a login and with the items ticked in it."""
    bodies = ["\n".join(ticks.line(item, item in ticked, item) for item in ("tone", "facts")) for _, ticked in edits]
    history = tuple(
        Edit(f"E{number}", Login(login) if login else None, NOW + timedelta(minutes=number), body)
        for number, ((login, _), body) in enumerate(zip(edits, bodies, strict=True))
    )
    snapshot = a_snapshot(
        comment=StickyComment(9, embed(bodies[-1], {})),
        edits=history,
        permissions=tuple((Login(login), permission) for login, permission in WHO),
        kept=before.ledger.to_json() if before else None,
    )
    return fold(snapshot, Config.of(ITEMS), Report(()), [Login("author")], ZoneInfo("UTC"), day_first=False)


def ticked(found: Settled) -> list[tuple[str, str]]:
    return [(tick.item, tick.login) for tick in found.standing.ticks]


def test_a_click_counts_once_and_gets_no_reaction() -> None:
    first = clicked((None, ()), ("claire", ("tone",)))
    assert ticked(first) == [("tone", "claire")]
    assert first.reactions == ()
    assert first.standing.answers == ()

    again = clicked((None, ()), ("claire", ("tone",)), (None, ()), before=first)
    assert again.ledger == first.ledger


def test_an_edit_that_ticks_nothing_is_remembered_as_read() -> None:
    found = clicked((None, ()), ("claire", ()))
    assert [done.comment for done in found.ledger.done] == ["c9"]
    assert ticked(found) == []


def test_a_click_that_is_undone_is_told_until_the_item_is_ticked_or_its_author_understood() -> None:
    first = clicked((None, ()), ("root", ("facts",)))
    assert ticked(first) == []
    (answer,) = first.standing.answers
    assert (answer.comment_id, answer.login, answer.kind) == (9, "root", CommentKind.CLICK)

    later = clicked((None, ()), ("root", ("facts",)), (None, ()), before=first)
    assert later.standing.answers == first.standing.answers
    by_alan = clicked((None, ()), ("root", ("facts",)), (None, ()), ("alan", ("facts",)), before=later)
    assert ticked(by_alan) == [("facts", "alan")]
    assert by_alan.standing.answers == ()
    untick = clicked((None, ("facts",)), ("root", ()), before=by_alan)
    assert ticked(untick) == [("facts", "alan")]
