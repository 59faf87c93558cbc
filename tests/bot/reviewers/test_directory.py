from dataclasses import replace
from datetime import date

from bot.model.site import AuthorId
from bot.reviewers._directory import Directory
from bot.reviewers._settings import AuthorSettings
from tests.bot.builders import an_author

TODAY = date(2026, 5, 14)


def test_the_configuration_completes_and_corrects_what_the_site_says() -> None:
    said = {
        "ada.lovelace": AuthorSettings(login="@ada-l", team="engines", mentor="grace.hopper"),
        "alan.turing": AuthorSettings(login="alan", left=date(2026, 1, 31)),
    }
    found = Directory.of(TODAY, {AuthorId("ada.lovelace"): an_author("ada.lovelace", "ada", "mills")}, said)
    ada, alan = found.people[AuthorId("ada.lovelace")], found.people[AuthorId("alan.turing")]
    assert (ada.login, ada.teams, ada.mentor) == ("ada-l", ("engines",), "grace.hopper")
    assert found.has_left(alan)
    assert found.last_day("Alan") == date(2026, 1, 31)


def test_a_site_without_author_files_has_those_of_its_configuration() -> None:
    assert Directory.of(TODAY, None, {}).people == {}


def test_a_pull_request_says_who_exists_and_no_more() -> None:
    ada, new = an_author("ada.lovelace", "ada"), an_author("eve", "eve", "engines", end=TODAY)
    forged = {AuthorId("ada.lovelace"): an_author("ada.lovelace", "mallory"), AuthorId("eve"): new}
    found = Directory(TODAY, {AuthorId("ada.lovelace"): ada})
    assert found.author(AuthorId("ada.lovelace"), forged) == ada
    assert found.author(AuthorId("eve"), forged) == an_author("eve")
    assert found.author(AuthorId("nobody"), forged) is None


def test_the_last_day_still_counts_as_there() -> None:
    directory = Directory.of(TODAY, None, {"ada": AuthorSettings(login="ada", left=TODAY)})
    assert directory.last_day("ada") is None


def test_somebody_has_not_begun_before_their_first_day_unless_they_are_known_otherwise() -> None:
    coming = replace(an_author("ada", "ada"), start=date(2026, 5, 15))
    assert Directory(TODAY, {coming.id: coming}).first_day("Ada") == date(2026, 5, 15)
    assert Directory(date(2026, 5, 15), {coming.id: coming}).first_day("ada") is None
    here = an_author("ada.again", "ada")
    assert Directory(TODAY, {coming.id: coming, here.id: here}).first_day("ada") is None


def test_somebody_who_came_back_under_another_id_has_not_left() -> None:
    said = {"ada": AuthorSettings(login="ada", left=date(2020, 1, 1)), "ada.again": AuthorSettings(login="ADA")}
    assert Directory.of(TODAY, None, said).last_day("ada") is None
