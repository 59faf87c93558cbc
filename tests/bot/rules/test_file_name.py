from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.file_name import file_name
from tests.bot.rules.examples import check, said

POST = "---\ntitle: Two hundred letters\n---\nThey came in boxes.\n"


def named(path: str) -> str:
    """The name that is proposed for a post at a path."""
    (found,) = check(file_name, path, POST)
    return str(found.message.arguments["path"])


def test_a_day_and_words_and_an_ending_are_all_that_a_name_needs() -> None:
    for name in ("2026-05-14-letters.md", "2026-5-4-letters.markdown", "2020-01-01-letters.html"):
        assert check(file_name, f"_posts/{name}", POST) == []


def test_a_name_without_a_day_gets_the_day_of_today() -> None:
    assert said(check(file_name, "_posts/initiatives-pole-emploi.md", POST)) == snapshot(
        [
            "1:1 blocker The file name doesn't begin with the day of publication. Rename the file to _posts/2026-05-14-initiatives-pole-emploi.md."
        ]
    )


def test_a_name_without_its_ending_gets_it() -> None:
    assert said(check(file_name, "_posts/2026-05-20-letters", POST)) == snapshot(
        [
            "1:1 blocker The site passes over a file with this ending, or without one. Rename it to _posts/2026-05-20-letters.md."
        ]
    )


def test_a_name_with_the_ending_of_something_else_gets_that_of_a_post() -> None:
    assert named("_posts/2026-05-20-letters.ml") == "_posts/2026-05-20-letters.md"
    assert named("_posts/2026-05-20.letters") == "_posts/2026-05-20-letters.md"


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("2017-24-03-letters.md", "2017-03-24-letters.md"),
        ("AAAA-MM-DD-titre.md", "2026-05-14-two-hundred-letters.md"),
        ("2017-05-04.title", "2017-05-04-two-hundred-letters.md"),
        ("my letters.txt", "2026-05-14-my-letters.md"),
    ],
)
def test_what_can_be_saved_of_a_name_is_kept(name: str, proposed: str) -> None:
    assert named(f"_posts/{name}") == f"_posts/{proposed}"


def test_the_date_in_the_front_matter_goes_before_today() -> None:
    (found,) = check(file_name, "_posts/letters.md", POST.replace("---\nThey", "date: 2026-06-01\n---\nThey"))
    assert found.message.arguments["path"] == "_posts/2026-06-01-letters.md"


def test_a_post_without_a_title_takes_its_words_from_the_heading() -> None:
    (found,) = check(file_name, "_posts/titre.md", "# Two hundred letters\n\nThey came in boxes.\n")
    assert found.message.arguments["path"] == "_posts/2026-05-14-two-hundred-letters.md"


def test_a_post_without_any_words_of_its_own_still_gets_an_example() -> None:
    (found,) = check(file_name, "_posts/titre.md", "They came in boxes.\n")
    assert found.message.arguments["path"] == "_posts/2026-05-14-a-few-words.md"


def test_a_very_long_title_does_not_become_a_very_long_name() -> None:
    (found,) = check(file_name, "_posts/titre.md", f"---\ntitle: {'word ' * 100}\n---\n")
    assert len(str(found.message.arguments["path"])) < 110


def test_words_must_stand_behind_the_day() -> None:
    assert named("_posts/2026-05-20_letters.md") == "_posts/2026-05-20-letters.md"
    assert named("_posts/2026-05-20.md") == "_posts/2026-05-20-two-hundred-letters.md"


def test_the_folder_stays() -> None:
    assert named("blog/_posts/letters.md") == "blog/_posts/2026-05-14-letters.md"


def test_capitals_spaces_and_accents_are_advice_on_a_new_post() -> None:
    path = "_posts/2026-05-14-Été à l'atelier.md"
    assert said(check(file_name, path, POST)) == snapshot(
        [
            "1:1 advice Spaces, capitals and accents make for an awkward address. Rename the file to _posts/2026-05-14-ete-a-l-atelier.md."
        ]
    )
    assert check(file_name, path, POST, change=Change.MODIFIED) == []


def test_the_old_name_of_a_post_that_is_edited_is_advice_at_most() -> None:
    assert [str(found.severity) for found in check(file_name, "_posts/letters.md", POST, change=Change.MODIFIED)] == [
        "advice"
    ]


def test_a_draft_needs_no_day() -> None:
    assert check(file_name, "_drafts/letters.md", POST) == []


def test_a_draft_needs_its_ending() -> None:
    assert said(check(file_name, "_drafts/Letters of 2017", POST)) == snapshot(
        [
            "1:1 blocker The site passes over a file with this ending, or without one. Rename it to _drafts/letters-of-2017.md."
        ]
    )


def test_names_as_other_posts_have_them_are_not_awkward() -> None:
    names = [f"_posts/2026-04-{day:02}-Rust-1.{day}.md" for day in range(1, 13)]
    text = "---\ntitle: Rust 1.80\n---\nText.\n"
    assert len(check(file_name, "_posts/2026-05-14-Rust-1.80.md", text)) == 1
    assert check(file_name, "_posts/2026-05-14-Rust-1.80.md", text, tree=names) == []
