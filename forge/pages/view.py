"""A pull request as the page's templates need it: plain values, read under the forge's lock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup

from forge.checks import CheckRun
from forge.conversation import Comment, Event, Review
from forge.locking import locked
from forge.pages.markdown import render
from forge.pull import Pull

_HAPPENED = {
    "closed": "closed this",
    "reopened": "reopened this",
    "merged": "merged this",
    "ready_for_review": "marked this as ready for review",
    "convert_to_draft": "marked this as a draft",
    "head_ref_force_pushed": "force-pushed the branch",
}
_VERDICTS = {
    "APPROVED": "approved these changes",
    "CHANGES_REQUESTED": "requested changes",
    "COMMENTED": "reviewed",
    "DISMISSED": "reviewed (dismissed)",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the conversation: a comment has a body and an id, under which its boxes are clicked; an event has
    only words."""

    kind: str
    who: str
    is_bot: bool
    words: str
    when: datetime
    body: Markup | None = None
    edited: bool = False
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PullView:
    """All that the page shows. ``version`` changes whenever any of it does."""

    title: str
    number: int
    repository: str
    state: str
    author: str
    base: str
    head: str
    head_sha: str
    entries: tuple[Entry, ...]
    labels: tuple[tuple[str, str], ...]
    reviewers: tuple[tuple[str, str], ...]
    checks: tuple[CheckRun, ...]
    files: tuple[str, ...]
    people: tuple[str, ...] = field(default=())

    @property
    def version(self) -> str:
        parts: list[Any] = [self.title, self.state, self.head_sha, self.entries, self.labels, self.reviewers]
        parts += [(run.id, run.status, run.conclusion, run.title, run.summary, run.annotations) for run in self.checks]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


class Viewer:
    """Reads pull requests of one forge."""

    def __init__(self, pull: Pull) -> None:
        self.pull = pull
        self.lock = pull.lock

    @locked
    def view(self) -> PullView:
        """The pull request as it is now."""
        pull = self.pull
        state = (
            "merged" if pull.merged_at else "closed" if pull.state == "closed" else "draft" if pull.draft else "open"
        )
        return PullView(
            title=pull.title,
            number=pull.number,
            repository=pull.repository.full_name,
            state=state,
            author=pull.author.login,
            base=pull.base_ref,
            head=pull.head_ref,
            head_sha=pull.head_sha,
            entries=tuple(self._entries()),
            labels=tuple((label.name, label.color) for label in pull.label_objects),
            reviewers=tuple(self._reviewers()),
            checks=tuple(pull.check_runs),
            files=tuple(file.path for file in pull.files if file.status != "removed"),
            people=tuple(sorted({pull.author.login, *(person.login for person in pull.repository.collaborators)})),
        )

    def _entries(self) -> Iterator[Entry]:
        pull = self.pull
        yield Entry("opening", pull.author.login, False, "opened this", pull.created_at, render(pull.body or ""))
        for happened in pull.timeline:
            match happened:
                case Comment():
                    yield Entry(
                        "comment",
                        happened.login,
                        happened.via_app,
                        "commented",
                        happened.created_at,
                        render(happened.body),
                        happened.updated_at != happened.created_at,
                        happened.id,
                    )
                case Review():
                    words, is_bot = _VERDICTS[happened.state], happened.user is pull.forge.app.bot
                    text = "\n\n".join(self._said(happened))
                    yield Entry(
                        "review", happened.login, is_bot, words, happened.submitted_at, render(text) if text else None
                    )
                case Event():
                    who = happened.actor.login
                    yield Entry("event", who, who.endswith("[bot]"), _words(happened), happened.created_at)

    def _said(self, review: Review) -> Iterator[str]:
        """What a review says as a whole, then on single lines."""
        if review.body:
            yield review.body
        for comment in review.comments:
            line = self.pull.line_now(comment)
            yield f"**{comment.path}, {f'line {line}' if line else 'outdated'}**"
            yield comment.body

    def _reviewers(self) -> Iterator[tuple[str, str]]:
        bot = self.pull.forge.app.bot
        latest = {review.login: self._status(review) for review in self.pull.reviews if review.user is not bot}
        awaited = dict.fromkeys(self.pull.requested_reviewers, "awaited")
        yield from sorted((latest | awaited).items())

    def _status(self, review: Review) -> str:
        later = review.state == "APPROVED" and review.commit_id != self.pull.head_sha
        return "approved an earlier commit" if later else review.state.lower().replace("_", " ")


def _words(event: Event) -> str:
    detail = event.detail
    match event.event:
        case "labeled":
            return f"added the label {detail['label'].name}"
        case "unlabeled":
            return f"removed the label {detail['label'].name}"
        case "review_requested" if "requested_reviewer" in detail:
            return f"requested a review from {detail['requested_reviewer'].login}"
        case "review_request_removed" if "requested_reviewer" in detail:
            return f"withdrew the request for a review from {detail['requested_reviewer'].login}"
        case "renamed":
            return f"changed the title to “{detail['rename']['to']}”"
        case kind:
            return _HAPPENED.get(kind, kind.replace("_", " "))
