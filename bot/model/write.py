"""The writes, each of which does nothing the second time; as dataclasses, and as JSON for the engine's store."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from bot.model.plan import (
    Annotation,
    AnnotationLevel,
    CheckRun,
    Commit,
    Conclusion,
    FileChange,
    Label,
    Reaction,
    Suggestion,
    Suggestions,
)
from bot.model.publication import MergeMethod
from bot.model.site import Login
from bot.model.snapshot import Sha


@dataclass(frozen=True, slots=True)
class CreateLabel:
    label: Label


@dataclass(frozen=True, slots=True)
class AddLabel:
    name: str


@dataclass(frozen=True, slots=True)
class RemoveLabel:
    name: str


@dataclass(frozen=True, slots=True)
class RequestReviewers:
    """Ask these people at once; those whom GitHub refuses are named in the comment."""

    logins: tuple[Login, ...]


@dataclass(frozen=True, slots=True)
class WithdrawRequests:
    """Ask these people no more."""

    logins: tuple[Login, ...]


@dataclass(frozen=True, slots=True)
class CreateComment:
    body: str


@dataclass(frozen=True, slots=True)
class UpdateComment:
    comment_id: int
    body: str


@dataclass(frozen=True, slots=True)
class DeleteComment:
    """Delete a sticky comment beside the oldest, which stays."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class CreateCheck:
    check: CheckRun


@dataclass(frozen=True, slots=True)
class UpdateCheck:
    check_id: int
    check: CheckRun


@dataclass(frozen=True, slots=True)
class CreateReview:
    """One review that holds these suggestions, but for those that stand there already."""

    suggestions: Suggestions


@dataclass(frozen=True, slots=True)
class ResolveThread:
    """Settle a conversation on lines that nobody but Copydesk has spoken in."""

    thread_id: str


@dataclass(frozen=True, slots=True)
class MergePull:
    """Merge, if ``head`` still is the head. The last of all writes."""

    head: Sha
    method: MergeMethod


@dataclass(frozen=True, slots=True)
class AddReaction:
    reaction: Reaction


@dataclass(frozen=True, slots=True)
class PushCommit:
    """Put a commit on its branch, unless that has moved on from the parent."""

    commit: Commit


@dataclass(frozen=True, slots=True)
class PostNote:
    """A reminder, as a comment of its own: an edited one tells nobody. The marker that ends it says which one it is."""

    body: str


@dataclass(frozen=True, slots=True)
class ClosePull:
    """Close the pull request without merging, as long as this is its head."""

    head: Sha


Write = (
    AddReaction
    | PushCommit
    | CreateLabel
    | AddLabel
    | RemoveLabel
    | RequestReviewers
    | WithdrawRequests
    | CreateComment
    | UpdateComment
    | DeleteComment
    | CreateCheck
    | UpdateCheck
    | CreateReview
    | PostNote
    | ClosePull
    | ResolveThread
    | MergePull
)

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in Write.__args__}


def to_json(write: Write) -> dict[str, Any]:
    """A write as plain JSON, with its class's name under ``write``."""
    return {"write": type(write).__name__, **asdict(write)}


def from_json(data: dict[str, Any]) -> Write:
    """The inverse of :func:`to_json`. Raises KeyError or TypeError on what it did not write."""
    fields = {key: value for key, value in data.items() if key != "write"}
    if "label" in fields:
        fields["label"] = Label(**fields["label"])
    if "reaction" in fields:
        fields["reaction"] = Reaction(**fields["reaction"])
    if "check" in fields:
        fields["check"] = _check(fields["check"])
    if "commit" in fields:
        fields["commit"] = _commit(fields["commit"])
    if "suggestions" in fields:
        fields["suggestions"] = _suggestions(fields["suggestions"])
    if "head" in fields:
        fields["head"] = Sha(fields["head"])
    if "method" in fields:
        fields["method"] = MergeMethod(fields["method"])
    if "logins" in fields:
        fields["logins"] = tuple(Login(login) for login in fields["logins"])
    write: Write = _KINDS[data["write"]](**fields)
    return write


def _check(data: dict[str, Any]) -> CheckRun:
    annotations = tuple(
        Annotation(**{**annotation, "level": AnnotationLevel(annotation["level"])})
        for annotation in data["annotations"]
    )
    return CheckRun(
        **{
            **data,
            "head": Sha(data["head"]),
            "conclusion": Conclusion(data["conclusion"]) if data["conclusion"] else None,
            "annotations": annotations,
        }
    )


def _commit(data: dict[str, Any]) -> Commit:
    return Commit(
        **{**data, "parent": Sha(data["parent"]), "files": tuple(FileChange(**each) for each in data["files"])}
    )


def _suggestions(data: dict[str, Any]) -> Suggestions:
    items = tuple(Suggestion(**{**item, "digests": tuple(item["digests"])}) for item in data["items"])
    return Suggestions(**{**data, "head": Sha(data["head"]), "items": items})
