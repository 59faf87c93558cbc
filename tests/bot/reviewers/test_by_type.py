from bot.reviewers import by_type
from tests.bot.reviewers.rosters import proposed, roster

SETTINGS = {"event": ["bob", "carol"], "story": ["dan"]}


def test_the_readers_of_a_type_take_turns() -> None:
    assert proposed(by_type, roster(types=("event",), number=1, by_type=SETTINGS)) == [
        "carol: reads posts of the type event",
        "bob: reads posts of the type event",
    ]


def test_a_type_without_readers_proposes_nobody() -> None:
    assert proposed(by_type, roster(types=("poem",), by_type=SETTINGS)) == []
