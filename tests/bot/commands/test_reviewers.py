"""The command `/reviewers`."""

from __future__ import annotations

from inline_snapshot import snapshot

from tests.bot.commands.scenes import NOW, after, refusal


def test_readers_are_drawn_anew() -> None:
    choices = after("/reviewers again", "/reviewers again").choices
    assert (choices.redrawn, choices.redrawn_at) == (2, NOW)


def test_people_are_named_with_or_without_the_sign() -> None:
    assert after("/reviewers @grace, alan and @Grace").choices.named == ("Grace", "alan")


def test_what_names_nobody_is_refused() -> None:
    assert [refusal("/reviewers"), refusal("/reviewers a/b"), refusal("/reviewers " + "a b c d e f g h i j k")] == (
        snapshot(
            [
                "Write /reviewers again, or name people with their GitHub user names.",
                "Write /reviewers again, or name people with their GitHub user names.",
                "10 people can be named at most.",
            ]
        )
    )
