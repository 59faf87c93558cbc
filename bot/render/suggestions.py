"""Certain repairs as suggestions on their lines, which a person commits with one click.

https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.model.finding import Finding, Fix, PostReport, Report
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.plan import Suggestion, Suggestions
from bot.model.snapshot import PullRequest
from bot.render._writer import Limits, Writer
from bot.render.language import Language
from bot.text import marker
from bot.text.edits import apply, compatible
from bot.text.hunks import commentable

MAX_SUGGESTIONS = 20
"""Ours: nobody clicks more often, and the comment has them all."""
MAX_LENGTH = 10_000
"""Of the lines that one replaces, in characters."""

_LIMITS = Limits(posts=0, findings_of_a_rule=0, advice_of_a_rule=0, readers=0, errors=0, quoted=160, repair=0)
_DIGITS = 12
_KEY = "suggests"
_BACKTICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class _Repair:
    finding: Finding
    fix: Fix
    digest: str


def suggestions(
    report: Report, pull: PullRequest, patches: Mapping[str, str | None], language: Language
) -> Suggestions | None:
    """All that can be suggested, the first ``MAX_SUGGESTIONS`` of them; None if nothing can be.

    ``patches`` are the diffs of the changed posts by path, as GitHub gives them. A suggestion replaces whole lines,
    and these must stand within one hunk. Repairs on the same lines are one suggestion.
    """
    write = Writer(language, pull, _LIMITS)
    counted: Counter[str] = Counter()
    found = tuple(
        suggestion
        for post in report.posts
        for group in _groups(_repairs(post, counted))
        if (suggestion := _suggestion(post, group, commentable(patches.get(post.path) or ""), write))
    )
    if not found:
        return None
    body = write.say(say("These repairs are certain. Commit them here, or make them in your own way."))
    return Suggestions(pull.head, body, found[:MAX_SUGGESTIONS], left_out=len(found[MAX_SUGGESTIONS:]))


def digests(body: str) -> frozenset[str]:
    """The digests of the repairs that a comment on a line suggests; none where it is no suggestion of ours."""
    _, state = marker.extract(body)
    found = state.get(_KEY) if state else None
    return frozenset(each for each in found if isinstance(each, str)) if isinstance(found, list) else frozenset()


def key(finding: Finding) -> str:
    """What repairs that are alike have in common. Lines move and files get their right names: it says of neither."""
    return f"{finding.rule}\n{finding.excerpt}\n{finding.fix.text if finding.fix else ''}"


def digest(key: str, number: int) -> str:
    """The digest of one of the repairs that are alike, which are numbered from 1."""
    return sha256(f"{number}\n{key}".encode(errors="surrogatepass")).hexdigest()[:_DIGITS]


def _repairs(post: PostReport, counted: Counter[str]) -> list[_Repair]:
    """By place."""
    repairs = []
    for finding in post.findings:
        if finding.fix:
            alike = key(finding)
            counted[alike] += 1
            repairs.append(_Repair(finding, finding.fix, digest(alike, counted[alike])))
    return sorted(repairs, key=lambda repair: repair.fix.range)


def _groups(repairs: Iterable[_Repair]) -> list[list[_Repair]]:
    """Those that share a line belong together: of two suggestions for it, only one could be committed."""
    groups = list[list[_Repair]]()
    last = 0
    for repair in repairs:
        place = repair.fix.range
        if place.start.line > last:
            groups.append([])
        groups[-1].append(repair)
        last = max(last, place.end.line)
    return groups


def _suggestion(post: PostReport, group: Sequence[_Repair], hunks: Sequence[range], write: Writer) -> Suggestion | None:
    first = group[0].fix.range.start.line
    last = max(repair.fix.range.end.line for repair in group)
    old = post.text.split("\n")[first - 1 : last]
    edits = {_edit(repair.fix, old, first): repair for repair in reversed(group)}
    made = compatible(edits)
    new = apply("\n".join(old), made).split("\n")
    while len(old) > 1 and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    while len(old) > 1 and new and old[0] == new[0]:
        del old[0], new[0]
        first += 1
    last = first + len(old) - 1
    text = "".join((*old, *new))
    # What GitHub makes of other line ends than its own isn't said anywhere.
    if old == new or "\r" in text or len(text) > MAX_LENGTH:
        return None
    if not any(first in hunk and last in hunk for hunk in hunks):
        return None
    repairs = [edits[edit] for edit in made]
    sentences = "\n\n".join(dict.fromkeys(write.say(repair.finding.message) for repair in repairs))
    found = tuple(repair.digest for repair in repairs)
    return Suggestion(post.path, first, last, marker.embed(f"{sentences}\n\n{_block(new)}", {_KEY: found}), found)


def _edit(fix: Fix, lines: Sequence[str], first: int) -> Edit:
    """The edit in the text of those lines alone, of which ``first`` is the first one's number."""
    start, end = (
        sum(len(line) + 1 for line in lines[: place.line - first]) + place.column - 1
        for place in (fix.range.start, fix.range.end)
    )
    return Edit(Span(start, end), fix.text)


def _block(lines: Sequence[str]) -> str:
    """The lines to put in place, fenced so that none of them can end the block; none deletes."""
    longest = max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join((f"{fence}suggestion", *lines, fence))
