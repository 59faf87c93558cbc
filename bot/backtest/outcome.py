"""What became of the findings of one pull request."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from bot.backtest.edits import edits
from bot.backtest.hunks import Hunk, hunks, lines_of, touching
from bot.backtest.pairing import paired
from bot.model.backtest import Edit, Outcome, Raised, Stand
from bot.model.finding import ChecklistItem, Finding
from bot.model.place import Position
from bot.model.post import Post
from bot.rules import all_rules
from bot.rules._rule import Need

# A date that stands in the text has a place there.
_SAID_OF_NAMES = (ChecklistItem.FILE_NAME, ChecklistItem.DATES)


@dataclass(frozen=True, slots=True)
class State:
    """The posts of a pull request at one commit, and what the rules find in them."""

    commit: str
    posts: tuple[Post, ...]
    findings: tuple[Finding, ...]


def outcome(pull: str, opening: State | None, merge: State, posts: Set[str] | None = None) -> Outcome:
    """Compare the two states of a pull request, for all ``posts`` or those with these paths at the merge.

    A post that didn't live to see the merge tells nothing. What is only said while nobody has approved the post is no
    noise at the merge, since by then people had read it; whether it is gone is asked as if nobody had.
    """
    counted = [post for post in merge.posts if posts is None or post.path in posts]
    raised, changed = list[Raised](), list[Edit]()
    for old, new in paired(opening.posts, merge.posts) if opening else ():
        if posts is not None and new.path not in posts:
            continue
        before, after = _on(old, opening.findings if opening else ()), _on(new, merge.findings)
        stayed = _staying(before, after)
        found = hunks(old, new)
        raised += (
            Raised(_stand(one), gone=index not in stayed, pointed=_points(one, old, new, found))
            for index, one in enumerate(before)
        )
        stood = frozenset(line for one in before for line in _lines(one))
        changed += edits(old, new, found, stood, named=any(_on_the_name(one) for one in before))
    standing = tuple(_stand(one) for post in counted for one in _on(post, merge.findings) if not _for_unread(one))
    commit = opening.commit if opening else None
    return Outcome(pull, commit, merge.commit, len(counted), tuple(raised), standing, tuple(changed))


def _staying(before: Sequence[Finding], after: Iterable[Finding]) -> frozenset[int]:
    """The indices of those findings that still stand: known by their rule and what they stand on, not by lines.

    Of several alike, the one that says the same is the one that stayed.
    """
    left = dict(enumerate(before))
    for finding in after:
        same = [index for index, one in left.items() if _identity(one) == _identity(finding)]
        if same:
            del left[next((index for index in same if left[index].message == finding.message), same[0])]
    return frozenset(range(len(before))) - left.keys()


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, " ".join(finding.excerpt.casefold().split())


def _points(finding: Finding, old: Post, new: Post, found: Sequence[Hunk]) -> bool:
    if _on_the_name(finding):
        return old.path != new.path
    return any(touching(_lines(finding), found))


def _on_the_name(finding: Finding) -> bool:
    """Whether a finding is about the name of the file rather than its first line: the name, or the date in it."""
    start = Position(1, 1)
    whole_file = (finding.range.start, finding.range.end) == (start, start)
    return whole_file and all_rules()[finding.rule].item in _SAID_OF_NAMES


def _for_unread(finding: Finding) -> bool:
    return Need.UNREAD in all_rules()[finding.rule].needs


def _lines(finding: Finding) -> range:
    return range(0) if _on_the_name(finding) else lines_of(finding.range)


def _on(post: Post, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.path == post.path)


def _stand(finding: Finding) -> Stand:
    message = finding.message.in_english()
    return Stand(finding.rule, finding.severity, finding.path, finding.range.start.line, message)
