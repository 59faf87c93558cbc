from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.message import say
from bot.model.site import Login
from bot.reviewers import roles
from bot.reviewers._roles import Roles
from bot.reviewers._roster import Candidate
from tests.bot.reviewers.rosters import proposed, roster

PEOPLE = [Login(name) for name in ("amy", "bob", "carol", "dan", "eve")]


def members(**by_role: str) -> Roles:
    return Roles({role: frozenset(names.split()) for role, names in by_role.items()})


def test_the_people_of_each_role_are_candidates() -> None:
    given = roster(roles={"editor": ["org/editors"], "team": "by_team"}, teams={"org/editors": ["bob"]})
    assert proposed(roles, given) == ["bob: can read as editor"]


def test_one_person_fills_one_role() -> None:
    both = members(editor="amy bob", expert="amy")
    assert both.lacking(PEOPLE[:1]) == ("expert",)
    assert both.lacking(PEOPLE[:2]) == ()


def test_as_few_people_as_possible_are_asked() -> None:
    # Amy could be either; Carol is an expert alone, and so Amy is the editor.
    assert members(editor="amy bob", expert="amy carol").fill([PEOPLE[0], PEOPLE[2]], PEOPLE) == ()
    assert members(editor="amy bob", expert="amy").fill([PEOPLE[0]], PEOPLE[1:]) == ("bob",)


def test_a_role_that_a_setting_fills_falls_away_where_it_names_nobody() -> None:
    settings = {"team": "by_team", "editor": []}
    proposals = {"by-team": [Candidate(Login("bob"), say("reads"))]}
    assert Roles.of(settings, proposals, roster()).members == {"team": {"bob"}, "editor": frozenset()}
    assert Roles.of(settings, {"by-team": []}, roster()).members == {"editor": frozenset()}


ROLES = st.dictionaries(st.sampled_from("xyz"), st.frozensets(st.sampled_from(PEOPLE), max_size=3), max_size=3)
SOME = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3)


@settings(max_examples=100)
@given(ROLES, SOME)
def test_what_is_filled_stays_filled_with_nobody_more(by_role: dict[str, frozenset[str]], present: list[Login]) -> None:
    wanted = Roles(by_role)
    free = [login for login in PEOPLE if login not in present]
    asked = wanted.fill(present, free)
    assert len(asked) == len(wanted.lacking(present)) - len(wanted.lacking([*present, *asked]))
    assert wanted.fill([*present, *asked], [login for login in free if login not in asked]) == ()
