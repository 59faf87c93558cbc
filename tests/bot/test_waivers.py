"""Blockers that somebody let pass."""

from __future__ import annotations

from bot.model.finding import ChecklistEntry, ChecklistItem, Finding, PostReport, Report, Severity
from bot.model.message import say
from bot.model.place import Position, Range
from bot.model.post import PostPath
from bot.model.site import Login
from bot.model.standing import Waiver
from bot.waivers import blocking, waive
from tests.bot.builders import NOW

PATH = PostPath("_posts/2026-05-14-a.md")
HERE = Range(Position(1, 1), Position(1, 2))


def a_finding(excerpt: str, severity: Severity = Severity.BLOCKER) -> Finding:
    return Finding("empty-section", severity, PATH, HERE, say("Empty."), None, excerpt)


def a_report(*findings: Finding) -> Report:
    entry = ChecklistEntry(ChecklistItem.SECTIONS, not findings, ("empty-section",))
    return Report((PostReport(PATH, "A", (entry,), findings),))


def a_waiver(report: Report) -> Waiver:
    return Waiver("empty-section", blocking(report)["empty-section"], "Later.", Login("claire"), NOW)


def test_what_is_waived_counts_as_done() -> None:
    report = a_report(a_finding("## One"), a_finding("## One"))
    waived = waive(report, [a_waiver(report)])
    assert waived.complete
    assert [(one.login, one.reason) for one in waived.posts[0].waived] == [("claire", "Later.")] * 2


def test_what_has_changed_since_or_is_new_is_not_covered() -> None:
    waiver = a_waiver(a_report(a_finding("## One")))
    later = waive(a_report(a_finding("## One"), a_finding("## One"), a_finding("## Two")), [waiver])
    assert not later.complete
    assert len(later.posts[0].findings) == 2
    assert waive(a_report(a_finding("## Changed")), [waiver]).posts[0].waived == ()


def test_advice_needs_no_waiver_and_a_forbidden_one_does_not_count() -> None:
    assert blocking(a_report(a_finding("## One", Severity.ADVICE))) == {}
    report = a_report(a_finding("## One"))
    assert waive(report, [a_waiver(report)], ["empty-section"]) == report
