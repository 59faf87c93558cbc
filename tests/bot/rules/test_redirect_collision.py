from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.redirect_collision import redirect_collision
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


OTHER = "_posts/2026-05-01-hours.md"


def said(front_matter: str, *tree: str) -> list[str]:
    text = f"---\ntitle: Opening hours\n{front_matter}\n---\n"
    return examples.said(examples.check(redirect_collision, POST, text, tree=tree))


def beside(other: str, front_matter: str, change: Change = Change.ADDED) -> list[str]:
    """What is said where another post has this line in its front matter."""
    text = f"---\ntitle: Opening hours\n{front_matter}\n---\n"
    files = {OTHER: f"---\ntitle: Hours\n{other}\n---\n"}
    return examples.said(examples.check(redirect_collision, POST, text, files, change=change))


def test_a_redirect_that_leads_to_another_post_already_is_reported() -> None:
    assert beside("redirect_from: [/old.html, /older.html]", "redirect_from: /old.html") == snapshot(
        ["3:16 advice “/old.html” leads to another post already. Remove this redirect."]
    )


@pytest.mark.parametrize("other", ["redirect_from: /hours", "redirect_from: /hours/", "aliases: [/hours/]"])
def test_a_slash_and_the_name_of_the_key_make_no_difference(other: str) -> None:
    assert len(beside(other, "redirect_from: [/hours/]")) == 1


@pytest.mark.parametrize("other", ["redirect_from: /hours/old", "permalink: /old.html", "redirect_from:"])
def test_redirects_of_other_posts_from_elsewhere_are_fine(other: str) -> None:
    assert beside(other, "redirect_from: [/hours, /]") == []


def test_a_post_that_was_out_before_is_not_asked_to_give_way() -> None:
    assert beside("redirect_from: /old.html", "redirect_from: /old.html", Change.MODIFIED) == []


def test_a_redirect_from_a_page_that_exists_is_reported() -> None:
    assert said("redirect_from: /about.html", "about.md") == snapshot(
        ["3:16 advice A page stands at “/about.html” already. Remove this redirect."]
    )


def test_each_of_several_redirects_is_looked_at() -> None:
    assert len(said("redirect_from: [/a.html, /b.html, /c.html]", "a.md", "c.md")) == 2


@pytest.mark.parametrize(
    "line", ["redirect_from: /gone.html", "redirect_from: about.html", "redirect_to: /about.html", "a: b"]
)
def test_other_addresses_are_fine(line: str) -> None:
    assert said(line, "about.md") == []


def test_the_address_of_the_post_itself_is_fine() -> None:
    assert said("redirect_from: /2026/05/14/opening-hours.html") == []
