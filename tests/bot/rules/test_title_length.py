from __future__ import annotations

from inline_snapshot import snapshot

from bot.rules.title_length import title_length
from tests.bot.rules.examples import check, said

PATH = "_posts/2026-05-14-hello.md"


def test_a_title_of_110_characters_is_short_enough() -> None:
    assert check(title_length, PATH, f"---\ntitle: {'é' * 110}\n---\n") == []


def test_a_longer_title_is_advised_against_where_it_stands() -> None:
    found = check(title_length, PATH, f"---\ntitle: {'é' * 111}\n---\n")
    assert said(found) == snapshot(
        ["2:8 advice The title has 111 characters. Shorten it to 110 at most, or lists will cut it off."]
    )


def test_the_site_says_how_long_is_too_long() -> None:
    assert check(title_length, PATH, "---\ntitle: Hello, world\n---\n", max=12) == []
    assert len(check(title_length, PATH, "---\ntitle: Hello, world!\n---\n", max=12)) == 1


def test_a_post_without_a_title_is_left_to_another_rule() -> None:
    assert check(title_length, PATH, "Hello", max=1) == []
    assert check(title_length, PATH, "---\ntitle:\n---\nHello", max=1) == []
    assert check(title_length, PATH, "---\ntitle: [a, long, list]\n---\nHello", max=1) == []
