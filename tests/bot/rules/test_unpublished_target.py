from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.unpublished_target import unpublished_target
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def said(body: str, *tree: str, files: dict[str, str] | None = None) -> list[str]:
    return examples.said(examples.check(unpublished_target, POST, f"---\ntitle: a\n---\n{body}\n", files, tree=tree))


def test_a_link_to_a_later_post_says_when_that_comes_out() -> None:
    assert said("[The letters](/2026/06/01/letters.html)", "_posts/2026-06-01-letters.md") == snapshot(
        ["4:15 advice “The letters” leads to a post of 2026-06-01, after this one. Change a date, or remove the link."]
    )


def test_a_link_to_a_draft_is_reported() -> None:
    assert said("[The letters]({% link _drafts/letters.md %})", "_drafts/letters.md") == snapshot(
        ["4:15 advice “The letters” leads to a draft. Publish that first, or remove the link."]
    )


def test_the_full_address_of_the_site_is_known() -> None:
    files = {"_config.yml": "url: https://example.org\n"}
    assert len(said("[a](https://example.org/2026/06/01/letters/)", "_posts/2026-06-01-letters.md", files=files)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "[a](/2026/05/01/old.html)",
        "[a](/2026/05/14/opening-hours.html)",
        "[a](https://example.com/letters)",
        "[a](/both.html)",
        "[a](#letters)",
        "`/letters.html`",
    ],
)
def test_what_is_out_and_what_is_elsewhere_is_fine(body: str) -> None:
    tree = (
        "_posts/2026-05-01-old.md",
        "_posts/2026-06-01-letters.md",
        "_posts/2026-06-01-both.md",
        "_posts/2025-06-01-both.md",
    )
    assert said(body, *tree) == []
