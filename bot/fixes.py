"""Every certain repair made in a post, as long as that does nothing but good. Pure.

A repair may hide another, or come in the way of one, so the post is looked at again after each round. Since a round
depends on the post alone, repairing what is repaired changes nothing.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.model.finding import Finding, Fix
from bot.model.front_matter import ProblemKind
from bot.model.place import Edit
from bot.model.post import Post
from bot.text.edits import apply, compatible
from bot.text.post import read_post

MAX_ROUNDS = 100
"""More than any post takes: each leaves less to find, but for what front matter hid while it couldn't be read."""

Look = Callable[[Post], Sequence[Finding]]
"""What the rules find in a post."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A post as it is after ``count`` repairs."""

    post: Post
    count: int


def repair(post: Post, look: Look) -> Repaired:
    """The post with every certain repair that leads to no new finding. One that isn't UTF-8 is left as it is."""
    count = 0
    if is_foreign(post):
        return Repaired(post, count)
    for _ in range(MAX_ROUNDS):
        better = _round(post, look)
        if better is None:
            break
        post, count = better.post, count + better.count
    return Repaired(post, count)


def is_foreign(post: Post) -> bool:
    """Whether a post is in another encoding than UTF-8, so that its bytes can't be had from its text."""
    return any(problem.kind is ProblemKind.NOT_UTF8 for problem in post.front_matter.problems)


def content(post: Post) -> bytes:
    """The bytes of a post's file. Those that aren't UTF-8 are lost, which is why such a post isn't repaired."""
    marked = any(problem.kind is ProblemKind.BYTE_ORDER_MARK for problem in post.front_matter.problems)
    return (BOM_UTF8 if marked else b"") + post.text.encode()


def _round(post: Post, look: Look) -> Repaired | None:
    """All repairs at once; where that isn't for the better, the first that is."""
    before = look(post)
    offered = {_edit(post, one.fix): one for one in reversed(before) if one.fix}
    for edits in _attempts(post, offered):
        text = apply(post.text, edits)
        changed = read_post(post.path, content(replace(post, text=text)), post.change, post.previous_path)
        if text != post.text and _is_better(post, before, changed, look(changed), offered[edits[0]]):
            return Repaired(changed, len(edits))
    return None


def _edit(post: Post, fix: Fix) -> Edit:
    """The edit that a fix stands for, with line ends as the post has them."""
    text = fix.text.replace("\r\n", "\n")
    return Edit(post.span(fix.range), text.replace("\n", "\r\n") if "\r\n" in post.text else text)


def _attempts(post: Post, offered: Iterable[Edit]) -> Iterator[tuple[Edit, ...]]:
    together = compatible(offered)
    if len(together) > 1 and not _hides(post):
        yield together
    yield from ((edit,) for edit in sorted(offered, key=lambda edit: (edit.span, edit.text)))


def _is_better(post: Post, before: Sequence[Finding], changed: Post, after: Sequence[Finding], first: Finding) -> bool:
    """Whether nothing new is found, and less of the old.

    Most rules are silent as long as front matter can't be read. For its repair it is enough that it is one.
    """
    if _hides(post) and _problems(changed) != _problems(post):
        return Counter(map(_key, after))[_key(first)] < Counter(map(_key, before))[_key(first)]
    old, new = (Counter(finding.rule for finding in findings) for findings in (before, after))
    return new <= old and new != old


def _hides(post: Post) -> bool:
    return any(problem.kind is not ProblemKind.BYTE_ORDER_MARK for problem in post.front_matter.problems)


def _problems(post: Post) -> Counter[tuple[ProblemKind, str]]:
    return Counter((problem.kind, problem.detail) for problem in post.front_matter.problems)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message.in_english()
