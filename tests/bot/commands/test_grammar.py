"""Reading commands out of comments."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands._grammar import MAX_INVOCATIONS, read_commands


def written(body: str) -> list[str]:
    return [f"{line.name} {line.arguments}".rstrip() for line in read_commands(body)]


def test_commands_stand_anywhere_at_the_beginning_of_a_line() -> None:
    body = (
        "Merci !\n/Check\nEt aussi :\r\n\r\n  /hold  La photo\N{NO-BREAK SPACE}manque.\r\n/copydesk ready\n/copydesk\n"
    )
    assert written(body) == ["check", "hold La photo manque.", "ready", "help"]


def test_a_path_or_an_address_is_no_command() -> None:
    assert written("/usr/bin/env\n//check\nwrite /check\nhttps://example.org/check\n/_posts/a.md\n/") == []


def test_what_is_quoted_or_shown_is_no_command() -> None:
    bodies = (
        "> /check",
        "> quoted\n/check",
        "```\n/check\n```",
        "~~~\n/check",
        "    /check",
        "`a\n/check\nb`",
        "<!--\n\n/check\n\n-->",
        "<details>\n\n/check\n\n</details>",
        "<details>\n<summary>a</summary>\n\n<details>\n\nb\n\n</details>\n\n/check\n\n</details>",
        "<pre>\n/check\n</pre>",
    )
    assert {body: written(body) for body in bodies} == {body: [] for body in bodies}


def test_after_what_is_quoted_commands_count_again() -> None:
    assert written("> /hold\n\n/check\n<details>\n\n/hold\n\n</details>\n\n/ready") == ["check", "ready"]


def test_a_repeated_command_has_a_digest_of_its_own_and_keeps_it() -> None:
    before, after = read_commands("/check\n/check"), read_commands("Bonjour\n\n/check\n/hold\n/check")
    assert len({line.digest for line in before}) == 2
    assert [line.digest for line in after if line.name == "check"] == [line.digest for line in before]


def test_a_comment_holds_a_bounded_number_of_commands() -> None:
    assert len(read_commands("/check\n" * 5_000)) == MAX_INVOCATIONS


@settings(max_examples=100)
@given(st.text(alphabet="/checkold >`~<!-details\n\r\t 1é\ud800", max_size=200))
def test_any_text_is_read(body: str) -> None:
    for line in read_commands(body):
        assert line.name.isalpha()
        assert line.name == line.name.lower()
        assert "\n" not in line.arguments


@settings(max_examples=50)
@given(st.text(max_size=100).filter(lambda text: "/" not in text))
def test_a_command_above_any_text_is_found(text: str) -> None:
    assert written(f"/check\n\n{text}")[:1] == ["check"]
