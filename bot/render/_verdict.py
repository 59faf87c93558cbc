"""What a report comes to, in a few words."""

from __future__ import annotations

from bot.model.finding import PostReport, Report, Severity
from bot.model.message import Message, say, say_count


def verdict(report: Report) -> Message:
    """The headline: how much blocks, or that nothing does."""
    if number := sum(blockers(post) for post in report.posts):
        return to_settle(number)
    if report.errors:
        return say("Copydesk could not look at everything")
    if not report.posts:
        return say("No post in this pull request")
    return say("Nothing is missing: ready to be read")


def to_settle(number: int) -> Message:
    return say_count(
        "{count} point to settle before publication", "{count} points to settle before publication", number
    )


def blockers(post: PostReport) -> int:
    return sum(finding.severity is Severity.BLOCKER for finding in post.findings)
