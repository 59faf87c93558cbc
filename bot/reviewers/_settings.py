"""What a site can set about its readers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.options import Section


def _without_at(name: object) -> object:
    return name.removeprefix("@") if isinstance(name, str) else name


Person = Annotated[
    str,
    BeforeValidator(_without_at),
    # GitHub: letters, digits and hyphens, 39 at most, none in front. A bot's name ends in [bot]; a team is org/slug.
    Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,38}(\[bot\])?(/[A-Za-z0-9._-]{1,100})?$"),
]
"""A GitHub user name, or a team as ``organization/team``; a leading ``@`` is dropped."""


class Reviewers(Section):
    """Who reads a post before it goes out."""

    count: int = Field(default=2, ge=0, le=10)
    """How many readers a post needs, besides its own authors."""
    ask: Literal["when-complete", "at-once"] = "when-complete"
    """When readers are asked: once nothing blocks the post, or as soon as the pull request is opened."""
    by_author: dict[str, list[Person]] = Field(default_factory=dict)
    """Readers for the posts of one author, by author id."""
    by_team: dict[str, list[Person]] = Field(default_factory=dict)
    """Readers for the posts of everybody in a team, by the team's name in the author files."""
    default: list[Person] = Field(default_factory=list)
    """Readers for every post, taken in turn from one pull request to the next."""
    fallback: list[Person] = Field(default_factory=list)
    """People to ask when all others together are too few."""
    confirm_authors: bool = True
    """Ask an author who is named in a post that somebody else opened to confirm it."""
