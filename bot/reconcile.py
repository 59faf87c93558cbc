"""The Plan minus what GitHub already shows. What is equal is not written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.model.plan import Plan
from bot.model.snapshot import Snapshot
from bot.model.write import (
    AddLabel,
    AddReaction,
    ClosePull,
    CreateCheck,
    CreateComment,
    CreateLabel,
    CreateReview,
    DeleteComment,
    MergePull,
    PostNote,
    PushCommit,
    RemoveLabel,
    RequestReviewers,
    ResolveThread,
    UpdateCheck,
    UpdateComment,
    WithdrawRequests,
    Write,
)


def reconcile(plan: Plan, snapshot: Snapshot) -> tuple[Write, ...]:
    """The writes that turn what the snapshot shows into what the plan wants, in the order to make them.

    Reactions and reminders come first: what was carried out counts as done once the check and the comment have it.
    The comment comes after the requests: it names those who could not be asked, which is known only once they were.
    Whatever else there is to do is done before a merge. A commit leads to another look, which says the rest of what it
    finds then; the check remembers what the commit was for.
    """
    answers: tuple[Write, ...] = (*map(AddReaction, plan.reactions), *map(PostNote, plan.notes))
    if plan.commit:
        return (*answers, PushCommit(plan.commit), *_check(plan, snapshot))
    return (
        *answers,
        *_labels(plan, snapshot),
        *_check(plan, snapshot),
        *_requests(plan),
        *_review(plan, snapshot),
        *map(ResolveThread, plan.resolve),
        *_comment(plan, snapshot),
        *map(DeleteComment, snapshot.doubles),
        *_closing(plan, snapshot),
        *_merge(plan, snapshot),
    )


def _labels(plan: Plan, snapshot: Snapshot) -> Iterator[Write]:
    # GitHub compares label names without regard to case.
    on_repository = {name.lower() for name in snapshot.repository_labels}
    on_pull = {name.lower(): name for name in snapshot.pull.labels}
    for label in plan.labels.present:
        if label.name.lower() not in on_repository:
            yield CreateLabel(label)
        if label.name.lower() not in on_pull:
            yield AddLabel(label.name)
    for name in plan.labels.absent:
        if name.lower() in on_pull:
            yield RemoveLabel(on_pull[name.lower()])


def _check(plan: Plan, snapshot: Snapshot) -> Iterator[Write]:
    if plan.check is None:
        return
    shown = snapshot.check
    if shown is None or shown.head != plan.check.head:
        yield CreateCheck(plan.check)
    elif shown.digest != plan.check.digest:
        yield UpdateCheck(shown.id, plan.check)


def _requests(plan: Plan) -> Iterator[Write]:
    if plan.ask:
        yield RequestReviewers(plan.ask)
    if plan.let_go:
        yield WithdrawRequests(plan.let_go)


def _review(plan: Plan, snapshot: Snapshot) -> Iterator[Write]:
    """What was suggested once is not suggested again, whether or not somebody has taken it."""
    if plan.suggestions and (new := plan.suggestions.besides(snapshot.suggested)):
        yield CreateReview(replace(plan.suggestions, items=new))


def _closing(plan: Plan, snapshot: Snapshot) -> Iterator[Write]:
    if plan.close:
        yield ClosePull(snapshot.pull.head)


def _comment(plan: Plan, snapshot: Snapshot) -> Iterator[Write]:
    if plan.comment is None:
        return
    if snapshot.comment is None:
        yield CreateComment(plan.comment)
    elif _as_stored(snapshot.comment.body) != _as_stored(plan.comment):
        yield UpdateComment(snapshot.comment.id, plan.comment)


def _merge(plan: Plan, snapshot: Snapshot) -> Iterator[Write]:
    if plan.merge:
        yield MergePull(snapshot.pull.head, plan.merge)


def _as_stored(body: str) -> str:
    """A body without what GitHub may change of it: line ends, and white space around it."""
    return body.replace("\r\n", "\n").strip()
