from bot.reviewers import all_strategies, fallback
from tests.bot.reviewers.rosters import proposed, roster


def test_the_fallback_is_in_the_order_of_the_configuration() -> None:
    given = roster(number=1, fallback=["zoe", "bob"])
    assert proposed(fallback, given) == [
        "zoe: reads when the others are too few",
        "bob: reads when the others are too few",
    ]


def test_the_fallback_is_heard_last() -> None:
    assert all_strategies()[-1] is fallback
