from bot.reviewers import default
from tests.bot.reviewers.rosters import proposed, roster


def test_the_default_readers_take_turns_each_person_once() -> None:
    given = roster(number=1, teams={"org/all": ["bob", "Carol"]}, default=["bob", "org/all", "dan"])
    assert proposed(default, given) == [
        "Carol: is one of the site's readers",
        "dan: is one of the site's readers",
        "bob: is one of the site's readers",
    ]


def test_no_default_readers_no_candidates() -> None:
    assert proposed(default, roster(number=3)) == []
