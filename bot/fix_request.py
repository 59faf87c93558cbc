"""What comes of a request for repairs: a commit, or why there is none. Pure.

A request is carried out once, on the head that is looked at then. Should that have moved by the time of the push, the
next look begins anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.config import Config
from bot.model.finding import Report
from bot.model.message import say, say_count
from bot.model.plan import Commit
from bot.model.post import Post
from bot.model.site import Login, SiteFacts
from bot.model.snapshot import HeadBranch, Snapshot
from bot.model.standing import FixOutcome, FixRequest
from bot.render.language import Language
from bot.repairs import Repair, repair_all
from bot.text import escape

_TRAILER = "Asked-for-by"
"""By which Copydesk knows a commit again, written as git has it: https://git-scm.com/docs/git-interpret-trailers"""


def carry_out(
    request: FixRequest,
    snapshot: Snapshot,
    posts: Sequence[Post],
    facts: SiteFacts,
    config: Config | None,
    waived: Collection[str],
    language: Language,
) -> tuple[FixRequest, Commit | None]:
    """The request with its outcome, and the commit to make for it.

    ``config`` is None where it can't be read. Findings of the rules in ``waived`` are let pass, and stay.
    """
    if request.outcome:
        return request, None
    if made := _made_before(request, snapshot):
        return made, None
    if config is None or not config.fix:
        return replace(request, outcome=FixOutcome.UNREADABLE if config is None else FixOutcome.OFF), None
    repairs, _ = repair_all(posts, facts, config, leaving=waived)
    files = tuple(change for one in repairs for change in one.files())
    branch = snapshot.pull.branch
    if not files:
        return replace(request, outcome=FixOutcome.NOTHING), None
    if branch is None or not branch.writable or snapshot.push_refused:
        return replace(request, outcome=_obstacle(branch)), None
    message = _message(repairs, request.login, language)
    commit = Commit(branch.repository, branch.name, snapshot.pull.head, message, files)
    return replace(request, head=snapshot.pull.head, outcome=FixOutcome.MADE), commit


def offered(report: Report, snapshot: Snapshot, config: Config) -> int:
    """How many certain repairs to offer in a commit: none where it can't be pushed, or one click makes the only one."""
    branch = snapshot.pull.branch
    if not config.fix or branch is None or not branch.writable:
        return 0
    findings = [finding for post in report.posts for finding in post.findings]
    number = sum(bool(finding.fix) + bool(finding.rename) for finding in findings)
    return number if number > 1 or any(finding.rename for finding in findings) else 0


def is_news(request: FixRequest, snapshot: Snapshot) -> bool:
    """Whether the outcome is of the present head, so that it is worth saying."""
    own = snapshot.own_head
    made = request.outcome is FixOutcome.MADE and own is not None and own.parent == request.head
    return made or request.head == snapshot.pull.head


def _made_before(request: FixRequest, snapshot: Snapshot) -> FixRequest | None:
    """The request, if the head is the commit that was made for it though nothing else remembers that."""
    own = snapshot.own_head
    if own is None or own.at < request.at or _trailer(request.login) not in own.message.splitlines():
        return None
    return replace(request, head=own.parent, outcome=FixOutcome.MADE)


def _obstacle(branch: HeadBranch | None) -> FixOutcome:
    if branch is None:
        return FixOutcome.GONE
    if branch.writable:
        return FixOutcome.REFUSED
    return FixOutcome.LOCKED if branch.foreign else FixOutcome.MAIN


def _message(repairs: Sequence[Repair], login: Login, language: Language) -> str:
    """Without paths: what a post is called could mention people, or close issues."""
    edits, renames = sum(one.count for one in repairs), sum(len(one.paths) for one in repairs)
    sentences = [say("Make the repairs that are certain"), None]
    if edits:
        sentences.append(say_count("{count} repair in the text.", "{count} repairs in the text.", edits))
    if renames:
        sentences.append(say_count("{count} file renamed.", "{count} files renamed.", renames))
    lines = [language.say(each, escape.plain) if each else "" for each in sentences]
    return "\n".join((*lines, "", _trailer(login)))


def _trailer(login: Login) -> str:
    return f"{_TRAILER}: {login}"
