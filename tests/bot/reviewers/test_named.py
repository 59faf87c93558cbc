from bot.model.site import Login
from bot.reviewers import all_strategies, named
from tests.bot.reviewers.rosters import proposed, roster


def test_those_who_were_named_come_first_of_all_by_name() -> None:
    given = roster(named=[Login("zoe"), Login("org/labs"), Login("Bob")], teams={"org/labs": ["amy"]})
    assert proposed(named, given) == [
        "amy: was named in a comment",
        "Bob: was named in a comment",
        "zoe: was named in a comment",
    ]
    assert all_strategies()[0] is named


def test_nobody_is_named_without_a_comment() -> None:
    assert proposed(named, roster()) == []
