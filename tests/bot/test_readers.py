"""Who is asked to read, who is not, and why."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.model.plan import ReaderStatus
from bot.model.site import Author
from bot.model.snapshot import PullState, ReviewState, Snapshot
from bot.readers import Choice, choose
from bot.reviewers._settings import Reviewers
from tests.bot.builders import a_pull, a_review, a_snapshot, an_author, logins

ADA = an_author("ada.lovelace", "ada", "engines")
GRACE = an_author("grace.hopper", "grace", "compilers")


def chosen(
    snapshot: Snapshot | None = None, authors: tuple[Author, ...] = (ADA,), *, complete: bool = True, **settings: Any
) -> Choice:
    settings = {"default": ["bob", "carol", "dan", "eve"]} | settings
    return choose(snapshot or a_snapshot(), Reviewers.model_validate(settings), authors, complete=complete)


def shown(choice: Choice) -> dict[str, str]:
    return {reader.login: reader.status.value for reader in choice.readers.readers}


def why(choice: Choice) -> dict[str, str]:
    return {reader.login: reader.reason.in_english() for reader in choice.readers.readers}


def test_readers_set_for_the_author_come_before_those_of_the_team_and_all_others() -> None:
    choice = chosen(by_author={"ada.lovelace": ["alan"]}, by_team={"engines": ["charles"]}, count=3)
    assert [login for login in choice.ask if login != "ada"] == ["alan", "charles", "bob"]
    assert why(choice) == {
        "alan": "reads the posts of ada.lovelace",
        "charles": "reads the posts of the team engines",
        "bob": "is one of the site's readers",
        "ada": "is named as an author (ada.lovelace) and confirms the post",
    }


def test_each_pull_request_begins_with_another_of_the_default_readers() -> None:
    first = {number: chosen(a_snapshot(a_pull(number=number)), (), count=1).ask for number in (12, 13, 14, 15, 16)}
    assert first == {12: ("bob",), 13: ("carol",), 14: ("dan",), 15: ("eve",), 16: ("bob",)}


def test_nobody_is_asked_before_the_posts_are_complete() -> None:
    choice = chosen(complete=False)
    assert choice.ask == ()
    assert shown(choice) == {"bob": "later", "carol": "later", "ada": "later"}


def test_a_site_may_ask_at_once() -> None:
    assert chosen(complete=False, ask="at-once").ask == ("bob", "carol", "ada")


def test_a_draft_pull_request_and_a_closed_one_ask_nobody() -> None:
    assert chosen(a_snapshot(a_pull(draft=True)), ask="at-once").ask == ()
    assert chosen(a_snapshot(a_pull(state=PullState.CLOSED))).ask == ()


def test_neither_the_opener_nor_an_author_is_a_reader_whatever_the_case_of_their_names() -> None:
    choice = chosen(a_snapshot(a_pull(opener="BOB")), (ADA, an_author("carol.shaw", "Carol")))
    readers = {reader.login for reader in choice.readers.readers if not reader.confirms}
    assert readers == {"dan", "eve"}


def test_an_author_who_is_not_the_opener_confirms_without_counting_as_a_reader() -> None:
    choice = chosen(a_snapshot(a_pull(opener="grace")), (ADA, GRACE))
    assert [reader.login for reader in choice.readers.readers if reader.confirms] == ["ada"]
    assert choice.readers.missing == 0


def test_an_author_without_a_login_is_no_obstacle() -> None:
    assert chosen(None, (an_author("nobody"),)).ask == ("bob", "carol")


def test_confirmation_can_be_switched_off() -> None:
    assert chosen(confirm_authors=False).ask == ("bob", "carol")


def test_people_who_were_asked_or_have_read_already_count() -> None:
    snapshot = a_snapshot(
        requested=logins("zoe"),
        ever_requested=logins("zoe"),
        reviews=(a_review("yves", ReviewState.APPROVED),),
    )
    choice = chosen(snapshot, ())
    assert choice.ask == ()
    assert shown(choice) == {"yves": "approved", "zoe": "asked"}
    assert why(choice) == {"yves": "has read it unasked", "zoe": "was asked on GitHub"}


def test_nobody_is_asked_twice_and_somebody_else_takes_the_place_of_who_was_let_off() -> None:
    asked = a_snapshot(requested=logins("bob", "carol", "ada"), ever_requested=logins("bob", "carol", "ada"))
    assert chosen(asked).ask == ()
    let_off = a_snapshot(requested=logins("carol"), ever_requested=logins("bob", "carol", "ada"))
    assert chosen(let_off).ask == ("dan",)


def test_a_comment_does_not_take_a_verdict_back_but_a_new_verdict_does() -> None:
    reviews = (
        a_review("bob", ReviewState.CHANGES_REQUESTED, 1),
        a_review("bob", ReviewState.COMMENTED, 2),
        a_review("carol", ReviewState.CHANGES_REQUESTED, 3),
        a_review("carol", ReviewState.APPROVED, 4),
    )
    assert shown(chosen(a_snapshot(reviews=reviews), ())) == {"bob": "changes-requested", "carol": "approved"}


def test_who_cannot_be_asked_is_named_and_replaced() -> None:
    choice = chosen(a_snapshot(unaskable=logins("Bob", "ada")))
    assert choice.ask == ("carol", "dan")
    assert shown(choice) == {"carol": "asked", "dan": "asked", "bob": "unaskable", "ada": "unaskable"}


def test_who_cannot_be_asked_is_still_named_once_all_others_are() -> None:
    asked = logins("carol", "dan")
    choice = chosen(a_snapshot(unaskable=logins("bob"), requested=asked, ever_requested=asked), ())
    assert shown(choice) == {"bob": "unaskable", "carol": "asked", "dan": "asked"}
    assert choice.readers.missing == 0


def test_who_stood_before_those_who_are_asked_is_passed_over() -> None:
    asked = logins("carol", "dan")
    choice = chosen(a_snapshot(requested=asked, ever_requested=asked), ())
    assert choice.readers.passed_over == ("bob",)


def test_the_fallback_is_asked_when_all_others_are_too_few_and_what_still_lacks_is_said() -> None:
    choice = chosen(None, (), default=["opener", "bob"], fallback=["zoe"], count=3)
    assert choice.ask == ("bob", "zoe")
    assert choice.readers.missing == 1


def test_the_members_of_a_team_read_in_turn() -> None:
    snapshot = a_snapshot(teams=(("org/editors", ("Zed", "amy")),))
    assert chosen(snapshot, (), default=["org/editors"], count=1).ask == ("amy",)


def test_a_site_that_names_no_readers_wants_none() -> None:
    choice = chosen(None, (), default=[])
    assert choice.readers.wanted == choice.readers.missing == 0


NAMES = st.sampled_from(["ada", "bob", "Bob", "carol", "dan", "opener", "grace"])
FEW = st.frozensets(NAMES, max_size=4)


@given(st.lists(NAMES, max_size=5), st.lists(NAMES, max_size=3), FEW, FEW, FEW, st.integers(0, 4), st.integers(1, 99))
def test_whatever_the_roster_the_promises_hold(
    default: list[str],
    fallback: list[str],
    requested: frozenset[str],
    ever: frozenset[str],
    unaskable: frozenset[str],
    count: int,
    number: int,
) -> None:
    snapshot = a_snapshot(
        a_pull(number=number),
        requested=logins(*requested),
        ever_requested=logins(*requested, *ever),
        unaskable=logins(*unaskable),
    )
    choice = chosen(snapshot, (ADA, GRACE), default=default, fallback=fallback, count=count)
    asked = [login.lower() for login in choice.ask]
    readers = [reader for reader in choice.readers.readers if not reader.confirms]
    assert len(asked) == len(set(asked))
    assert "opener" not in asked
    assert not {login.lower() for login in (*requested, *ever, *unaskable)} & set(asked)
    assert not {"ada", "grace", "opener"} & {reader.login.lower() for reader in readers}
    fresh = [reader for reader in readers if reader.login in choice.ask]
    assert len(fresh) <= count
    assert all(reader.status is ReaderStatus.ASKED for reader in fresh)
    assert choice == chosen(snapshot, (ADA, GRACE), default=default, fallback=fallback, count=count)
