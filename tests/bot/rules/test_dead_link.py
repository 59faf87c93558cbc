from __future__ import annotations

from dataclasses import replace

import pytest
from inline_snapshot import snapshot

from bot.model.finding import Finding, Severity
from bot.model.post import PostPath
from bot.model.site import SiteSettings
from bot.rules.dead_link import dead_link
from bot.text.post import read_post
from tests.bot.rules import examples

POST = "_posts/2026-05-14-the-new-library.md"
GONE = "https://library.example.net/plans"


def check(body: str, code: int | None = 404, url: str = GONE) -> list[Finding]:
    text = f"---\ntitle: The new library\n---\n{body}\n"
    site = replace(
        examples.site_of({POST: text}),
        links={url: examples.answered(code)},
        settings=SiteSettings(base_url="https://www.carnet.example.net/blog"),
    )
    return examples.findings(dead_link, read_post(PostPath(POST), text.encode()), site)


def test_a_page_that_is_gone_is_advice() -> None:
    assert examples.said(check(f"The [plans]({GONE}).", 410)) == snapshot(
        [
            "4:13 advice “https://library.example.net/plans” is gone: its server answers 410. Link to where it is now, or remove the link."
        ]
    )


def test_a_site_that_nobody_owns_is_named() -> None:
    assert examples.said(check(f"<{GONE}>", None)) == snapshot(
        ["4:2 advice No site bears the name “library.example.net”. Correct or remove the link."]
    )


def test_it_may_block_where_a_site_wants_that() -> None:
    assert dead_link.severity is Severity.ADVICE
    assert [finding.severity for finding in check(f"[plans]({GONE})")] == [Severity.ADVICE]


@pytest.mark.parametrize("code", [200, 403, 429, 500, 503, 999])
def test_an_answer_that_says_nothing_of_readers_is_not_reported(code: int) -> None:
    assert check(f"[plans]({GONE})", code) == []


def test_an_address_that_was_not_followed_is_not_reported() -> None:
    assert check("[plans](https://library.example.net/other)") == []


@pytest.mark.parametrize(
    "written", [f"[a]({GONE}#part)", f"![a]({GONE})", f'<a href="{GONE}">a</a>', f"[a][b]\n\n[b]: {GONE}"]
)
def test_each_way_to_lead_there_is_reported(written: str) -> None:
    assert len(check(written)) == 1


def test_the_site_s_own_pages_are_left_to_another_rule() -> None:
    own = "https://carnet.example.net/2026/05/01/soon.html"
    assert check(f"[soon]({own})", url=own) == []
