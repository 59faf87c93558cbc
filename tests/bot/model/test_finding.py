from __future__ import annotations

from bot.model.finding import (
    ChecklistEntry,
    ChecklistItem,
    Finding,
    Fix,
    PostReport,
    Remark,
    Report,
    Severity,
)
from bot.model.message import say
from bot.model.place import Edit, Position, Range, Span
from bot.model.post import PostPath
from bot.text.post import read_post

MESSAGE = say("Correct this.")


def test_a_finding_has_its_remark_in_lines_and_columns() -> None:
    post = read_post(PostPath("_posts/a.md"), "é\nbc\n".encode())
    remark = Remark(Span(2, 4), MESSAGE, Edit(Span(2, 3), "B"))
    finding = Finding.of("some-rule", Severity.BLOCKER, post, remark)
    assert finding.range == Range(Position(2, 1), Position(2, 3))
    assert finding.fix == Fix(Range(Position(2, 1), Position(2, 2)), "B")
    assert (finding.rule, finding.path, finding.excerpt) == ("some-rule", "_posts/a.md", "bc")


def test_a_remark_may_have_another_severity_than_its_rule() -> None:
    post = read_post(PostPath("a"), b"")
    remark = Remark(Span(0, 0), MESSAGE, severity=Severity.ADVICE)
    assert Finding.of("some-rule", Severity.BLOCKER, post, remark).severity is Severity.ADVICE


def a_report(*done: bool) -> PostReport:
    checklist = tuple(ChecklistEntry(ChecklistItem.TITLE, item, ()) for item in done)
    return PostReport(PostPath("a"), None, checklist, ())


def test_a_post_is_complete_when_its_whole_checklist_is_done() -> None:
    assert a_report(True, True).complete
    assert not a_report(True, False).complete


def test_a_report_is_complete_when_its_posts_are_and_nothing_failed() -> None:
    assert Report((a_report(True),)).complete
    assert not Report((a_report(True), a_report(False))).complete
    assert not Report((a_report(True),), (MESSAGE,)).complete
