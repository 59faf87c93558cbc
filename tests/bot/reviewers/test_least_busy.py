from bot.reviewers import least_busy, needs
from bot.reviewers._roster import Need
from bot.reviewers._settings import Reviewers
from tests.bot.reviewers.rosters import proposed, roster


def test_who_has_the_fewest_open_requests_comes_first_and_names_break_ties() -> None:
    given = roster(least_busy=["zoe", "Bob", "amy", "carol"], loads={"amy": 2, "carol": 1})
    assert [line.partition(":")[0] for line in proposed(least_busy, given)] == ["Bob", "zoe", "carol", "amy"]


def test_loads_are_looked_up_for_the_least_busy_and_for_caps_alone() -> None:
    assert needs(Reviewers()) == frozenset()
    assert needs(Reviewers(least_busy=["bob"])) == {Need.LOADS}
    assert needs(Reviewers(cap=3)) == needs(Reviewers(caps={"bob": 1})) == {Need.LOADS}
