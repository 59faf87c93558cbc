from __future__ import annotations

import pytest
from inline_snapshot import snapshot

from bot.rules.private_link import private_link
from tests.bot.rules import examples

POST = "_posts/2026-05-14-opening-hours.md"


def text_of(body: str) -> str:
    return f"---\ntitle: Opening hours\n---\n{body}\n"


def said(body: str) -> list[str]:
    return examples.said(examples.check(private_link, POST, text_of(body)))


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:4000/a",
        "//localhost",
        "https://127.0.0.1/",
        "http://192.168.1.2:80/a",
        "http://nas.local/a",
        "file:///a.jpg",
        "C:/Users/a.jpg",
        "/home/ada/Desktop/a.jpg",
    ],
)
def test_an_address_of_ones_own_machine_is_reported(target: str) -> None:
    assert len(said(f"[a]({target})")) == len(said(f"![a]({target})")) == 1


def test_it_is_reported_where_it_stands() -> None:
    assert said("See [the hours](http://localhost:4000/hours).") == snapshot(
        ["4:17 advice Only its writer can open “http://localhost:4000/hours”. Write its public address."]
    )


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://localhost.example.org)",
        "[a](https://example.org/localhost)",
        "`http://localhost`",
        "[a](http://10.org/a)",
        "[a](/home/)",
        "[a](C:a)",
        "http://localhost:4000",
    ],
)
def test_what_only_looks_like_it_is_not_reported(text: str) -> None:
    assert said(text) == []
