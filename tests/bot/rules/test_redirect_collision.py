from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.redirect_collision import redirect_collision
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def said(front_matter: str, *tree: str) -> list[str]:
    text = f"---\ntitle: Opening hours\n{front_matter}\n---\n"
    return examples.said(examples.check(redirect_collision, POST, text, tree=tree))


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
