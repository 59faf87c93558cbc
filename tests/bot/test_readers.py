"""Who is asked to read, who is not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.people import Away, Choices, Load
from bot.model.plan import NotAsked, Obstacle, ReaderStatus
from bot.model.post import PostPath
from bot.model.site import Author, Login
from bot.model.snapshot import PullState, ReviewState, Snapshot
from bot.readers import Choice, choose
from bot.reviewers._directory import Directory
from bot.reviewers._settings import AuthorSettings, Reviewers
from bot.text.post import read_post
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


def let_off(choice: Choice) -> dict[str, str]:
    return {one.name: one.obstacle.value for one in choice.readers.not_asked}


def test_everybody_who_is_not_asked_has_a_reason() -> None:
    snapshot = a_snapshot(
        a_pull(opener="opener"),
        ever_requested=logins("let-off"),
        unaskable=logins("stranger", "refused"),
        refused=logins("refused"),
        away=(Away(Login("away"), date(2026, 5, 14), date(2026, 5, 20)),),
        loads=(Load(Login("busy"), 3),),
        choices=Choices(declined=((Login("declined"), "no time"),)),
    )
    everybody = [
        "opener",
        "ada",
        "let-off",
        "stranger",
        "refused",
        "away",
        "busy",
        "declined",
        "gone",
        "newcomer",
        "zoe",
        "bob",
    ]
    newcomer = replace(an_author("new", "newcomer"), start=date(2026, 6, 1))
    gone = {"gone": AuthorSettings(login="gone", left=date(2026, 1, 31))}
    directory = Directory.of(date(2026, 5, 14), {newcomer.id: newcomer}, gone)
    settings = Reviewers.model_validate({"count": 2, "fallback": [*everybody, "spare"], "cap": 3})
    authors = (ADA, an_author("nobody"))
    choice = choose(snapshot, settings, authors, complete=True, directory=directory)
    assert [login for login in choice.ask if login != "ada"] == ["zoe", "bob"]
    assert let_off(choice) == {
        "opener": "opener",
        "ada": "author",
        "nobody": "no-login",
        "gone": "left",
        "newcomer": "not-yet",
        "declined": "declined",
        "let-off": "let-off",
        "refused": "refused",
        "stranger": "unaskable",
        "away": "away",
        "busy": "at-cap",
        "spare": "not-needed",
    }


def test_an_author_who_has_left_is_not_asked_to_confirm() -> None:
    gone = an_author("grace.hopper", "grace", end=date(2026, 5, 13))
    choice = chosen(None, (gone,))
    assert choice.ask == ("bob", "carol")
    assert [one for one in choice.readers.not_asked if one.name == "grace"] == [
        NotAsked("grace", Obstacle.LEFT, date(2026, 5, 13))
    ]


def test_absences_that_follow_each_other_end_with_the_last() -> None:
    # The second begins on the Monday after the first one's Friday.
    away = (
        Away(Login("Bob"), date(2026, 5, 11), date(2026, 5, 15)),
        Away(Login("bob"), date(2026, 5, 18), date(2026, 5, 22)),
    )
    choice = chosen(a_snapshot(away=away), (), default=["bob", "carol"], count=1)
    assert choice.ask == ("carol",)
    assert NotAsked("bob", Obstacle.AWAY, date(2026, 5, 22)) in choice.readers.not_asked


def test_whoever_is_back_on_monday_can_be_asked_on_saturday() -> None:
    away = (Away(Login("bob"), date(2026, 5, 11), date(2026, 5, 17)),)
    saturday = replace(a_snapshot(away=away), now=datetime(2026, 5, 16, 9, tzinfo=UTC))
    assert chosen(saturday, (), default=["bob"], count=1).ask == ("bob",)


def test_who_is_named_is_asked_besides_and_beyond_their_cap_but_not_while_away() -> None:
    snapshot = a_snapshot(
        requested=logins("bob", "carol"),
        ever_requested=logins("bob", "carol"),
        loads=(Load(Login("zoe"), 9),),
        away=(Away(Login("yan"), date(2026, 5, 14), date(2026, 5, 20)),),
        choices=Choices(named=(Login("zoe"), Login("yan"))),
    )
    assert chosen(snapshot, (), cap=1).ask == ("zoe",)


def test_who_declines_after_a_verdict_has_read_it() -> None:
    choices = Choices(declined=((Login("bob"), ""), (Login("carol"), "")))
    snapshot = a_snapshot(
        reviews=(a_review("bob", ReviewState.APPROVED), a_review("carol", ReviewState.COMMENTED)), choices=choices
    )
    choice = chosen(snapshot, ())
    assert shown(choice) == {"bob": "approved", "dan": "asked"}
    assert let_off(choice) == {"carol": "declined", "eve": "not-needed"}


def test_one_reader_fills_each_role_even_where_others_stand_before_them() -> None:
    settings: dict[str, Any] = {
        "roles": {"editor": ["zoe"], "team": "by_team"},
        "by_team": {"engines": ["yan"]},
        "count": 2,
    }
    choice = chosen(None, (ADA,), **settings)
    assert [login for login in choice.ask if login != "ada"] == ["yan", "zoe"]
    assert choice.readers.roles_missing == ()


def test_a_role_that_nobody_can_fill_is_named() -> None:
    choice = chosen(a_snapshot(unaskable=logins("zoe")), (), roles={"editor": ["zoe"]})
    assert choice.readers.roles_missing == ("editor",)
    assert choice.ask == ("bob", "carol")


def test_the_type_of_a_post_says_how_many_read_it() -> None:
    post = read_post(PostPath("_posts/a.md"), b"---\ncategory: event\n---\nText.\n")
    settings = Reviewers.model_validate({"default": ["bob", "carol", "dan"], "count_by_type": {"event": 3}})
    assert len(choose(a_snapshot(), settings, (), complete=True, posts=[post]).ask) == 3


AWAY = st.lists(st.builds(lambda name: Away(Login(name), date(2026, 5, 1), date(2026, 5, 31)), NAMES), max_size=2)
LOADS = st.lists(st.builds(Load, NAMES.map(Login), st.integers(0, 3)), max_size=4, unique_by=lambda load: load.login)
CHOICES = st.builds(
    lambda declined, redrawn, named: Choices(tuple((Login(name), "") for name in declined), redrawn, tuple(named)),
    st.lists(NAMES, max_size=2),
    st.integers(0, 2),
    st.lists(NAMES.map(Login), max_size=1),
)
SETTINGS = st.fixed_dictionaries(
    {
        "default": st.lists(NAMES, max_size=3),
        "least_busy": st.lists(NAMES, max_size=3),
        "by_author": st.just({"ada.lovelace": ["carol"]}),
        "roles": st.sampled_from([{}, {"editor": ["dan", "bob"]}, {"editor": ["dan"], "author": "by_author"}]),
        "cap": st.integers(0, 3),
        "count": st.integers(0, 3),
    }
)


@settings(max_examples=100)
@given(SETTINGS, FEW, AWAY, LOADS, CHOICES, FEW, st.integers(1, 9))
def test_whatever_is_known_of_people_the_promises_hold(
    given_settings: dict[str, Any],
    ever: frozenset[str],
    away: list[Away],
    loads: list[Load],
    choices: Choices,
    unaskable: frozenset[str],
    number: int,
) -> None:
    def look(requested: frozenset[Login], before: frozenset[Login], **changes: Any) -> Choice:
        known = {"away": tuple(away), "loads": tuple(loads), "choices": choices, "unaskable": logins(*unaskable)}
        snapshot = a_snapshot(a_pull(number=number), requested=requested, ever_requested=before, **known | changes)
        return chosen(snapshot, (ADA,), **given_settings)

    first = look(frozenset(), logins(*ever))
    asked = [login.lower() for login in first.ask if login != "ada"]
    others = {one.name.lower() for one in first.readers.not_asked}
    wanted = max(given_settings["count"], len(given_settings["roles"]))
    assert len(asked) == len(set(asked))
    assert len(set(asked) - {name.lower() for name in choices.named}) <= wanted
    assert {"opener", "ada"}.isdisjoint(asked)
    assert {login.lower() for login, _ in choices.declined}.isdisjoint(asked)
    assert others.isdisjoint(asked)

    # The order in which things are known does not matter.
    assert look(frozenset(), logins(*ever), away=tuple(away[::-1]), loads=tuple(loads[::-1])) == first
    # Once asked, they stay: a later look asks nobody, and says the same.
    later = look(frozenset(first.ask), logins(*ever, *first.ask))
    assert later.ask == ()
    assert later.readers == replace(first.readers, passed_over=later.readers.passed_over)


def silenced(*silent: str, **settings: Any) -> tuple[tuple[str, ...], int]:
    """Who is asked besides bob, who is asked already and has not answered; and how many are missing."""
    snapshot = a_snapshot(requested=logins("bob"), ever_requested=logins("bob"))
    given = Reviewers.model_validate({"count": 1, "default": ["bob", "carol"]} | settings)
    choice = choose(snapshot, given, (), complete=True, silent=[Login(login) for login in silent])
    return choice.ask, choice.readers.missing


def test_in_the_place_of_a_silent_reader_the_fallback_is_asked_before_all_others() -> None:
    assert silenced(fallback=["dan"]) == ((), 0)
    assert silenced("Bob", fallback=["dan"]) == (("dan",), 0)
    assert silenced("bob") == (("carol",), 0)
    assert silenced("bob", fallback=["dan"], count=2) == (("carol", "dan"), 0)


def test_where_nobody_is_left_a_silent_reader_is_not_missing() -> None:
    assert silenced("bob", default=["bob"]) == ((), 0)
