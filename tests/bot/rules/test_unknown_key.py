from __future__ import annotations

from typing import Any

from inline_snapshot import snapshot

from bot.model.finding import Finding
from bot.model.post import Change
from bot.rules.unknown_key import unknown_key
from tests.bot.rules.examples import check, repaired, said

PATH = "_posts/2026-05-14-letters.md"
SITE = {f"_posts/2026-04-{day:02}-a.md": "---\ntitle: A\nsummary: B\n---\n" for day in range(1, 16)} | {
    f"_posts/2026-03-{day:02}-a.md": "---\ntitle: A\nserie: B\n---\n" for day in range(1, 16)
}


def post(*lines: str) -> str:
    return "\n".join(("---", "title: Letters", *lines, "---", "They came.\n"))


def findings(*lines: str, change: Change = Change.ADDED, path: str = PATH, **options: Any) -> list[Finding]:
    return check(unknown_key, path, post(*lines), SITE, change=change, **options)


def test_a_slip_of_a_known_key_is_named_with_its_support() -> None:
    assert said(findings("sumary: B")) == snapshot(
        [
            "3:1 advice Hardly any post has a key “sumary”, but 15 of 30 recent posts have “summary”. Correct it, if that was meant."
        ]
    )


def test_another_case_is_repaired() -> None:
    (found,) = findings("Summary: B")
    assert repaired(post("Summary: B"), found) == post("summary: B")


def test_a_key_that_is_like_no_other_may_be_new() -> None:
    assert findings("thanks: ada", "s: 1", "summary: B") == []


def test_a_post_that_has_both_keys_knows_what_it_does() -> None:
    assert findings("summary: B", "sumary: B") == []


def test_a_key_that_several_posts_have_is_no_slip() -> None:
    assert findings("serie: B") == []


def test_a_key_can_be_allowed() -> None:
    assert findings("sumary: B", allow=["sumary"]) == []


def test_posts_that_are_older_or_changed_later_follow_no_convention_of_today() -> None:
    assert findings("sumary: B", change=Change.MODIFIED) == []
    assert findings("sumary: B", path="_posts/2019-05-14-letters.md") == []


def test_a_site_with_few_posts_knows_no_keys() -> None:
    assert check(unknown_key, PATH, post("sumary: B"), dict(list(SITE.items())[:4])) == []
