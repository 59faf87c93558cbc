from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.model.post import Change
from bot.rules.italic_link import italic_link
from tests.bot.rules import examples

PATH = "_posts/2026-05-14-letters.md"


def posts(body: str, count: int = 20, month: int = 4) -> dict[str, str]:
    text = f"---\ntitle: A\n---\n{body}\n"
    return {f"_posts/2026-{month:02}-{day:02}-a.md": text for day in range(1, count + 1)}


PLAIN = posts("See [the page](https://example.org).")


def said(body: str, files: dict[str, str] = PLAIN, change: Change = Change.ADDED) -> list[str]:
    text = f"---\ntitle: Letters\n---\n{body}\n"
    return examples.said(examples.check(italic_link, PATH, text, files, change=change))


def test_a_link_in_italics_is_reported() -> None:
    assert said("See [*the page*](https://example.org).") == snapshot(
        [
            "4:5 advice The link “the page” is in italics, though those in 20 of 20 recent posts are not. Remove the marks."
        ]
    )


def test_several_are_one_finding_at_the_first() -> None:
    assert said("[*one*](/a) and [_two_][1]\n\n[1]: /b") == snapshot(
        [
            "4:1 advice 2 links are in italics, “one” first, though those in 20 of 20 recent posts are not. Remove the marks."
        ]
    )


@pytest.mark.parametrize(
    "text", ["[the *page*](/a)", "[**the page**](/a)", "*[the page](/a)*", "[*a* or *b*](/a)", "a"]
)
def test_other_emphasis_is_fine(text: str) -> None:
    assert said(text) == []


def test_a_site_that_does_so_or_shows_too_little_is_left_alone() -> None:
    body = "[*one*](/a)"
    assert said(body, posts(body)) == []
    assert said(body, PLAIN | posts(body, 4, month=3)) == []
    assert said(body, posts("[one](/a)", 19)) == []
    assert said(body, posts("No link.")) == []


def test_a_published_post_is_left_alone() -> None:
    assert said("[*one*](/a)", change=Change.MODIFIED) == []
