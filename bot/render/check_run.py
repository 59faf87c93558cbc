"""The check ``copydesk`` on a commit: its conclusion, a summary, and a mark on every line with a finding.

Limits: https://docs.github.com/en/rest/checks/runs#create-a-check-run
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from bot.model.finding import Finding, PostReport, Report, Severity
from bot.model.message import Message, say, say_count
from bot.model.plan import Annotation, AnnotationLevel, CheckRun, Conclusion, ConfigurationReview
from bot.model.publication import Publication
from bot.model.snapshot import PullRequest, Sha
from bot.render import _configuration
from bot.render._checklist import post_name
from bot.render._items import NAMES, name
from bot.render._publication import when
from bot.render._verdict import verdict
from bot.render._writer import Limits, Writer, before_and_after, plain
from bot.render.language import ENGLISH, Language
from bot.text import escape, marker

MAX_SUMMARY = 65_535
MAX_ANNOTATION = 64 * 1024
"""In bytes."""
MAX_ANNOTATION_TITLE = 255
MAX_ANNOTATIONS = 300
"""Ours: six requests of fifty; nobody reads more."""

_STEPS = (
    Limits(posts=100, findings_of_a_rule=0, advice_of_a_rule=0, readers=0, errors=20, quoted=160, repair=0),
    Limits(posts=20, findings_of_a_rule=0, advice_of_a_rule=0, readers=0, errors=5, quoted=80, repair=0),
    Limits(posts=0, findings_of_a_rule=0, advice_of_a_rule=0, readers=0, errors=3, quoted=80, repair=0),
)
_REPAIR = 300


def check_run(
    report: Report,
    pull: PullRequest,
    language: Language,
    proposed: ConfigurationReview | None = None,
    held: bool = False,
    ledger: Mapping[str, Any] | None = None,
    publication: Publication | None = None,
    renewal: int | None = None,
) -> CheckRun:
    """The check for posts; neutral for a draft, and where something other than the posts is at fault.

    Where nothing else is wrong, one whose posts go out on a day to come is left in progress until then: a required
    check that is not completed holds the merge, and says nothing of a failure. ``renewal`` is for that alone.

    ``proposed`` is what is to be said of a configuration that the pull request brings along: with a mistake, it fails.
    ``held`` is whether somebody holds the pull request; ``ledger`` is hidden at the end of the summary.
    """
    broken_file = proposed is not None and bool(proposed.mistakes)
    conclusion: Conclusion | None = Conclusion.SUCCESS if report.complete and not broken_file else Conclusion.FAILURE
    if pull.draft or held or (report.errors and not broken_file):
        conclusion = Conclusion.NEUTRAL
    waits = publication is not None and not publication.passed and not pull.draft
    waits = waits and conclusion is not Conclusion.FAILURE
    found = sorted(
        ((post, finding) for post in report.posts for finding in post.findings),
        key=lambda pair: pair[1].severity is not Severity.BLOCKER,
    )
    annotations = tuple(_annotation(post, finding, language) for post, finding in found[:MAX_ANNOTATIONS])
    summary = _summary(report, pull, language, len(found) - len(annotations), proposed, ledger, publication)
    marks = (*_marks(proposed, language), *annotations)
    title = _configuration.title(proposed) if proposed and broken_file and report.complete else verdict(report)
    if waits and publication:
        title = say("Waits for {moment}", moment=publication.due)
    title = say("On hold") if held else title
    if waits:
        return _sealed(pull.head, None, language.say(title), summary, marks, renewal)
    return _sealed(pull.head, conclusion, language.say(title), summary, marks)


def nothing_to_check(
    report: Report,
    pull: PullRequest,
    language: Language,
    proposed: ConfigurationReview | None = None,
    *,
    ledger: Mapping[str, Any] | None = None,
) -> CheckRun:
    """The check where no post is; it shows what kept Copydesk from looking, and fails for a broken configuration alone.

    Where that at base is broken, one that repairs it passes.
    """
    if proposed:
        conclusion = Conclusion.FAILURE if proposed.mistakes else Conclusion.SUCCESS
        title = _configuration.title(proposed)
    else:
        conclusion = Conclusion.NEUTRAL if report.errors else Conclusion.SUCCESS
        title = verdict(report)
    summary = _summary(report, pull, language, 0, proposed, ledger)
    return _sealed(pull.head, conclusion, language.say(title), summary, tuple(_marks(proposed, language)))


def broken(head: Sha, delivery: str, language: Language = ENGLISH) -> CheckRun:
    """The check after an error of our own; ``delivery`` is the id under which the log has it.

    In English unless somebody knows better: the error may have come before the site's language was known.
    """
    title = say("Copydesk could not look at this commit")
    summary = say(
        "The error is Copydesk's own, and it blocks nothing: the post can be read and merged as usual. Copydesk looks "
        "again at the next push. Whoever runs it finds the error in its log under {delivery}.",
        delivery=delivery,
    )
    return _sealed(head, Conclusion.NEUTRAL, language.say(title), language.say(summary, escape.code))


def _sealed(
    head: Sha,
    conclusion: Conclusion | None,
    title: str,
    summary: str,
    annotations: tuple[Annotation, ...] = (),
    renewal: int | None = None,
) -> CheckRun:
    check = CheckRun(head, conclusion, title, summary, annotations, digest="", renewal=renewal)
    return replace(check, digest=sha256(json.dumps(asdict(check), sort_keys=True).encode()).hexdigest())


def _marks(proposed: ConfigurationReview | None, language: Language) -> Iterator[Annotation]:
    if proposed:
        yield from _configuration.marks(proposed, language)


def _summary(
    report: Report,
    pull: PullRequest,
    language: Language,
    left_out: int,
    proposed: ConfigurationReview | None = None,
    ledger: Mapping[str, Any] | None = None,
    publication: Publication | None = None,
) -> str:
    summary = ""
    room = MAX_SUMMARY - (len(marker.embed("", {"ledger": ledger})) if ledger else 0)
    for limits in _STEPS:
        write = Writer(language, pull, limits)
        about = _configuration.paragraphs(proposed, write) if proposed else ()
        due = (write.say_plainly(when(publication)),) if publication and not publication.passed else ()
        summary = "\n\n".join((*about, *due, *_paragraphs(report, write, left_out, bool(proposed))))
        if len(summary.encode()) <= room:
            break
    return marker.embed(summary, {"ledger": ledger}) if ledger else summary


def _paragraphs(report: Report, write: Writer, left_out: int, introduced: bool = False) -> Iterator[str]:
    if report.posts or not introduced:
        yield write.say(_introduction(report, write.pull))
    yield from map(write.say, report.errors[: write.limits.errors])
    shown = report.posts[: write.limits.posts]
    yield from (_post(post, write) for post in shown)
    if more := len(report.posts) - len(shown):
        yield write.say(say_count("And {count} more post.", "And {count} more posts.", more))
    if left_out:
        yield write.say(say_count("{count} more finding has no mark.", "{count} more findings have no mark.", left_out))


def _introduction(report: Report, pull: PullRequest) -> Message:
    if pull.draft:
        return say("This pull request is a draft, so this check blocks nothing yet.")
    if not report.posts:
        return say("Copydesk looks at posts only.")
    if report.complete:
        return say("Nothing blocks the posts of this pull request.")
    return say("What blocks is marked on its line, and listed in Copydesk's comment with what to do.")


def _post(post: PostReport, write: Writer) -> str:
    opened = [write.say(NAMES[entry.item]) for entry in post.checklist if not entry.done]
    return " · ".join((post_name(post, write), write.language.join(opened) or write.say(say("nothing is missing"))))


def _annotation(post: PostReport, finding: Finding, language: Language) -> Annotation:
    start, end = finding.range.start, finding.range.end
    # A range that ends before the first column ends with the line above.
    end_line = end.line - 1 if end.column == 1 and end.line > start.line else end.line
    on_one_line = start.line == end.line and end > start
    message = language.say(finding.message, plain)
    if pair := before_and_after(finding, _REPAIR):
        message += "\n" + " → ".join(pair)
    item = next((entry.item for entry in post.checklist if finding.rule in entry.rules), None)
    title = name(item, language) if item else finding.rule
    return Annotation(
        path=finding.path,
        start_line=start.line,
        end_line=end_line,
        level=AnnotationLevel.FAILURE if finding.severity is Severity.BLOCKER else AnnotationLevel.WARNING,
        title=title[:MAX_ANNOTATION_TITLE],
        message=message.encode()[:MAX_ANNOTATION].decode(errors="ignore"),
        start_column=start.column if on_one_line else None,
        end_column=end.column - 1 if on_one_line else None,
    )
