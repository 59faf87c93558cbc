"""What a report comes to, in a few words."""

from __future__ import annotations

from bot.model.finding import PostReport, Report, Severity
from bot.model.message import Message, say, say_count
from bot.model.plan import Readers

_NOTHING_MISSING = say("Nothing is missing: ready to be read")


def verdict(report: Report) -> Message:
    """The headline: how much blocks, or that nothing does."""
    if number := sum(blockers(post) for post in report.posts):
        return to_settle(number)
    if report.errors:
        return say("Copydesk could not look at everything")
    if not report.posts:
        return say("No post in this pull request")
    return _NOTHING_MISSING


def headline(report: Report, readers: Readers, *, held: bool, draft: bool) -> Message:
    """The same for the comment, which goes on telling where the posts stand once nothing blocks them."""
    found = verdict(report)
    if found != _NOTHING_MISSING:
        return found
    if held:
        return say("Nothing is missing, but this is on hold")
    if draft:
        return say("Nothing is missing, but this is still a draft")
    if readers.ask_for_changes:
        return say("Nothing is missing, but a reader asks for changes")
    return say("Read and approved") if readers.approve else found


def to_settle(number: int) -> Message:
    return say_count(
        "{count} point to settle before publication", "{count} points to settle before publication", number
    )


def blockers(post: PostReport) -> int:
    return sum(finding.severity is Severity.BLOCKER for finding in post.findings)
