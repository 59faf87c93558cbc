"""When posts go out, what is in the way, and when to look again; on moments that are given."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import check, publication
from bot.barriers import Progress
from bot.config import Config
from bot.model.conversation import Permission
from bot.model.finding import Report
from bot.model.message import say
from bot.model.plan import CheckRun, Conclusion, Reader, Readers, ReaderStatus
from bot.model.post import Change
from bot.model.publication import Barrier, BarrierKind, Gate, MergeMethod, Neighbour, Publication
from bot.model.reminder import Activity
from bot.model.site import Login, SourceFile
from bot.model.snapshot import ChangedPost, OwnCommit, Review, ReviewState, Sha, ShownCheck, Snapshot, StickyComment
from bot.model.standing import Hold, Schedule, Standing
from bot.states import State
from bot.text.marker import embed
from bot.text.post import read_changed
from tests.bot.builders import a_pull, a_snapshot

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
HEAD = Sha("c" * 40)
CLAIRE = Login("claire-dumas")
PATH = "_posts/2026-11-10-a.md"
ASKED = Schedule(date(2026, 12, 1), time(9), CLAIRE, NOW)
CHECK = CheckRun(HEAD, Conclusion.SUCCESS, "", "", (), "digest")
APPROVAL = Review(CLAIRE, ReviewState.APPROVED, NOW, HEAD)


def a_look(path: str = PATH, front: str = "", **changes: Any) -> Snapshot:
    source = SourceFile(path, f"---\ntitle: A\n{front}---\nText.\n".encode())
    given: dict[str, Any] = {
        "now": NOW,
        "posts": (ChangedPost(source, Change.ADDED),),
        "files": frozenset({path, "_config.yml"}),
        "reviews": (APPROVAL,),
        "ever_requested": frozenset({CLAIRE}),
        "check": ShownCheck(1, HEAD, "digest"),
    }
    return a_snapshot(**given | changes)


def seen(look: Snapshot, standing: Standing | None = None, **settings: Any) -> Publication | None:
    """The outlook of an approved post on a site in Paris."""
    config = Config.of({"time_zone": "Europe/Paris", **settings})
    return publication.outlook(look, config, check.facts(look, config), *_rest(look, standing))


def _rest(look: Snapshot, standing: Standing | None) -> tuple[Any, Progress]:
    told = say("reads"), ReaderStatus.APPROVED
    readers = Readers((Reader(CLAIRE, *told), Reader(Login("author"), *told, confirms=True)), 1)
    progress = Progress(Report(()), readers, standing or Standing(schedule=ASKED), State.APPROVED, True)
    return tuple(map(read_changed, look.posts)), progress


def due(look: Snapshot, standing: Standing | None = None, **settings: Any) -> datetime | None:
    found = seen(look, standing, **settings)
    return found.due.astimezone(UTC) if found else None


def kinds(found: Publication | None) -> list[BarrierKind]:
    return [barrier.kind for barrier in found.barriers] if found else []


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


UNASKED = Standing()


def test_a_command_decides_and_without_a_time_the_usual_one_of_the_site() -> None:
    assert due(a_look()) == at("2026-12-01 08:00")
    usual = Standing(schedule=replace(ASKED, time=None))
    assert due(a_look(), usual, publish={"at": "14:30"}) == at("2026-12-01 13:30")


@pytest.mark.parametrize(
    ("path", "front", "moment"),
    [
        ("_posts/2026-12-24-a.md", "", "2026-12-24 08:00"),
        (PATH, "date: 2026-12-24\n", "2026-12-24 08:00"),
        (PATH, "date: 2026-12-24 18:00\n", "2026-12-24 17:00"),
        (PATH, "date: 2026-12-24 18:00:00 +0300\n", "2026-12-24 15:00"),
        ("_posts/2026-12-24-a.md", "date: 2026-12-31\n", "2026-12-31 08:00"),
        (PATH, "", None),
        (PATH, "date: 9999-12-31\n", None),
        (PATH, "date: soon\n", None),
        ("_drafts/2026-12-24-a.md", "", None),
    ],
)
def test_a_date_to_come_in_a_new_post_is_a_plan_or_holds_the_check(path: str, front: str, moment: str | None) -> None:
    found = seen(a_look(path, front), UNASKED)
    assert (found.due.astimezone(UTC) if found else None) == (at(moment) if moment else None)
    assert found is None or found.merges
    held = seen(a_look(path, front), UNASKED, publish={"dated": "hold"})
    assert (held.due, held.merges) == (found.due, False) if held and found else held is found


def test_a_post_that_is_out_already_has_no_day_to_come() -> None:
    look = a_look("_posts/2026-12-24-a.md")
    old = replace(look.posts[0], before=look.posts[0].source, change=Change.MODIFIED)
    assert due(replace(look, posts=(old,)), UNASKED) is None


def test_what_the_editors_took_back_stays_so_and_a_site_may_ignore_dates() -> None:
    look = a_look("_posts/2026-12-24-a.md")
    assert due(look, Standing(unscheduled=True)) is None
    assert due(look, UNASKED, publish={"dated": "ignore"}) is None


@pytest.mark.parametrize(
    ("front", "pushed", "is_plan"),
    [
        ("", "2026-11-08 20:00", True),
        ("", "2026-11-08 23:30", False),  # the 9th already in Paris
        ("", "2026-11-09 06:00", False),  # though nine o'clock was to come
        ("date: 2026-11-09 18:00\n", "2026-11-09 06:00", True),
        ("date: 2026-11-09 18:00\n", "2026-11-09 18:00", False),
    ],
)
def test_a_date_that_has_passed_is_merged_on_only_if_it_was_to_come_when_pushed(
    front: str, pushed: str, is_plan: bool
) -> None:
    look = a_look("_posts/2026-11-09-a.md", front, activity=Activity(pushed_at=at(pushed)))
    assert (due(look, UNASKED) is not None) == is_plan
    assert due(look, UNASKED, publish={"dated": "hold"}) is None


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        (date(2027, 3, 28), time(2, 30), "2027-03-28 01:30"),  # 03:30, as clocks show it
        (date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),  # the first of the two
        (date(2027, 3, 29), time(9), "2027-03-29 07:00"),
    ],
)
def test_a_change_of_the_clocks(day: date, hour: time, moment: str) -> None:
    assert due(a_look(), Standing(schedule=Schedule(day, hour, CLAIRE, NOW))) == at(moment)


def test_before_the_day_only_what_must_be_known_early_is_told() -> None:
    look = a_look(pull=a_pull(draft=True, conflicts=True))
    held = Standing(schedule=ASKED, hold=Hold(CLAIRE, "", NOW))
    assert kinds(seen(look, held)) == [BarrierKind.CONFLICT]
    later = replace(look, now=at("2026-12-01 08:00"))
    assert kinds(seen(later, held)) == [BarrierKind.HELD, BarrierKind.DRAFT, BarrierKind.CONFLICT]


def test_an_approval_counts_for_the_commit_that_was_read() -> None:
    stale = replace(APPROVAL, commit=Sha("a" * 40))
    assert kinds(seen(a_look(reviews=(stale,)))) == [BarrierKind.STALE_APPROVAL]
    assert kinds(seen(a_look(reviews=(replace(APPROVAL, commit=None),)))) == [BarrierKind.STALE_APPROVAL]
    for login in ("mallory", "author"):
        other = replace(APPROVAL, login=Login(login))
        assert kinds(seen(a_look(reviews=(stale, other)))) == [BarrierKind.STALE_APPROVAL]
    assert kinds(seen(a_look(reviews=(stale, APPROVAL)))) == []


def test_an_approval_counts_whatever_the_case_of_its_readers_name() -> None:
    spelled = replace(APPROVAL, login=Login("Claire-Dumas"))
    assert kinds(seen(a_look(reviews=(spelled,)))) == []


@pytest.mark.parametrize(
    ("changes", "settings", "counts"),
    [
        ({}, {}, False),
        ({"permissions": ((CLAIRE, Permission.READ),)}, {}, False),
        ({"permissions": ((CLAIRE, Permission.WRITE),)}, {}, True),
        ({"permissions": ((CLAIRE, Permission.WRITE),)}, {"editors": ["grace"]}, True),
        ({}, {"editors": ["Claire-Dumas"]}, True),
        ({"requested": frozenset({CLAIRE})}, {}, True),
    ],
)
def test_an_approval_that_nobody_asked_for_counts_from_those_who_could_publish_anyway(
    changes: dict[str, Any], settings: dict[str, Any], counts: bool
) -> None:
    look = a_look(ever_requested=frozenset(), **changes)
    assert kinds(seen(look, **settings)) == ([] if counts else [BarrierKind.STRANGER])


@pytest.mark.parametrize(
    ("verified", "message", "counts"),
    [
        (True, "Set\n\nPublication-date: 2026-12-01", True),
        (False, "Set\n\nPublication-date: 2026-12-01", False),
        (True, "Make the repairs", False),
    ],
)
def test_after_an_approval_only_copydesks_own_date_changes_nothing(verified: bool, message: str, counts: bool) -> None:
    before = Sha("a" * 40)
    own = OwnCommit(before, NOW, message, verified)
    found = seen(a_look(reviews=(replace(APPROVAL, commit=before),), own_head=own))
    assert kinds(found) == ([] if counts else [BarrierKind.STALE_APPROVAL])


def test_a_link_to_a_post_of_this_very_pull_request_is_no_barrier() -> None:
    linked = SourceFile(PATH, b"---\ntitle: A\n---\n[B](/2026/12/24/b.html)\n")
    other = "_posts/2026-12-24-b.md"
    beside = ChangedPost(SourceFile(other, b"---\ntitle: B\n---\nText.\n"), Change.ADDED)
    look = a_look(files=frozenset({PATH, other, "_config.yml"}), posts=(ChangedPost(linked, Change.ADDED),))
    assert kinds(seen(look)) == [BarrierKind.UNPUBLISHED_LINK]
    assert kinds(seen(replace(look, posts=(*look.posts, beside)))) == []
    assert kinds(seen(look, rules={"unpublished-target": "off"})) == []


def test_other_posts_of_the_day_are_named() -> None:
    neighbours = (Neighbour(3, "Three", date(2026, 12, 1)), Neighbour(4, "Four", date(2026, 12, 2)))
    found = seen(a_look(files=frozenset({PATH, "_config.yml", "_posts/2026-12-01-b.md"}), neighbours=neighbours))
    assert found is not None
    assert (found.beside, found.published) == (neighbours[:1], ("_posts/2026-12-01-b.md",))
    assert found.dated == date(2026, 11, 10)


DUE = a_look(now=at("2026-12-01 08:00"))
OPEN = Gate(True, "clean", methods=frozenset(MergeMethod))


def now(look: Snapshot, run: CheckRun | None = CHECK, **settings: Any) -> MergeMethod | None:
    return publication.method_now(look, Config.of(settings), seen(look, **settings), run)


@pytest.mark.parametrize(
    ("gate", "barriers"),
    [
        (OPEN, []),
        (replace(OPEN, state="unstable"), []),
        (replace(OPEN, mergeable=False, state="dirty"), [BarrierKind.CONFLICT]),
        (replace(OPEN, state="behind"), [BarrierKind.BEHIND]),
        (replace(OPEN, state="blocked"), [BarrierKind.BLOCKED]),
        (replace(OPEN, state="blocked", failed=("site",)), [BarrierKind.CHECK_FAILED]),
        (replace(OPEN, state="blocked", pending=("site",)), [BarrierKind.CHECK_PENDING]),
    ],
)
def test_it_is_merged_through_an_open_gate_alone(gate: Gate, barriers: list[BarrierKind]) -> None:
    look = replace(DUE, gate=gate)
    assert kinds(seen(look)) == barriers
    assert now(look) == (None if barriers else MergeMethod.MERGE)


def test_nothing_is_merged_while_github_works_it_out_nor_before_the_check_is_shown() -> None:
    assert now(DUE) is None
    assert now(replace(DUE, gate=replace(OPEN, mergeable=None, state="unknown"))) is None
    assert now(replace(DUE, gate=OPEN), replace(CHECK, digest="another")) is None
    assert now(replace(DUE, gate=OPEN), None) is None
    assert now(replace(DUE, gate=OPEN, now=at("2026-12-01 07:59"))) is None


def test_the_gate_is_looked_at_only_when_nothing_else_is_in_the_way() -> None:
    stale = replace(DUE, reviews=(replace(APPROVAL, commit=Sha("a" * 40)),))
    looks = (DUE, stale, replace(DUE, now=NOW), replace(DUE, refusal="No."))
    assert [publication.is_at_the_gate(look, seen(look), CHECK) for look in looks] == [True, False, False, False]


def test_the_way_of_merging_is_the_chosen_one_or_the_first_that_is_allowed() -> None:
    allowed = replace(DUE, gate=replace(OPEN, methods=frozenset({MergeMethod.REBASE, MergeMethod.SQUASH})))
    assert now(allowed) is MergeMethod.SQUASH
    assert now(allowed, publish={"method": "rebase"}) is MergeMethod.REBASE
    assert now(allowed, publish={"method": "merge"}) is None
    assert kinds(seen(allowed, publish={"method": "merge"})) == [BarrierKind.METHOD]
    assert now(replace(DUE, gate=replace(OPEN, methods=None))) is MergeMethod.MERGE


def test_what_github_refused_is_remembered_for_that_head_and_tried_again() -> None:
    refused = replace(DUE, gate=OPEN, refusal="No.")
    found = seen(refused)
    assert found is not None
    assert found.barriers == (Barrier(BarrierKind.REFUSED, "No."),)
    memory = publication.memory(refused, found)
    later = replace(DUE, gate=OPEN, comment=StickyComment(1, embed("", dict(memory))))
    assert kinds(seen(later)) == [BarrierKind.REFUSED]
    assert now(later) is MergeMethod.MERGE
    forged = embed("", {"refused_merge": [HEAD, {"a": 1}]})
    assert kinds(seen(replace(later, comment=StickyComment(1, forged)))) == []
    pushed = a_pull(head=Sha("d" * 40))
    assert BarrierKind.REFUSED not in kinds(seen(replace(later, pull=pushed)))


def moments(look: Snapshot) -> list[datetime]:
    return list(publication.moments(look, seen(look)))


def test_it_looks_again_at_the_moment_itself_and_before_the_check_is_stale() -> None:
    renewed, moment = sorted(moments(a_look()))
    assert moment == at("2026-12-01 08:00")
    assert renewed - NOW < publication.RENEWAL
    assert publication.renewal(a_look(), seen(a_look())) == 2
    look = a_look(now=renewed)
    assert publication.renewal(look, seen(look)) == 1


def test_while_github_is_in_the_way_it_looks_again_less_and_less_often() -> None:
    waits = [
        (moments(replace(DUE, now=DUE.now + timedelta(seconds=passed)))[0] - DUE.now).total_seconds() - passed
        for passed in (0, 100, 1_000, 10_000, 100_000)
    ]
    assert waits == [10, 25, 250, 2_500, 3_600]


def test_while_people_are_in_the_way_it_waits_for_them() -> None:
    assert moments(replace(DUE, pull=a_pull(draft=True))) == []


@given(st.dates(date(2026, 11, 11), date(2028, 11, 11)), st.times(), st.integers(0, 800_000))
def test_every_next_look_is_still_to_come(day: date, hour: time, minutes: int) -> None:
    look = a_look(now=NOW + timedelta(minutes=minutes), gate=OPEN)
    standing = Standing(schedule=Schedule(day, hour, CLAIRE, NOW))
    found = seen(look, standing)
    assert found is not None
    assert all(each > look.now for each in publication.moments(look, found))
    assert found.passed or publication.method_now(look, Config.of({}), found, CHECK) is None
