from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.finding import Severity
from bot.model.message import say
from bot.render.language import ENGLISH
from bot.render.onboarding import MAX_LENGTH, body, title
from tests.bot.render.samples import finding, post, report

PATH = ".github/copydesk.yml"
SCHEMA = ".github/copydesk.schema.json"


def test_the_title_says_what_the_pull_request_does() -> None:
    assert title(ENGLISH) == "Set up Copydesk"


def test_posts_without_remarks_are_said_to_be_fine() -> None:
    text = body(PATH, SCHEMA, 40, report(post()), ENGLISH)
    assert "Nothing: they are as it wants them." in text
    assert "<details>" not in text


def test_both_files_are_named() -> None:
    text = body(PATH, SCHEMA, 40, report(post()), ENGLISH)
    assert f"`{PATH}`" in text
    assert f"`{SCHEMA}`" in text


def test_remarks_are_counted_by_rule_the_commonest_first() -> None:
    often = finding("bare-url", say("A bare address."), severity=Severity.ADVICE)
    once = finding("image-alt", say("No description."), severity=Severity.ADVICE)
    text = body(PATH, SCHEMA, 40, report(post(often, once), post(often, path="_posts/z.md")), ENGLISH)
    assert "| `bare-url` | 2 |\n| `image-alt` | 1 |" in text


@given(st.text(max_size=60), st.integers(0, 25), st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_nothing_from_a_post_mentions_anybody_or_breaks_out(text: str, posts: int, findings: int) -> None:
    hostile = f"@octocat #1 </details> <!-- {text}"
    found = finding("bare-url", say("{what} stands here.", what=hostile), severity=Severity.ADVICE)
    made = body(
        PATH, SCHEMA, 40, report(*(post(*[found] * findings, path=f"_posts/{n}.md") for n in range(posts))), ENGLISH
    )

    assert len(made) <= MAX_LENGTH
    prose = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", made)
    assert "@octocat" not in prose
    assert prose.count("<details>") == prose.count("</details>")


def test_what_is_too_long_is_left_out() -> None:
    long = finding("bare-url", say("{what} stands here.", what="x" * 300), severity=Severity.ADVICE)
    many = report(*(post(*[long] * 12, path=f"_posts/{'y' * 200}{n}.md") for n in range(300)))
    assert len(body(PATH, SCHEMA, 40, many, ENGLISH)) <= MAX_LENGTH
