"""What was let pass, taken out of a report. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.model.finding import Finding, PostReport, Report, Severity, Waived
from bot.model.prints import prints
from bot.model.standing import Waiver


def blocking(report: Report) -> Mapping[str, frozenset[str]]:
    """The prints of all that blocks, by rule."""
    found: dict[str, frozenset[str]] = {}
    for _, finding, print_ in prints(report.posts):
        if finding.severity is Severity.BLOCKER:
            found[finding.rule] = found.get(finding.rule, frozenset()) | {print_}
    return found


def waive(report: Report, waivers: Sequence[Waiver], unwaivable: Collection[str] = ()) -> Report:
    """The report without the blockers that a waiver covers; its checklist counts them as done."""
    by_rule = {waiver.rule: waiver for waiver in waivers if waiver.rule not in unwaivable}
    if not by_rule:
        return report
    kept: dict[int, list[Finding]] = {id(post): [] for post in report.posts}
    waived: dict[int, list[Waived]] = {id(post): [] for post in report.posts}
    for post, finding, print_ in prints(report.posts):
        waiver = by_rule.get(finding.rule)
        if waiver and finding.severity is Severity.BLOCKER and print_ in waiver.prints:
            waived[id(post)].append(Waived(finding, waiver.login, waiver.reason))
        else:
            kept[id(post)].append(finding)
    return replace(report, posts=tuple(_without(post, kept[id(post)], waived[id(post)]) for post in report.posts))


def _without(post: PostReport, kept: Sequence[Finding], waived: Sequence[Waived]) -> PostReport:
    blocked = {finding.rule for finding in kept if finding.severity is Severity.BLOCKER}
    checklist = tuple(replace(entry, done=blocked.isdisjoint(entry.rules)) for entry in post.checklist)
    return replace(post, checklist=checklist, findings=tuple(kept), waived=tuple(waived))
