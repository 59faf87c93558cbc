"""``copydesk plan``: what the desk would do on one pull request, without doing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from bot.commandline._settings import load_settings
from bot.desk import Decision, Desk
from bot.github.errors import Gone
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.model.plan import Plan
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
from bot.render._plain import printable

_ADDRESS = re.compile(r"([\w.-]{1,100}/[\w.-]{1,100})#([1-9][0-9]{0,9})", re.ASCII)


def _address(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, int]:
    found = _ADDRESS.fullmatch(value)
    if found is None:
        raise click.BadParameter("Write it as OWNER/REPOSITORY#NUMBER, such as octo/blog#12.")
    return found[1], int(found[2])


@click.command()
@click.argument("pull_request", metavar="OWNER/REPO#N", callback=_address)
def command(pull_request: tuple[str, int]) -> None:
    """Print what the desk would show on a pull request, and the writes to get there. Writes nothing."""
    repository, number = pull_request
    try:
        desk = Desk(load_settings())
        decision = desk.decide(PullRequestRef(desk.installation_of(repository), repository, number))
    except Gone as error:
        raise click.ClickException(f"{repository}#{number} cannot be read: {error}.") from error
    except RetryLater as error:
        raise click.ClickException(f"{error}. Try again in {error.seconds:.0f} seconds.") from error
    click.echo("\n".join(describe(decision)))


def describe(decision: Decision) -> Iterator[str]:
    """The lines that tell a decision to whoever runs the desk, in English but for what contributors would read."""
    pull, plan = decision.snapshot.pull, decision.plan
    yield f"{pull.ref.key} at {pull.head}, {pull.state.value}{', draft' if pull.draft else ''}"
    yield ""
    yield from _plan(plan)
    yield ""
    yield "Writes:"
    yield from (f"  {_write(write)}" for write in decision.writes)
    if not decision.writes:
        yield "  none, all is as it should be"
    if plan.comment is not None:
        yield ""
        yield "Comment:"
        yield from (f"  {line}".rstrip() for line in plan.comment.splitlines())


def _plan(plan: Plan) -> Iterator[str]:
    yield "Plan:"
    for error in plan.report.errors:
        yield f"  error: {printable(error.in_english())}"
    for post in plan.report.posts:
        verdict = "complete" if post.complete else "incomplete"
        yield f"  {printable(post.path)}: {verdict}, {len(post.findings)} findings"
        yield from (f"    {entry.item.value}: {'done' if entry.done else 'open'}" for entry in post.checklist)
    for reader in plan.readers.readers:
        yield f"  reader {reader.login} ({reader.status.value}): {printable(reader.reason.in_english())}"
    if plan.check:
        conclusion = plan.check.conclusion.value if plan.check.conclusion else "in progress"
        yield f"  check: {conclusion}, {len(plan.check.annotations)} annotations"
    yield f"  labels: {', '.join(label.name for label in plan.labels.present) or 'none'}"
    yield f"  next look by itself: {plan.wake_at.isoformat() if plan.wake_at else 'never'}"


def _write(write: Write) -> str:
    match write:
        case AddReaction(reaction):
            return f"answer the comment {reaction.comment_id} with {reaction.content}"
        case CreateLabel(label):
            return f"create the label {label.name!r}"
        case AddLabel(name):
            return f"add the label {name!r}"
        case RemoveLabel(name):
            return f"remove the label {name!r}"
        case RequestReviewers(logins):
            return f"ask {', '.join(logins)}"
        case WithdrawRequests(logins):
            return f"ask {', '.join(logins)} no more"
        case CreateComment():
            return "create the comment"
        case UpdateComment(comment_id):
            return f"update the comment {comment_id}"
        case DeleteComment(comment_id):
            return f"delete the comment {comment_id}"
        case CreateCheck() | UpdateCheck():
            return "create the check run"
        case PushCommit(commit):
            return f"push a commit that changes {len(commit.files)} files"
        case MergePull(head, method):
            return f"merge {head} ({method.value})"
        case CreateReview(suggestions):
            return f"suggest {len(suggestions.items)} repairs in a review"
        case PostNote(body):
            return f"remind: {printable(body.partition(chr(10))[0])}"
        case ClosePull():
            return "close the pull request"
        case ResolveThread(thread_id):
            return f"resolve the thread {thread_id}"
