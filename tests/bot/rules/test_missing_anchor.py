from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.missing_anchor import missing_anchor
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(missing_anchor, POST, text_of(body)))


def test_a_heading_that_is_not_there_is_reported() -> None:
    assert said("See [below](#dates).\n\n## Hours\n\nNine.") == snapshot(
        ["4:13 advice The post has no heading “#dates”. Correct the link."]
    )


@pytest.mark.parametrize(
    "body",
    [
        "[a](#les-horaires-dété)\n\n## Les horaires d'été\n\na",
        "[a](#les-horaires-d-ete)\n\n## Les horaires d'été\n\na",
        "[a](#hours-1)\n\n## Hours\n\na\n\n## Hours\n\nb",
        "[a](#h)\n\n## Hours {#h}\n\na",
        "[a](#h)\n\nText.\n{: #h}",
        '[a](#h)\n\n<div id="h">a</div>',
        "[a](#2026-dates)\n\n## 2026 [dates](/b)\n\na",
        "[a](#) [b](#top) [c](#fn:1) [d](/e#f)",
        "[a](#h)\n\n{% include hours.html %}",
    ],
)
def test_what_generators_make_of_headings_is_known(body: str) -> None:
    assert said(body) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("[a](#b) {: " * 5_000 + "## [](" * 5_000)
