"""When the posts of a pull request go out, what is in the way, and whether to merge now. Pure.

An editor's ``/publish`` decides; without one, a date to come in the posts themselves holds the check, and is merged on
where the site wants that. A local time that the clocks skip in spring stands for the one an hour later, and of one that
they show twice in autumn it is the first (https://peps.python.org/pep-0495/).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bot.barriers import FROM_GITHUB, Progress, barriers, method, push_was_refused
from bot.config import Config
from bot.model.plan import CheckRun
from bot.model.post import Post
from bot.model.publication import BarrierKind, MergeMethod, Publication
from bot.model.site import PostKind, SiteFacts
from bot.model.snapshot import Snapshot
from bot.rules._dates import is_stand_in, read_moment

RENEWAL = timedelta(days=7)
"""A check that waits is made anew so often: GitHub calls one stale that is incomplete for 14 days.

https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks#about-check-runs
"""

SOONEST, LATEST = timedelta(seconds=10), timedelta(hours=1)
"""Between two looks at a pull request that is due, as long as it is GitHub that keeps it from being merged."""

_BEFORE = frozenset(
    {BarrierKind.STRANGER, BarrierKind.STALE_APPROVAL, BarrierKind.UNPUBLISHED_LINK, BarrierKind.CONFLICT}
)
"""What is told before the day has come: the rest is said elsewhere in the comment, or can't be known yet."""


def outlook(
    snapshot: Snapshot, config: Config, facts: SiteFacts, posts: Sequence[Post], progress: Progress
) -> Publication | None:
    """When the posts go out, None where nobody and nothing says so; a day that has passed counts for merging alone."""
    zone = facts.settings.zone
    new = new_posts(posts, facts)
    found = _schedule(snapshot, config, new, facts, zone, progress)
    if found is None:
        return None
    passed = found.due <= snapshot.now
    in_the_way = tuple(barriers(snapshot, config, facts, posts, progress, found)) if found.merges else ()
    day = found.due.date()
    return replace(
        found,
        passed=passed,
        settled=found.merges and all(one.kind in FROM_GITHUB for one in in_the_way),
        barriers=in_the_way if passed else tuple(one for one in in_the_way if one.kind in _BEFORE),
        beside=() if passed else tuple(one for one in snapshot.neighbours or () if one.day == day),
        published=() if passed else tuple(_published(day, facts, posts)),
        dated=next((dated for post in new if (dated := _dated(post, facts)) and dated != day), None),
    )


def method_now(
    snapshot: Snapshot, config: Config, found: Publication | None, check: CheckRun | None
) -> MergeMethod | None:
    """How to merge now, None where that is not to be done now.

    Copydesk's own check must show all that there is to say of the head, so that a merge never runs ahead of it.
    """
    if not is_at_the_gate(snapshot, found, check) or snapshot.gate is None or snapshot.gate.mergeable is None:
        return None
    in_the_way = [one for one in found.barriers if one.kind is not BarrierKind.REFUSED] if found else []
    return None if in_the_way else method(snapshot, config)


def is_at_the_gate(snapshot: Snapshot, found: Publication | None, check: CheckRun | None) -> bool:
    """Whether nothing is left but what GitHub says of the merge."""
    if found is None or not found.merges or not found.passed or check is None or snapshot.refusal:
        return False
    shown = snapshot.check
    is_shown = shown is not None and (shown.head, shown.digest) == (check.head, check.digest)
    return is_shown and found.settled


def published(snapshot: Snapshot, facts: SiteFacts) -> datetime | None:
    """When Copydesk has merged it, in the time zone of the site."""
    zone = facts.settings.zone
    return snapshot.published_at.astimezone(zone) if snapshot.published_at else None


def renewal(snapshot: Snapshot, found: Publication | None) -> int | None:
    """How many times the check that waits is still to be made anew; None where it does not wait."""
    if found is None or found.passed:
        return None
    return (found.due - snapshot.now) // RENEWAL


