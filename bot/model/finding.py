"""What a rule found, and what follows for the post. Field names follow reviewdog's Diagnostic format.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.message import Message
from bot.model.place import Edit, Range, Span
from bot.model.post import Post, PostPath


class Severity(StrEnum):
    """A blocker holds the post; advice does not."""

    BLOCKER = "blocker"
    ADVICE = "advice"


class ChecklistItem(StrEnum):
    """What an editor ticks off before a post goes out, in the order in which a contributor meets it."""

    FRONT_MATTER = "front-matter"
    FILE_NAME = "file-name"
    TITLE = "title"
    AUTHORS = "authors"
    DATES = "dates"
    TEXT = "text"
    SECTIONS = "sections"
    EXCERPT = "excerpt"
    LINKS = "links"
    IMAGES = "images"
    TYPOGRAPHY = "typography"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule yields: where, what to say, and the exact repair where it is certain.

    ``severity`` is None for the rule's own. A remark on the file as a whole has the empty span at 0. ``rename`` is the
    path that the file must have, where that is certain.
    """

    span: Span
    message: Message
    fix: Edit | None = None
    severity: Severity | None = None
    rename: PostPath | None = None


WHOLE_FILE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Fix:
    """An exact replacement of what stands at ``range``."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with its rule's name on it. ``excerpt`` is what stands there, for telling findings apart over time."""

    rule: str
    severity: Severity
    path: PostPath
    range: Range
    message: Message
    fix: Fix | None
    excerpt: str = ""
    rename: PostPath | None = None

    @classmethod
    def of(cls, rule: str, severity: Severity, post: Post, remark: Remark) -> Finding:
        fix = Fix(post.range(remark.fix.span), remark.fix.text) if remark.fix else None
        place = post.range(remark.span)
        excerpt = remark.span.of(post.text)[:200]
        severity = remark.severity or severity
        return cls(rule, severity, post.path, place, remark.message, fix, excerpt, remark.rename)


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """One item of a post's checklist: done when no blocker of its ``rules`` (ids, sorted) is open.

    It is not ``seen`` where it stands in a front matter that can't be read: nobody knows, though nothing blocks.
    """

    item: ChecklistItem
    done: bool
    rules: tuple[str, ...]
    seen: bool = True


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """A rule that was asked: its severity here, and its page, whose first line sums it up."""

    id: str
    severity: Severity
    item: ChecklistItem
    documentation: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A blocker that somebody let pass, who that was (a GitHub user name) and why."""

    finding: Finding
    login: str
    reason: str


@dataclass(frozen=True, slots=True)
class PostReport:
    """One post's checklist and findings, sorted by place. ``title`` is None when it could not be read.

    ``waived`` are blockers that are not among the findings any more.

    ``text`` is what was looked at, for formats that count columns in other units than ours.
    """

    path: PostPath
    title: str | None
    checklist: tuple[ChecklistEntry, ...]
    findings: tuple[Finding, ...]
    text: str = field(default="", repr=False, compare=False)
    waived: tuple[Waived, ...] = ()

    @property
    def complete(self) -> bool:
        return all(entry.done for entry in self.checklist)


@dataclass(frozen=True, slots=True)
class Report:
    """All posts looked at, sorted by path, and what kept Copydesk from looking (such as its configuration).

    ``rules`` are those that were asked, sorted by id, whether or not they found anything.
    """

    posts: tuple[PostReport, ...]
    errors: tuple[Message, ...] = ()
    rules: tuple[RuleDescription, ...] = field(default=(), repr=False, compare=False)

    @property
    def complete(self) -> bool:
        return not self.errors and all(post.complete for post in self.posts)
