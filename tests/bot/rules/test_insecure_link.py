from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.insecure_link import insecure_link
from tests.bot.rules import examples
from tests.bounded import bounded

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(insecure_link, POST, text_of(body)))


def fixed(body: str) -> str:
    [finding] = examples.check(insecure_link, POST, text_of(body))
    return examples.repaired(text_of(body), finding).removeprefix(text_of("").rstrip("\n") + "\n").rstrip("\n")


SAFE = "[b](https://example.org/b)"


def test_a_host_that_the_post_reaches_safely_elsewhere_is_reported() -> None:
    assert said(f"[a](http://example.org/a) {SAFE}") == snapshot(
        ["4:5 advice example.org can be reached safely. Write https:// here."]
    )
    assert fixed(f"[a](http://example.org/a) {SAFE}") == f"[a](https://example.org/a) {SAFE}"


def test_several_are_reported_once() -> None:
    assert said(f"[a](http://example.org/a) <http://example.org/c> {SAFE}") == snapshot(
        ["4:5 advice 2 addresses can be reached safely, such as this one at example.org. Write https:// in each."]
    )


def test_the_hosts_of_the_settings_are_safe() -> None:
    text = text_of("[a](http://www.example.com)")
    assert len(examples.check(insecure_link, POST, text, hosts=["example.com"])) == 1


def test_the_site_itself_is_safe_where_its_configuration_says_so() -> None:
    text, files = text_of("[a](http://example.net/a)"), {"_config.yml": "url: https://example.net\n"}
    assert len(examples.check(insecure_link, POST, text, files)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[a](http://example.org)",
        "[a](http://other.example.org) [b](https://example.org)",
        "`http://example.org` [b](https://example.org)",
    ],
)
def test_other_hosts_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_hostile_text_takes_no_longer_than_its_length() -> None:
    with bounded():
        said("http://a.org " * 10_000)
