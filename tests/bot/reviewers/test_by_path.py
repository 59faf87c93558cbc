from bot.reviewers import by_path
from tests.bot.reviewers.rosters import proposed, roster

SETTINGS = {"_posts/": ["bob"], "_posts/events/": ["carol", "dan"], "*.txt": ["eve"]}


def test_the_last_pattern_that_matches_counts() -> None:
    assert proposed(by_path, roster(paths=("_posts/events/a.md",), by_path=SETTINGS)) == [
        "carol: reads the posts in _posts/events/",
        "dan: reads the posts in _posts/events/",
    ]
    assert proposed(by_path, roster(paths=("_posts/a.md",), by_path=SETTINGS)) == ["bob: reads the posts in _posts/"]


def test_a_path_that_no_pattern_matches_proposes_nobody() -> None:
    assert proposed(by_path, roster(paths=("pages/a.md",), by_path=SETTINGS)) == []
