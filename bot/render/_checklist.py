"""One post in a comment: its checklist, what to do under each open item, and the advice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.model.finding import Finding, PostReport, Severity
from bot.model.message import Message, say, say_count
from bot.render._items import STATEMENTS, name
from bot.render._verdict import blockers, to_settle
from bot.render._writer import Writer

_ADVICE_SHOWN_OPEN = 2
_UNFOLDED_POSTS = 3


def posts(reports: tuple[PostReport, ...], write: Writer) -> Iterator[str]:
    """Lines for all posts, those that lack something first; many of them are folded one by one."""
    sorted_reports = sorted(reports, key=lambda post: (post.complete, post.path))
    folded = len(reports) > _UNFOLDED_POSTS
    shown = sorted_reports[: write.limits.posts]
    for post in shown:
        yield from _folded(post, write) if folded and not post.complete else _post(post, write)
    if more := len(reports) - len(shown):
        yield ""
        yield write.say(_more_posts(more) if shown else _only_counted(more))


def _more_posts(number: int) -> Message:
    return say_count("And {count} more post.", "And {count} more posts.", number)


def _only_counted(number: int) -> Message:
    return say_count(
        "{count} post: the check shows what it lacks.", "{count} posts: the check shows what they lack.", number
    )


def _folded(post: PostReport, write: Writer) -> Iterator[str]:
    yield ""
    number = write.say(to_settle(blockers(post)))
    yield f"<details><summary>{write.text(post.path)} · {number}</summary>"
    yield from _post(post, write)
    yield ""
    yield "</details>"


def _post(post: PostReport, write: Writer) -> Iterator[str]:
    yield ""
    if post.complete and not post.waived:
        yield post_name(post, write) + " · " + write.say(say("nothing is missing"))
    else:
        yield post_name(post, write)
        yield ""
        yield from _checklist(post, write)
    yield from _advice(post, write)


def post_name(post: PostReport, write: Writer) -> str:
    """Its title, where it has one, and a link to its file."""
    title = write.text(post.title or "")
    return f"**{title}** · {write.file(post.path)}" if title else write.file(post.path)


def _checklist(post: PostReport, write: Writer) -> Iterator[str]:
    found = _by_rule(post, Severity.BLOCKER)
    advised = _by_rule(post, Severity.ADVICE).keys()
    for entry in post.checklist:
        statement = write.say(STATEMENTS[entry.item])
        if not entry.done:
            yield f"- [ ] **{statement}**"
        elif not entry.seen:
            item = name(entry.item, write.language)
            yield "- [ ] " + write.say_plainly(say("{item}: to be seen once the front matter can be read", item=item))
        elif advised.isdisjoint(entry.rules):
            yield f"- [x] {statement}"
        else:  # what it states would not be quite true
            item = name(entry.item, write.language)
            yield "- [x] " + write.say_plainly(say("{item}: see the advice below", item=item))
        for one in _waived(post, entry.rules):
            yield "  - " + write.say_plainly(one)
        for rule in entry.rules:
            yield from _findings(found.pop(rule, []), write.limits.findings_of_a_rule, write, "  ")
    for findings in found.values():
        yield from _findings(findings, write.limits.findings_of_a_rule, write)


def _waived(post: PostReport, rules: tuple[str, ...]) -> Iterator[Message]:
    """Who let pass what, and why: once for each waiver."""
    seen = dict.fromkeys((one.finding.rule, one.login, one.reason) for one in post.waived if one.finding.rule in rules)
    for rule, login, reason in seen:
        yield say("{rule} waived by {person}: {reason}", rule=rule, person=login, reason=reason)


def _by_rule(post: PostReport, severity: Severity) -> dict[str, list[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in post.findings:
        if finding.severity is severity:
            found[finding.rule].append(finding)
    return found


def _advice(post: PostReport, write: Writer) -> Iterator[str]:
    by_rule = _by_rule(post, Severity.ADVICE)
    count = sum(map(len, by_rule.values()))
    if not count:
        return
    number = write.say(
        say_count(
            "{count} piece of advice, which blocks nothing", "{count} pieces of advice, which block nothing", count
        )
    )
    yield ""
    if not write.limits.advice_of_a_rule:
        yield number
        return
    state = " open" if count <= _ADVICE_SHOWN_OPEN else ""
    yield f"<details{state}><summary>{number}</summary>"
    yield ""
    for group in by_rule.values():
        yield from _findings(group, write.limits.advice_of_a_rule, write)
    yield ""
    yield "</details>"


def _findings(findings: list[Finding], limit: int, write: Writer, indent: str = "") -> Iterator[str]:
    """One line each for the first ``limit`` findings of a rule, and how many more there are."""
    for finding in findings[:limit]:
        place = write.line(finding)
        sentence = write.say(finding.message) + write.repair(finding)
        yield f"{indent}- {place} · {sentence}" if place else f"{indent}- {sentence}"
    if more := len(findings[limit:]):
        yield indent + write.item(say_count("And {count} more of this kind.", "And {count} more of this kind.", more))
