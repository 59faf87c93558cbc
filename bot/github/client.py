"""What a job holds while it talks to GitHub."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from github import Github
from github.Repository import Repository

from bot.github.cache import Cache
from bot.model.conventions import Precedent
from bot.model.conversation import ThreadComment
from bot.model.site import ImageSize, Login

MEBIBYTE = 1_048_576

BLOBS_BYTES = 64 * MEBIBYTE
TREES_ENTRIES = 400_000
PRECEDENTS = 10_000
PAST_REVIEWS = 10_000
IMAGES = 10_000
ABSENCES = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a git tree; ``size`` is in bytes."""

    sha: str
    size: int


Tree = Mapping[str, Entry]
"""Every file of a commit by its path."""


@dataclass(frozen=True, slots=True)
class PastReview:
    """Who reviewed a merged pull request, and the paths that it changed; without readers nobody needs those."""

    paths: tuple[str, ...]
    readers: tuple[Login, ...]


@dataclass(frozen=True, slots=True)
class Objects:
    """Git objects that were read before, by any job: blobs by their own hash, trees by that of their commit.

    ``precedents`` are what posts show, by the hash of their content and their path, ``past_reviews`` what is over on
    merged pull requests, by their address, ``absences`` comments of a repository, by its name and the time,
    ``images`` how large images are, by the hash of their content.
    """

    blobs: Cache[bytes] = field(default_factory=lambda: Cache(BLOBS_BYTES, len))
    trees: Cache[Tree] = field(default_factory=lambda: Cache(TREES_ENTRIES, len))
    precedents: Cache[Precedent] = field(default_factory=lambda: Cache(PRECEDENTS, lambda _: 1))
    past_reviews: Cache[PastReview] = field(default_factory=lambda: Cache(PAST_REVIEWS, lambda _: 1))
    images: Cache[ImageSize] = field(default_factory=lambda: Cache(IMAGES, lambda _: 1))
    absences: Cache[tuple[ThreadComment, ...]] = field(default_factory=lambda: Cache(ABSENCES, lambda _: 1))


@dataclass(frozen=True, slots=True)
class Client:
    """GitHub for one job, in one thread. ``bot_id`` is the user id under which Copydesk writes comments."""

    api: Github
    app_id: int
    bot_id: int
    objects: Objects

    def repository(self, name: str) -> Repository:
        """The repository ``owner/name``, without a request: it is there for what is asked of it."""
        return self.api.get_repo(name)
