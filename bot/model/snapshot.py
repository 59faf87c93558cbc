"""Everything the decision needs, read once, at one head commit. What comes from the head is data, never trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from bot.model.conventions import Precedent
from bot.model.conversation import Edit, Permission, ThreadComment
from bot.model.event import PullRequestRef
from bot.model.link_status import Links
from bot.model.people import Away, Choices, Load, Reading
from bot.model.post import Change
from bot.model.publication import Gate, Neighbour
from bot.model.reminder import Activity
from bot.model.site import ImageSize, KnownPost, Login, SourceFile
from bot.model.spelling import Proofs

Sha = NewType("Sha", str)

GHOST = Login("ghost")
"""In whose name GitHub shows what a deleted account has done."""


class PullState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class HeadBranch:
    """The branch that a pull request comes from, ``name`` in the repository ``owner/name``.

    ``foreign`` is whether that is a fork. ``writable`` is whether it may be pushed to on behalf of the site: the fork's
    owner allows it, or it is a branch of the site itself other than its main one.
    """

    repository: str
    name: str
    foreign: bool
    writable: bool


@dataclass(frozen=True, slots=True)
class PullRequest:
    """``head`` and ``base`` are commits: the last one of the branch, and the tip of the branch it goes into.

    ``branch`` is None once the fork is deleted.

    ``repository_url`` is what people's browsers open, without a ``/`` at its end; ``head_repository_url`` is
    that of the fork, the same as ``repository_url`` within one repository, None once the fork is deleted.
    ``conflicts`` is whether GitHub has found out that the branches can't be merged.
    """

    ref: PullRequestRef
    title: str
    opener: Login
    state: PullState
    draft: bool
    head: Sha
    base: Sha
    base_branch: str
    repository_url: str
    head_repository_url: str | None
    labels: frozenset[str] = frozenset()
    branch: HeadBranch | None = None
    conflicts: bool = False

    @property
    def url(self) -> str:
        return f"{self.repository_url}/pull/{self.ref.number}"


@dataclass(frozen=True, slots=True)
class ChangedPost:
    """A post that the pull request adds, modifies or renames, as it is at head.

    ``patch`` is its diff as GitHub gives it: from the first hunk on, maybe cut short, None for one too large.
    ``before`` is the post at base, where it was published there already.
    """

    source: SourceFile
    change: Change
    previous_path: str | None = None
    patch: str | None = None
    before: SourceFile | None = None


class ReviewState(StrEnum):
    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    COMMENTED = "commented"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Review:
    """One submitted review; ``submitted_at`` is in UTC, and ``commit`` the head at that time."""

    login: Login
    state: ReviewState
    submitted_at: datetime
    commit: Sha | None = None


@dataclass(frozen=True, slots=True)
class StickyComment:
    """Copydesk's own comment: written by its own user id, its body ending in the marker.

    ``node`` is the name that the GraphQL API knows it by.
    """

    id: int
    body: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedThread:
    """An open conversation on lines in which Copydesk alone has spoken: it suggests repairs, by their digests.

    ``outdated`` is whether its lines have changed since.
    """

    id: str
    digests: frozenset[str]
    outdated: bool


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """The check run ``copydesk`` on the head commit; ``digest`` is its ``external_id``, the digest of its content.

    ``since`` (UTC) is when the first one of this commit was made.
    """

    id: int
    head: Sha
    digest: str
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnCommit:
    """A commit that Copydesk made on top of ``parent``, when (UTC), and its message.

    ``verified`` is whether GitHub vouches for it: anybody can write another's name into a commit.
    """

    parent: Sha
    at: datetime
    message: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class OpenPull:
    """Another open pull request with posts, which a change of the configuration would be felt in."""

    number: int
    title: str
    posts: tuple[ChangedPost, ...]


@dataclass(frozen=True, slots=True)
class ProposedConfiguration:
    """Copydesk's own file as the pull request would have it: data to judge, and nothing that is followed.

    ``unknown`` are the people and teams that it names, in addition to those at base, whom GitHub doesn't know here.
    ``others`` are open pull requests into the same branch, the last updated first.
    """

    source: SourceFile
    unknown: tuple[str, ...] = ()
    others: tuple[OpenPull, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One look at a pull request.

    ``now`` is in UTC. ``configuration`` is Copydesk's own file at base. ``site_sources`` are the generator's
    configuration files at base, ``author_sources`` the author files at base and ``head_author_sources`` those
    that the pull request adds or changes. ``files`` is every path at base with the pull request's changes made.
    ``precedents`` are the site's recent posts at base, but for those that the pull request changes.
    ``ever_requested`` are people whose reading was requested at any time, by anybody; ``let_go`` those whose request
    Copydesk itself has withdrawn at any time; ``refused`` those for whom
    GitHub refused a request of ours, ``unaskable`` those for whom it did or would. ``unread`` are changed posts
    that could not be read: too large, or too many.
    ``links`` is what is known of the addresses on other sites that the posts lead to.
    ``doubles`` are the ids of further comments like ``comment``, which were made although an answer was lost.
    ``sizes`` are those of the images that the pull request brings.
    ``thread`` are the comments and bodies of reviews that hold commands, oldest first, and ``permissions`` those of
    the people who wrote or edited them; ``absences`` are the comments anywhere in the repository that say when
    somebody is away. ``edits`` are the latest of ``comment``, oldest first, if any of them is a person's that the
    ledger doesn't have yet. ``kept`` is the ledger that a check run of ours keeps, see :mod:`bot.model.ledger`.
    ``own_head`` is the head commit where Copydesk made it; it is read only where somebody has asked for repairs,
    or the site for dates to be set.
    ``push_refused`` is whether GitHub has just refused to let us push to the branch.
    ``suggested`` are the digests of the repairs that comments of ours on lines have suggested at any time.
    ``threads`` are those of these comments that Copydesk may resolve.
    ``teams`` are the members of the teams that the configuration or ``code_owners`` name, by ``org/slug``.
    ``code_owners`` is the CODEOWNERS file at base. ``requested_at`` is when each reading was requested last (UTC).
    ``away``, ``choices``, ``loads`` and ``readings`` are what is known of people; the last two and ``code_owners`` are
    read only for a configuration that needs them.
    ``activity`` is what has happened when, as far as reminders need to know.
    ``proofs`` are the mistakes of spelling and grammar on lines that the pull request adds.
    ``gate`` and ``neighbours`` are read only once the plan wants them, see :mod:`bot.model.publication`; ``refusal`` is
    what GitHub has just answered when the head was to be merged, ``published_at`` when Copydesk merged it (UTC).
    """

    now: datetime
    pull: PullRequest
    configuration: SourceFile | None
    files: frozenset[str]
    posts: tuple[ChangedPost, ...]
    site_sources: tuple[SourceFile, ...] = ()
    author_sources: tuple[SourceFile, ...] = ()
    head_author_sources: tuple[SourceFile, ...] = ()
    known_posts: tuple[KnownPost, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    unread: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    requested: frozenset[Login] = frozenset()
    ever_requested: frozenset[Login] = frozenset()
    let_go: frozenset[Login] = frozenset()
    unaskable: frozenset[Login] = frozenset()
    refused: frozenset[Login] = frozenset()
    requested_at: tuple[tuple[Login, datetime], ...] = ()
    teams: tuple[tuple[str, tuple[Login, ...]], ...] = ()
    code_owners: SourceFile | None = None
    away: tuple[Away, ...] = ()
    choices: Choices = field(default_factory=Choices)
    loads: tuple[Load, ...] = ()
    readings: tuple[Reading, ...] = ()
    comment: StickyComment | None = None
    doubles: tuple[int, ...] = ()
    check: ShownCheck | None = None
    own_head: OwnCommit | None = None
    push_refused: bool = False
    suggested: frozenset[str] = frozenset()
    threads: tuple[SuggestedThread, ...] = ()
    thread: tuple[ThreadComment, ...] = ()
    permissions: tuple[tuple[Login, Permission], ...] = ()
    absences: tuple[ThreadComment, ...] = ()
    edits: tuple[Edit, ...] = ()
    kept: Mapping[str, Any] | None = None
    activity: Activity = field(default_factory=Activity)
    repository_labels: frozenset[str] = field(default_factory=frozenset)
    links: Links = field(default_factory=Links)
    sizes: tuple[tuple[str, ImageSize], ...] = ()
    proposed: ProposedConfiguration | None = None
    proofs: Proofs = field(default_factory=Proofs)
    gate: Gate | None = None
    neighbours: tuple[Neighbour, ...] | None = None
    refusal: str = ""
    published_at: datetime | None = None
