"""Reports, pull requests and readers to render."""

from __future__ import annotations

from bot.model.event import PullRequestRef
from bot.model.finding import ChecklistEntry, ChecklistItem, Finding, Fix, PostReport, Report, Severity
from bot.model.message import Message, say
from bot.model.place import Position, Range
from bot.model.plan import Reader, Readers, ReaderStatus
from bot.model.post import PostPath
from bot.model.site import Login
from bot.model.snapshot import PullRequest, PullState, Sha

SITE = "https://github.com/example/site"
FORK = "https://github.com/ada/site"
PATH = PostPath("_posts/2024-05-14-bread.md")

RULES = {
    ChecklistItem.FILE_NAME: ("file-name",),
    ChecklistItem.TEXT: ("placeholder",),
    ChecklistItem.SECTIONS: ("empty-section", "heading-order"),
    ChecklistItem.LINKS: ("local-link", "malformed-link"),
    ChecklistItem.TYPOGRAPHY: ("unbalanced-quotes",),
}


def pull_request(*, draft: bool = False, fork: str | None = FORK, title: str = "Bread") -> PullRequest:
    return PullRequest(
        ref=PullRequestRef(1, "example/site", 12),
        title=title,
        opener=Login("ada"),
        state=PullState.OPEN,
        draft=draft,
        head=Sha("c0ffee0"),
        base=Sha("ba5eba1"),
        base_branch="main",
        repository_url=SITE,
        head_repository_url=fork,
    )


def finding(
    rule: str,
    message: Message,
    *,
    line: int = 0,
    excerpt: str = "",
    fix: str | None = None,
    severity: Severity = Severity.BLOCKER,
    path: str = PATH,
) -> Finding:
    """A finding on ``excerpt`` at the start of ``line``, which ``fix`` replaces; without a line, on the whole file."""
    place = Range(Position(line or 1, 1), Position(line or 1, 1 + len(excerpt)))
    return Finding(
        rule, severity, PostPath(path), place, message, Fix(place, fix) if fix is not None else None, excerpt
    )


def post(*findings: Finding, path: str = PATH, title: str | None = "Bread, and how to bake it") -> PostReport:
    blocked = {found.rule for found in findings if found.severity is Severity.BLOCKER}
    checklist = tuple(ChecklistEntry(item, blocked.isdisjoint(rules), rules) for item, rules in RULES.items())
    return PostReport(PostPath(path), title, checklist, findings)


def report(*posts: PostReport, errors: tuple[Message, ...] = ()) -> Report:
    return Report(posts, errors)


NAMELESS = finding(
    "file-name",
    say(
        "The file name doesn't begin with the day of publication. Rename the file to {path}.",
        path="_posts/2024-05-14-bread.md",
    ),
)
FILLER = finding(
    "placeholder",
    say("“{text}” is filler text. Write the real text in its place.", text="Lorem ipsum"),
    line=15,
    excerpt="Lorem ipsum",
)
EMPTY = finding(
    "empty-section",
    say("Nothing stands under “{heading}”. Write this section, or remove its heading.", heading="The oven"),
    line=23,
    excerpt="## The oven",
)
BACKWARDS = finding(
    "malformed-link",
    say("“{text}” is a link written backwards. Write [text](address).", text="rye"),
    line=31,
    excerpt="(rye)[https://example.org/rye]",
    fix="[rye](https://example.org/rye)",
)
UNPAIRED = finding(
    "unbalanced-quotes",
    say("This {mark} has no {other} before it. Add it, or remove this one.", mark="»", other="«"),
    line=13,
    excerpt="»",
    severity=Severity.ADVICE,
)


def readers(*statuses: ReaderStatus, missing: int = 0) -> Readers:
    reason = say("reads the posts of {author}", author="Ada Lovelace")
    names = ("grace", "linus", "margaret", "dennis", "barbara", "edsger")
    people = (Reader(Login(name), reason, status) for name, status in zip(names, statuses, strict=False))
    return Readers(tuple(people), wanted=len(statuses) + missing, missing=missing)
