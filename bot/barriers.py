"""What keeps a pull request that is due from being merged. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.cast import Cast
from bot.commands._command import Who
from bot.config import Config
from bot.model.finding import Report
from bot.model.plan import Readers, ReaderStatus
from bot.model.post import Post
from bot.model.publication import Barrier, BarrierKind, MergeMethod, Publication
from bot.model.site import SiteFacts
from bot.model.snapshot import ReviewState, Snapshot
from bot.model.standing import Standing
from bot.rules._prose import short
from bot.rules._unpublished import unpublished
from bot.states import State
from bot.text.marker import extract

TRAILER = "Publication-date"
"""By which a commit of Copydesk's that sets the date is known again."""

FROM_GITHUB = frozenset(list(BarrierKind)[list(BarrierKind).index(BarrierKind.CONFLICT) :])


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the pull request has come: ``state`` is that of its posts and readers, ``trusted`` is whether the
    configuration could be read."""

    report: Report
    readers: Readers
    standing: Standing
    state: State | None
    trusted: bool


def barriers(
    snapshot: Snapshot,
    config: Config,
    facts: SiteFacts,
    posts: Sequence[Post],
    progress: Progress,
    found: Publication,
) -> Iterator[Barrier]:
    """What is in the way of the merge, now or on the day, in the order in which people read of it."""
    standing = progress.standing
    ticked = {tick.item for tick in standing.ticks}
    approving = _approving(snapshot, config, progress.readers)
    is_approved, is_enough = progress.state is State.APPROVED, len(approving) >= progress.readers.needed
    reached: dict[BarrierKind, bool] = {
        BarrierKind.HELD: standing.hold is not None,
        BarrierKind.DRAFT: snapshot.pull.draft,
        BarrierKind.CONFIGURATION: not progress.trusted,
        BarrierKind.INCOMPLETE: progress.trusted and not progress.report.complete,
        BarrierKind.CHANGES_REQUESTED: progress.state is State.CHANGES_REQUESTED,
        BarrierKind.UNAPPROVED: progress.state not in (State.APPROVED, State.CHANGES_REQUESTED),
        BarrierKind.STRANGER: is_approved and not is_enough,
        BarrierKind.STALE_APPROVAL: is_approved and is_enough and not _is_approved_at_head(snapshot, approving),
        BarrierKind.UNTICKED: any(item.id not in ticked for item in config.items),
    }
    base = snapshot.pull.base_branch
    yield from (Barrier(kind, base) for kind, is_in_the_way in reached.items() if is_in_the_way)
    yield from _unpublished(snapshot, config, facts, posts, progress, found)
    yield from _gate(snapshot, config)
    if words := _refused(snapshot):
        yield Barrier(BarrierKind.REFUSED, words)


def _approving(snapshot: Snapshot, config: Config, readers: Readers) -> frozenset[str]:
    """Whose approval lets a post out, in lower case. GitHub lets everybody approve whatever they can see."""
    cast = Cast(snapshot, config, ())
    return frozenset(
        one.login.lower()
        for one in readers.readers
        if one.status is ReaderStatus.APPROVED
        and not one.confirms
        and any(cast.is_(one.login, who) for who in (Who.READER, Who.WRITER, Who.EDITOR))
    )


def _is_approved_at_head(snapshot: Snapshot, approving: frozenset[str]) -> bool:
    """Whether one of these approved the very commit: what came after it nobody may have read."""
    own = snapshot.own_head
    heads = {snapshot.pull.head}
    if own and own.verified and TRAILER in own.message:  # what Copydesk has signed on top of it is the date alone
        heads.add(own.parent)
    return any(
        review.state is ReviewState.APPROVED and review.login.lower() in approving and review.commit in heads
        for review in snapshot.reviews
    )


def _unpublished(
    snapshot: Snapshot,
    config: Config,
    facts: SiteFacts,
    posts: Sequence[Post],
    progress: Progress,
    found: Publication,
) -> Iterator[Barrier]:
    """Links to posts that go out later; those of this very pull request come along."""
    own = {post.path for post in posts}
    others = replace(facts, files=facts.files - own)
    day = max(found.due.date(), facts.today)
    waived = {one.finding.path for post in progress.report.posts for one in post.waived if one.finding.rule == _LINK}
    for post in posts:
        if post.path in waived or config.at(post.path).rule(_LINK).severity is None:
            continue
        for link, target in unpublished(post, others, day):
            yield Barrier(BarrierKind.UNPUBLISHED_LINK, short(link.text), target)


_LINK = "unpublished-target"


def _gate(snapshot: Snapshot, config: Config) -> Iterator[Barrier]:
    """What GitHub says, and why as far as it can be seen; a branch may ask for what it shows to nobody."""
    gate = snapshot.gate
    if gate is None:
        if snapshot.pull.conflicts:
            yield Barrier(BarrierKind.CONFLICT)
        return
    if gate.mergeable is False or gate.state == "dirty":
        yield Barrier(BarrierKind.CONFLICT)
    if gate.state == "behind":
        yield Barrier(BarrierKind.BEHIND)
    yield from (Barrier(BarrierKind.CHECK_FAILED, name) for name in gate.failed)
    yield from (Barrier(BarrierKind.CHECK_PENDING, name) for name in gate.pending)
    if gate.methods is not None and method(snapshot, config) not in gate.methods:
        yield Barrier(BarrierKind.METHOD, config.publish.method or "")
    if gate.state == "blocked" and not (gate.failed or gate.pending):
        yield Barrier(BarrierKind.BLOCKED, snapshot.pull.base_branch)


def method(snapshot: Snapshot, config: Config) -> MergeMethod:
    """The one that the site has chosen, else the first that the repository allows."""
    if config.publish.method:
        return MergeMethod(config.publish.method)
    allowed = snapshot.gate.methods if snapshot.gate and snapshot.gate.methods else frozenset(MergeMethod)
    return next(method for method in MergeMethod if method in allowed)


def _refused(snapshot: Snapshot) -> str:
    """What GitHub said when this very head was to be merged, now or at an earlier look."""
    if snapshot.refusal:
        return snapshot.refusal
    match _remembered(snapshot).get("refused_merge"):
        case [snapshot.pull.head, str() as words]:
            return words
        case _:
            return ""


def push_was_refused(snapshot: Snapshot) -> bool:
    """Whether GitHub let nothing be pushed onto this very head."""
    return _remembered(snapshot).get("push_refused") == snapshot.pull.head


def _remembered(snapshot: Snapshot) -> Mapping[str, Any]:
    return (extract(snapshot.comment.body)[1] if snapshot.comment else None) or {}
