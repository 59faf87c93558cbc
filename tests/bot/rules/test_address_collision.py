from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
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


ABOUT = "permalink: /about.html"


def test_an_address_at_which_a_page_stands_already_is_reported() -> None:
    assert said("about.md", front_matter=ABOUT) == snapshot(
        ["2:12 advice A page stands at “/about.html” already. Give this post another address."]
    )


def test_the_address_that_a_post_has_anyway_is_fine() -> None:
    assert said(front_matter="permalink: /2026/05/14/opening-hours.html") == []


@pytest.mark.parametrize("address", ["/:year/about/", "/{{ page.slug }}/", "about", "pretty", "[a, b]", "/", "'/a b/'"])
def test_a_pattern_or_what_is_no_address_is_left_alone(address: str) -> None:
    assert said("about.md", "index.md", front_matter=f"permalink: {address}") == []


def test_the_address_of_another_recent_post_is_reported() -> None:
    earlier = {f"_posts/2026-04-{day:02}-a.md": f"---\ntitle: A\npermalink: /a-{day}/\n---\n" for day in range(1, 5)}
    own = "---\ntitle: a\npermalink: /a-3/\n---\n"
    assert examples.said(examples.check(address_collision, POST, own, earlier)) == snapshot(
        ["3:12 advice Another post has the address “/a-3/”, too. Give this one its own."]
    )
    unchanged = examples.check(address_collision, POST, own, earlier, change=Change.UNCHANGED)
    assert unchanged == []  # in a folder, that may be the post itself
