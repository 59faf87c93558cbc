from bot.reviewers import by_author
from tests.bot.builders import an_author
from tests.bot.reviewers.rosters import proposed, roster


def test_the_readers_set_for_each_author_in_the_order_of_the_configuration() -> None:
    settings = {"ada.lovelace": ["zoe", "@bob"], "alan.turing": ["org/labs"], "nobody.here": ["eve"]}
    given = roster(
        an_author("alan.turing"), an_author("ada.lovelace"), teams={"org/labs": ["yan", "Amy"]}, by_author=settings
    )
    assert proposed(by_author, given) == [
        "Amy: reads the posts of alan.turing",
        "yan: reads the posts of alan.turing",
        "zoe: reads the posts of ada.lovelace",
        "bob: reads the posts of ada.lovelace",
    ]


def test_an_author_without_readers_of_their_own_proposes_nobody() -> None:
    assert proposed(by_author, roster(an_author("ada.lovelace"))) == []
