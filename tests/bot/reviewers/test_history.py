from bot.model.people import Reading
from bot.model.site import AuthorId, Login
from bot.reviewers import history
from bot.reviewers._roster import Need
from bot.reviewers._settings import Reviewers
from tests.bot.builders import an_author
from tests.bot.reviewers.rosters import proposed, roster

ADA = an_author("ada.lovelace")
READ = (
    ("zed", "ada.lovelace", 1),
    ("bob", "ada.lovelace", 1),
    ("carol", "ada.lovelace", 3),
    ("eve", "grace.hopper", 9),
)
READINGS = tuple(Reading(Login(login), AuthorId(author), posts) for login, author, posts in READ)


def test_who_read_an_author_most_often_comes_first_and_names_break_ties() -> None:
    given = roster(ADA, readings=READINGS, history=True)
    assert proposed(history, given) == [
        "carol: has read 3 recent posts by ada.lovelace",
        "bob: has read 1 recent post by ada.lovelace",
        "zed: has read 1 recent post by ada.lovelace",
    ]
    assert proposed(history, roster(ADA, readings=READINGS[::-1], history=True)) == proposed(history, given)


def test_history_is_looked_up_only_where_a_site_wants_it() -> None:
    assert proposed(history, roster(ADA, readings=READINGS)) == []
    assert history.needs(Reviewers()) == frozenset()
    assert history.needs(Reviewers(history=True)) == {Need.READINGS}
