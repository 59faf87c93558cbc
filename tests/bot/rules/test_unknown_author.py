from __future__ import annotations

from inline_snapshot import snapshot

from bot.rules.unknown_author import unknown_author
from tests.bot.rules.examples import check, repaired, said

PATH = "_posts/2026-05-14-letters.md"
AUTHORS = {
    "_authors/mary.somerville.md": "---\nfullname: Mary Somerville\n---\n",
    "_authors/emilie.du-chatelet.md": "---\nfullname: Émilie du Châtelet\n---\n",
}


def post(authors: str, key: str = "authors") -> str:
    return f"---\ntitle: Letters\n{key}: {authors}\n---\nText\n"


def test_an_author_with_a_file_is_known() -> None:
    assert check(unknown_author, PATH, post("mary.somerville"), AUTHORS) == []
    assert check(unknown_author, PATH, post("[mary.somerville, emilie.du-chatelet]"), AUTHORS) == []
    assert check(unknown_author, PATH, post("\n  - mary.somerville", key="author"), AUTHORS) == []


def test_nothing_is_said_where_the_site_keeps_no_author_files() -> None:
    assert check(unknown_author, PATH, post("Anybody")) == []


def test_each_unknown_author_of_a_list_is_reported_at_its_place() -> None:
    found = check(unknown_author, PATH, post("[mary.sommerville, mary.somerville, grace.hopper]"), AUTHORS)
    assert said(found) == snapshot(
        [
            "3:11 blocker The site has no author “mary.sommerville”. Did you mean mary.somerville? If not, describe this author in _authors/mary.sommerville.md.",
            "3:46 blocker The site has no author “grace.hopper”. Describe this author in _authors/grace.hopper.md, or correct the name.",
        ]
    )


def test_a_name_or_another_spelling_is_repaired() -> None:
    for written in ("Émilie du Châtelet", "emilie-du-chatelet", "Emilie.Du-Chatelet", '"émilie du châtelet"'):
        text = post(written)
        (found,) = check(unknown_author, PATH, text, AUTHORS)
        assert repaired(text, found) == post("emilie.du-chatelet")
    assert said([found]) == snapshot(
        ["3:10 blocker The site knows the author “émilie du châtelet” as emilie.du-chatelet. Write it so."]
    )


def test_a_name_that_two_people_bear_is_not_repaired() -> None:
    namesakes = {f"_authors/mary{number}.md": "---\nfullname: Mary Somerville\n---\n" for number in (1, 2)}
    (found,) = check(unknown_author, PATH, post("Mary Somerville"), namesakes)
    assert found.fix is None


def test_several_authors_in_one_text_become_a_list() -> None:
    text = post("mary.somerville, emilie.du-chatelet")
    (found,) = check(unknown_author, PATH, text, AUTHORS)
    assert said([found]) == snapshot(
        [
            "3:10 blocker Several authors stand here as if they were one. Write them as a list: [mary.somerville, emilie.du-chatelet]"
        ]
    )
    assert repaired(text, found) == post("[mary.somerville, emilie.du-chatelet]")


def test_several_authors_of_whom_one_is_unknown_are_no_certain_repair() -> None:
    (found,) = check(unknown_author, PATH, post("mary.somerville et grace.hopper"), AUTHORS)
    assert found.fix is None


def test_a_new_author_hears_of_the_id_that_others_have() -> None:
    assert said(check(unknown_author, PATH, post("Grace Hopper"), AUTHORS)) == snapshot(
        [
            "3:10 blocker The site has no author “Grace Hopper”. Describe this author in _authors/grace.hopper.md, or correct the name."
        ]
    )


def test_authors_who_share_a_file_get_a_new_one_there() -> None:
    shared = {"_data/authors.yml": "ada:\n  name: Ada\nmary:\n  name: Mary\n"}
    assert said(check(unknown_author, PATH, post("grace"), shared)) == snapshot(
        ["3:10 blocker The site has no author “grace”. Describe this author in _data/authors.yml, or correct the name."]
    )


def test_a_new_author_is_described_beside_the_others() -> None:
    data = {"_data/authors/ada-lovelace.yml": "name: Ada Lovelace\n"}
    assert said(check(unknown_author, PATH, post("Grace Hopper"), data)) == snapshot(
        [
            "3:10 blocker The site has no author “Grace Hopper”. Describe this author in _data/authors/grace-hopper.yml, or correct the name."
        ]
    )


def test_names_without_a_form_in_ascii_and_names_of_folders_do_no_harm() -> None:
    assert said(check(unknown_author, PATH, post("[手紙, ../../x, '.']"), AUTHORS)) == snapshot(
        [
            "3:11 blocker The site has no author “手紙”. Describe this author in _authors/手紙.md, or correct the name.",
            "3:15 blocker The site has no author “../../x”. Describe this author in _authors/../../x.md, or correct the name.",
            "3:24 blocker The site has no author “.”. Describe this author in _authors/..md, or correct the name.",
        ]
    )


def test_a_short_name_is_no_slip_of_another_one() -> None:
    team = {"_data/authors.yml": "will:\n  name: Will\ntadgh:\n  name: Tadgh\n"}
    assert said(check(unknown_author, PATH, post("[bill, tadhg]"), team)) == snapshot(
        [
            "3:11 blocker The site has no author “bill”. Describe this author in _data/authors.yml, or correct the name.",
            "3:17 blocker The site has no author “tadhg”. Did you mean tadgh? If not, describe this author in _data/authors.yml.",
        ]
    )


def test_a_name_under_author_may_be_meant_as_it_is() -> None:
    assert said(check(unknown_author, PATH, post("Mary Somerville", key="author"), AUTHORS)) == snapshot(
        ["3:9 advice The site knows the author “Mary Somerville” as mary.somerville. Write it so."]
    )


def test_an_empty_author_is_left_alone() -> None:
    assert check(unknown_author, PATH, post(""), AUTHORS) == []
    assert check(unknown_author, PATH, post("''"), AUTHORS) == []
    assert check(unknown_author, PATH, post("{name: Mary}"), AUTHORS) == []
