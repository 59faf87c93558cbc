from __future__ import annotations

from inline_snapshot import snapshot

from bot.rules.address_collision import address_collision
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def said(*tree: str, front_matter: str = "title: a", path: str = POST) -> list[str]:
    return examples.said(examples.check(address_collision, path, f"---\n{front_matter}\n---\n", tree=tree))


def test_another_file_of_that_day_and_name_is_reported() -> None:
    assert said("_posts/2026-05-14-Opening-Hours.markdown") == snapshot(
        [
            "1:1 advice _posts/2026-05-14-Opening-Hours.markdown has the same address as this post. Rename or remove one of the two."
        ]
    )


def test_another_day_name_or_folder_is_fine() -> None:
    others = (
        "_posts/2026-05-13-opening-hours.md",
        "_posts/2026-05-14-opening.md",
        "fr/_posts/2026-05-14-opening-hours.md",
    )
    assert said(*others) == []


def test_a_post_with_an_address_of_its_own_is_fine() -> None:
    assert said("_posts/2026-05-14-opening-hours.markdown", front_matter="permalink: /hours/") == []


def test_a_draft_has_no_day_and_no_address() -> None:
    assert said("_drafts/hours.markdown", path="_drafts/hours.md") == []
