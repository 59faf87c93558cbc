"""A report for people at a terminal, grouped by post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from bot.model.finding import Finding, PostReport, Report, Severity
from bot.model.message import Message, say, say_count
from bot.render._plain import printable
from bot.render.language import Language

WITH_ERRORS = False

_SEVERITIES = {Severity.BLOCKER: (say("blocker"), "red"), Severity.ADVICE: (say("advice"), "yellow")}


def render(report: Report, language: Language) -> str:
    """Each post with its findings, then how many there are of each kind; styled, so strip it for a file.

    Empty where errors are all there is to say.
    """
    if report.errors and not report.posts:
        return ""
    posts = (line for post in report.posts for line in _post(post, language))
    return "\n".join((*posts, _summary(report, language))) + "\n"


def render_errors(report: Report, language: Language) -> str:
    """What kept Copydesk from looking, a line each; empty when nothing did."""
    return "".join(f"{click.style(_said(error, language), fg='red')}\n" for error in report.errors)


def render_repairs(repairs: Iterable[Message], language: Language) -> str:
    """What was repaired, a line each."""
    return "".join(f"{click.style(_said(repair, language), fg='green')}\n" for repair in repairs)


def _post(post: PostReport, language: Language) -> Iterator[str]:
    mark = click.style("✓", fg="green") if post.complete else click.style("✗", fg="red")
    yield f"{mark} {click.style(printable(post.path), bold=True)}"
    severities = {severity: _said(word, language) for severity, (word, _) in _SEVERITIES.items()}
    places = [_place(finding) for finding in post.findings]
    widths = max(map(len, places), default=0), max(map(len, severities.values()))
    for finding, place in zip(post.findings, places, strict=True):
        severity = click.style(f"{severities[finding.severity]:<{widths[1]}}", fg=_SEVERITIES[finding.severity][1])
        rule = click.style(finding.rule, dim=True)
        yield f"  {place:>{widths[0]}}  {severity}  {_said(finding.message, language)}  {rule}"
    if post.findings:
        yield ""


def _place(finding: Finding) -> str:
    return f"{finding.range.start.line}:{finding.range.start.column}"


def _summary(report: Report, language: Language) -> str:
    findings = [finding for post in report.posts for finding in post.findings]
    blockers = sum(finding.severity is Severity.BLOCKER for finding in findings)
    advice = len(findings) - blockers
    posts = len(report.posts)
    counts = [say_count("{count} post checked", "{count} posts checked", posts) if posts else say("No post to check")]
    if posts:
        counts.append(say_count("{count} blocker", "{count} blockers", blockers) if blockers else say("nothing blocks"))
    if advice:
        counts.append(say_count("{count} piece of advice", "{count} pieces of advice", advice))
    return click.style(f"{', '.join(_said(count, language) for count in counts)}.", bold=True)


def _said(message: Message, language: Language) -> str:
    return language.say(message, printable)
