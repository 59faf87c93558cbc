"""When the posts of a pull request go out, and what is in the way of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model.site import Login


class MergeMethod(StrEnum):
    """How a pull request is merged, in the order in which one is chosen where the site has not.

    https://docs.github.com/en/rest/pulls/pulls#merge-a-pull-request
    """

    MERGE = "merge"
    SQUASH = "squash"
    REBASE = "rebase"


@dataclass(frozen=True, slots=True)
class Gate:
    """What GitHub says of merging, read when a pull request is due.

    ``mergeable`` is None while GitHub works it out, and ``state`` its own word for it. ``failed`` and ``pending`` are
    the checks that the base branch requires and that are not green, by name. ``methods`` are those that the
    repository allows, None where that can't be seen.
    """

    mergeable: bool | None
    state: str
    failed: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    methods: frozenset[MergeMethod] | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another open pull request into the same branch, and the day on which its posts go out, on the site."""

    number: int
    title: str
    day: date


class BarrierKind(StrEnum):
    """What keeps a pull request from being merged, in the order in which people read of it.

    After STALE_APPROVAL all may be the site's own doing; from CONFLICT on it is GitHub that says so.
    """

    HELD = "held"
    DRAFT = "draft"
    CONFIGURATION = "configuration"
    INCOMPLETE = "incomplete"
    CHANGES_REQUESTED = "changes-requested"
    UNAPPROVED = "unapproved"
    STRANGER = "stranger"
    STALE_APPROVAL = "stale-approval"
    UNTICKED = "unticked"
    UNPUBLISHED_LINK = "unpublished-link"
    CONFLICT = "conflict"
    BEHIND = "behind"
    CHECK_FAILED = "check-failed"
    CHECK_PENDING = "check-pending"
    METHOD = "method"
    BLOCKED = "blocked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Barrier:
    """``words`` are a link's text, a check's name, a method or GitHub's own; ``day`` is that of the link's post."""

    kind: BarrierKind
    words: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When the posts go out, and what there is to say of that.

    ``due`` is in the time zone of the site. ``by`` is who asked for it, None where the posts' own date did. ``merges``
    is whether Copydesk merges then; else the check alone waits for the day. ``passed`` is whether that moment has come.
    ``settled`` is whether nothing that people have to settle is in the way.
    ``barriers`` are what is in the way, as far as it is known and to be told now. ``beside`` are other pull requests
    of the same day, and ``published`` the paths of posts of that day at base. ``dated`` is the day that the posts bear
    where it is another one.
    """

    due: datetime
    by: Login | None
    merges: bool
    passed: bool
    settled: bool = False
    barriers: tuple[Barrier, ...] = ()
    beside: tuple[Neighbour, ...] = ()
    published: tuple[str, ...] = ()
    dated: date | None = None
