"""What the parts of the decision have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot import sample
from bot.judgement import Judgement
from bot.model.conversation import CommentKind, Permission, ThreadComment
from bot.model.link_status import Links
from bot.model.site import Login, SourceFile
from bot.model.snapshot import Snapshot
from tests.bot.test_decide import CONFIGURATION, a_look

EDITOR = Login("claire-dumas")
AT = datetime(2026, 11, 10, 8, tzinfo=UTC)


def told(snapshot: Snapshot, body: str) -> Snapshot:
    """The same look with a comment of the editor's."""
    comment = ThreadComment(7, CommentKind.ISSUE, EDITOR, body, AT, AT)
    return replace(snapshot, thread=(comment,), permissions=((EDITOR, Permission.WRITE),))


def test_authors_are_those_whom_the_posts_name_and_the_site_knows() -> None:
    judged = Judgement.of(a_look(sample.draft()))
    assert judged.logins == ("lucie-martel",)
    assert judged.language.code == "fr"
    assert judged.zone == ZoneInfo("Europe/Paris")


def test_readers_can_read_what_is_complete_or_said_to_be_ready_and_nothing_on_hold() -> None:
    draft, finished = a_look(sample.draft()), a_look(sample.finished())
    assert not Judgement.of(draft).complete
    assert Judgement.of(told(draft, "/ready")).complete
    assert Judgement.of(finished).complete
    held = Judgement.of(told(finished, "/hold"))
    assert held.held
    assert not held.complete


def test_a_broken_configuration_is_not_trusted_and_keeps_everybody_from_reading() -> None:
    judged = Judgement.of(a_look(sample.finished(), configuration=SourceFile(CONFIGURATION, b"nonsense: true\n")))
    assert not judged.trusted
    assert not judged.complete
    assert judged.report.errors


def test_links_that_nothing_is_known_of_leave_a_complete_post_unsettled_and_no_other() -> None:
    links = Links(awaited=frozenset({"https://guichet.example/"}))
    strict = SourceFile(CONFIGURATION, b"rules: {dead-link: blocker}\n")
    judged = Judgement.of(a_look(sample.finished(), links=links, configuration=strict))
    assert judged.unsettled
    assert not judged.complete
    assert not Judgement.of(a_look(sample.draft(), links=links, configuration=strict)).unsettled
    assert not Judgement.of(a_look(sample.finished(), links=links)).unsettled


def test_what_people_told_in_commands_is_in_the_snapshot_that_goes_on() -> None:
    judged = Judgement.of(told(a_look(sample.finished()), "/away 2026-12-21 2027-01-03"))
    assert [(away.login, away.first.isoformat()) for away in judged.snapshot.away] == [(EDITOR, "2026-12-21")]
