from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.bare_url import bare_url
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(bare_url, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(bare_url, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


def test_an_address_that_is_no_link_is_reported() -> None:
    assert said("See https://example.org/a.") == snapshot(
        ["4:5 advice This address is no link. Write [words](address), or put it between < and >."]
    )


def test_many_are_reported_once() -> None:
    assert said("https://example.org/a\n" * 5) == snapshot(
        ["4:1 advice 5 addresses are no links, this one first. Write [words](address), or put each between < and >."]
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("(https://example.org/a_(b)), and", "(<https://example.org/a_(b)>), and"),
        ("**https://example.org/a**", "**<https://example.org/a>**"),
        ("Where is https://example.org/?a=b?", "Where is <https://example.org/?a=b>?"),
    ],
)
def test_it_is_put_between_pointed_brackets(written: str, meant: str) -> None:
    assert fixed(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "<https://example.org>",
        "[a](https://example.org)",
        "[https://example.org](https://example.org)",
        "`https://example.org`",
        "[a] (https://example.org)",
        "(https://example.org)[a]",
        "(a)[https://example.org]",
        "<p>https://example.org</p>",
        '<a href="https://example.org">a</a>',
        "[a]: https://example.org",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []


def test_engines_that_make_links_of_addresses_are_known() -> None:
    text = text_of("See https://example.org/a.")
    assert examples.check(bare_url, POST, text, {"_config.yml": "markdown: CommonMarkGhPages\n"}) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("https://a.b/(((" * 10_000 + " https://a.b/" + ")" * 200_000)
