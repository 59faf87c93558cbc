from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.tracking_parameter import tracking_parameter
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(tracking_parameter, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(tracking_parameter, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_the_marks_are_reported_where_they_stand() -> None:
    assert said("[The calendar](https://example.org/?utm_source=x)") == snapshot(
        ["4:36 advice This address ends with marks for tracking readers. Remove them."]
    )


def test_many_are_reported_once() -> None:
    assert said("<https://example.org/?utm_source=x> " * 4) == snapshot(
        ["4:22 advice 4 addresses track readers, this one first. Write each as its page itself gives it."]
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[a](https://example.org/a?utm_source=x&utm_medium=y)", "[a](https://example.org/a)"),
        ("[a](https://example.org/a?b=1&UTM_source=x&c=2#d)", "[a](https://example.org/a?b=1&c=2#d)"),
        ("[a](https://example.org/a?fbclid=x#d)", "[a](https://example.org/a#d)"),
        ("<https://example.org/?gclid=x>", "<https://example.org/>"),
        ("See https://example.org/?mc_cid=x.", "See https://example.org/."),
        ("![a](https://example.org/a.jpg?b=1&amp;utm_id=x)", "![a](https://example.org/a.jpg?b=1)"),
    ],
)
def test_all_else_of_the_address_is_kept(written: str, meant: str) -> None:
    assert fixed(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&sa=D&usg=x", "https://example.org/a?b=1"),
        ("http://google.fr/url?sa=t&q=http://example.org/(a)&usg=x", "http://example.org/%28a%29"),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org&data=x", "https://example.org"),
    ],
)
def test_a_detour_is_cut_short(written: str, meant: str) -> None:
    assert fixed(f"[a]({written})") == f"[a]({meant})"


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org/utm_source=x)",
        "[a](/b?utm_source=x)",
        "`https://example.org/?utm_source=x`",
        "[a](https://example.org/?q=utm_source)",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("https://a.org/?utm_a=b&" * 5_000)
