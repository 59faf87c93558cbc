"""Whether a comment says something beyond its commands."""

from __future__ import annotations

from bot.commands._grammar import read_commands


def is_answer(body: str) -> bool:
    """Whether its author has said something: more than commands, and not that they will be away."""
    if any(line.name == "away" for line in read_commands(body)):
        return False
    return any(line and not line.startswith("/") for line in map(str.strip, body.splitlines()))
