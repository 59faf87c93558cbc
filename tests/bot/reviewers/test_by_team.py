from bot.reviewers import by_team
from tests.bot.builders import an_author
from tests.bot.reviewers.rosters import proposed, roster


def test_the_readers_of_the_authors_teams_take_turns() -> None:
    author = an_author("ada.lovelace", None, "engines", "unknown")
    settings = {"engines": ["bob", "carol"]}
    assert proposed(by_team, roster(author, number=4, by_team=settings)) == [
        "bob: reads the posts of the team engines",
        "carol: reads the posts of the team engines",
    ]
    assert proposed(by_team, roster(author, number=5, by_team=settings)) == [
        "carol: reads the posts of the team engines",
        "bob: reads the posts of the team engines",
    ]