def moments(snapshot: Snapshot, found: Publication | None) -> Iterator[datetime]:
    """When to look again, in UTC: at the moment itself, before the check goes stale, and while GitHub is in the way."""
    if found is None:
        return
    due = found.due.astimezone(UTC)
    if not found.passed:
        yield due
        if left := (due - snapshot.now) // RENEWAL:
            yield due - left * RENEWAL + timedelta(seconds=1)
        return
    if found.settled:
        yield snapshot.now + min(max((snapshot.now - _waits_since(snapshot, due)) / 4, SOONEST), LATEST)
    if any(one.kind is BarrierKind.UNPUBLISHED_LINK for one in found.barriers):
        tomorrow = snapshot.now.astimezone(found.due.tzinfo).date() + timedelta(days=1)
        yield datetime.combine(tomorrow, time(), found.due.tzinfo).astimezone(UTC)


def memory(snapshot: Snapshot, found: Publication | None) -> Mapping[str, Any]:
    """What the end of the comment remembers: the day, for other pull requests, and what GitHub refused."""
    if found is None or snapshot.published_at:
        return {}
    pushed = {"push_refused": snapshot.pull.head} if snapshot.push_refused or push_was_refused(snapshot) else {}
    refused = next((one.words for one in found.barriers if one.kind is BarrierKind.REFUSED), None)
    day = {} if found.passed else {"due": found.due.date().isoformat()}
    return pushed | day | ({"refused_merge": [snapshot.pull.head, refused]} if refused else {})


def _schedule(
    snapshot: Snapshot,
    config: Config,
    posts: Sequence[Post],
    facts: SiteFacts,
    zone: ZoneInfo,
    progress: Progress,
) -> Publication | None:
    if asked := progress.standing.schedule:
        due = datetime.combine(asked.day, asked.time or config.publish.time, zone)
        return Publication(due, asked.login, merges=True, passed=False)
    if progress.standing.unscheduled or not progress.trusted or config.publish.dated == "ignore":
        return None
    merges = config.publish.dated == "merge"
    pushed_at = snapshot.activity.pushed_at or snapshot.now
    planned = (_planned(post, facts, zone, config.publish.time, pushed_at) for post in posts)
    latest = max(filter(None, planned), default=None)
    is_plan = latest is not None and (merges or latest > snapshot.now)
    return Publication(latest, None, merges, passed=False) if latest and is_plan else None


def _planned(post: Post, facts: SiteFacts, zone: ZoneInfo, usual: time, pushed_at: datetime) -> datetime | None:
    """When a post goes out by the date that it bears, the front matter's before that of its name.

    It is a plan only if it was to come when the text was pushed: with its time, or else as a later day. Most people
    give a post the day on which they write it, and mean nothing by that.
    """
    named = facts.site.named_day(post.path)
    due = written_moment(post, zone, usual) or (datetime.combine(named, usual, zone) if named else None)
    if due is None or is_stand_in(due):
        return None
    has_time = isinstance(read_moment(post.front_matter.text("date") or ""), datetime)
    is_to_come = due > pushed_at if has_time else due.date() > pushed_at.astimezone(zone).date()
    return due if is_to_come else None


def written_moment(post: Post, zone: tzinfo | None, usual: time) -> datetime | None:
    """The moment in its front matter as ``zone`` has it; without a time, it is at the usual one."""
    written = read_moment(post.front_matter.text("date") or "")
    try:
        if isinstance(written, datetime):
            return written.astimezone(zone) if written.tzinfo else written.replace(tzinfo=zone)
        return datetime.combine(written, usual, zone) if written else None
    except OverflowError:  # within a day of the first or the last year there is
        return None


def _dated(post: Post, facts: SiteFacts) -> date | None:
    written = read_moment(post.front_matter.text("date") or "")
    day = written.date() if isinstance(written, datetime) else written
    return day or facts.site.named_day(post.path)


def new_posts(posts: Sequence[Post], facts: SiteFacts) -> list[Post]:
    """The posts that are not out yet, and are no drafts."""
    kind = facts.site.post_kind
    return [post for post in posts if post.before is None and kind(post.path, facts.settings) is PostKind.POST]


def _published(day: date, facts: SiteFacts, posts: Sequence[Post]) -> Iterator[str]:
    """Other posts whose files are named after that day, sorted."""
    own = {post.path for post in posts}
    for path in sorted(facts.files - own):
        if facts.site.named_day(path) == day and facts.site.post_kind(path, facts.settings) is PostKind.POST:
            yield path


def _waits_since(snapshot: Snapshot, due: datetime) -> datetime:
    """Since when the merge may have been awaited: the day came, or a review after it."""
    return max([due, *(review.submitted_at for review in snapshot.reviews)])
