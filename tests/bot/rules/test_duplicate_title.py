from __future__ import annotations

from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from bot.model.finding import Severity
from bot.model.post import Change, PostPath
from bot.rules.duplicate_title import duplicate_title
from bot.text.post import read_post
from tests.bot.rules.examples import check, findings, said, site_of

PATH = "_posts/2026-05-14-letters.md"
OTHER = "_posts/2024-01-08-post.md"


def post(title: str) -> str:
    return f"---\ntitle: {title}\n---\nText\n"


def test_another_post_with_the_same_title_is_named() -> None:
    found = check(duplicate_title, PATH, post("Two hundred letters"), {OTHER: post("Two hundred letters")})
    assert said(found) == snapshot(
        ["2:8 blocker _posts/2024-01-08-post.md already has this title. Give this post a title of its own."]
    )


def test_case_accents_and_punctuation_make_no_difference() -> None:
    assert check(duplicate_title, PATH, post("L’été à l’atelier !"), {OTHER: post("L'ETE A L'ATELIER")})


def test_words_and_numbers_do() -> None:
    assert check(duplicate_title, PATH, post("Letters, part 2"), {OTHER: post("Letters, part 1")}) == []


def test_titles_in_other_scripts_are_compared_whole() -> None:
    assert check(duplicate_title, PATH, post("2024年の手紙"), {OTHER: post("2024年の本")}) == []
    assert check(duplicate_title, PATH, post("2024年の手紙"), {OTHER: post("2024年の手紙")})


def test_titles_of_signs_alone_are_compared_as_they_are() -> None:
    assert check(duplicate_title, PATH, post("🎉"), {OTHER: post("🚂")}) == []


def test_a_post_is_no_duplicate_of_itself() -> None:
    assert check(duplicate_title, PATH, post("Letters"), change=Change.MODIFIED) == []


def test_a_post_is_no_duplicate_of_one_that_the_pull_request_removes_or_renames() -> None:
    site = replace(site_of({OTHER: post("Letters")}), files=frozenset({PATH}))
    assert findings(duplicate_title, read_post(PostPath(PATH), post("Letters").encode()), site) == []


def test_of_several_others_one_is_enough() -> None:
    others = {f"_posts/2024-01-0{day}-post.md": post("Letters") for day in (1, 2, 3)}
    assert len(check(duplicate_title, PATH, post("Letters"), others)) == 1


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("_posts/2026-05-14-team-update.md", "_posts/2026-04-14-team-update.md"),
        ("_posts/2026-05-14-Team-Update@12.md", "_posts/2026-04-14-team-update@11.md"),
        ("_posts/2026-05-14-team-update-2.md", "_posts/2026-04-14-team-update.md"),
    ],
)
def test_in_a_series_it_is_advice(path: str, other: str) -> None:
    (found,) = check(duplicate_title, path, post("Team update"), {other: post("Team update")})
    assert found.severity is Severity.ADVICE


@pytest.mark.parametrize("change", [Change.MODIFIED, Change.RENAMED])
def test_for_a_post_that_is_only_edited_or_moved_it_is_advice(change: Change) -> None:
    (found,) = check(duplicate_title, PATH, post("Letters"), {OTHER: post("Letters")}, change=change)
    assert found.severity is Severity.ADVICE
