from dataclasses import replace

from bot.reviewers import mentors
from tests.bot.builders import an_author
from tests.bot.reviewers.rosters import proposed, roster

GRACE = replace(an_author("grace.hopper", "grace"), name="Grace Hopper")
ADA = replace(an_author("ada.lovelace", "ada"), mentor="grace.hopper")


def test_the_mentor_of_an_author_is_found_by_their_id() -> None:
    assert proposed(mentors, roster(ADA, people=(GRACE,))) == ["grace: is the mentor of ada.lovelace"]


def test_a_mentor_may_be_a_github_user_name() -> None:
    assert proposed(mentors, roster(replace(ADA, mentor="@alan"))) == ["alan: is the mentor of ada.lovelace"]


def test_a_name_that_the_site_does_not_know_asks_no_stranger() -> None:
    assert proposed(mentors, roster(replace(ADA, mentor="bob"))) == []


def test_a_mentor_without_a_login_is_proposed_by_their_name() -> None:
    (found,) = mentors.candidates(roster(ADA, people=(replace(GRACE, login=None),)))
    assert (found.login, found.has_login) == ("Grace Hopper", False)


def test_mentors_can_be_left_alone() -> None:
    assert proposed(mentors, roster(ADA, people=(GRACE,), mentors=False)) == []
