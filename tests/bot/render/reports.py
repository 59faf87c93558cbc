"""A report with one of everything, for the formats to write."""

from __future__ import annotations

from bot.model.finding import ChecklistEntry, ChecklistItem, Finding, Fix, PostReport, Report, Severity
from bot.model.message import Message, say
from bot.model.place import Position, Range
from bot.model.post import PostPath

PATH = PostPath("_posts/2026-05-14-hello.md")


def a_range(line: int, column: int, length: int = 0) -> Range:
    return Range(Position(line, column), Position(line, column + length))


START = a_range(1, 1)


def a_finding(
    message: Message, severity: Severity = Severity.BLOCKER, at: Range = START, fix: Fix | None = None
) -> Finding:
    return Finding("placeholder", severity, PATH, at, message, fix)


def a_post(*findings: Finding, path: str = PATH) -> PostReport:
    blocked = any(finding.severity is Severity.BLOCKER for finding in findings)
    entry = ChecklistEntry(ChecklistItem.TEXT, not blocked, ("placeholder",))
    return PostReport(PostPath(path), "Hello", (entry,), findings)


REPORT = Report(
    (
        a_post(
            a_finding(say("“{text}” is filler text.", text="TODO"), at=a_range(4, 1, 4), fix=Fix(a_range(4, 1, 4), "")),
            a_finding(say("The title is long."), Severity.ADVICE, at=a_range(12, 30)),
        ),
        a_post(path="_posts/fine.md"),
    ),
    (say("{path} is too large.", path="_posts/large.md"),),
)
