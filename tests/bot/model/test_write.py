from __future__ import annotations

import json

import pytest

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
    from_json,
    to_json,
)

CHECK = CheckRun(
    Sha("c" * 40),
    Conclusion.FAILURE,
    "Two items are open",
    "Summary",
    (Annotation("_posts/a.md", 1, 2, AnnotationLevel.WARNING, "Title", "Message", 3, 4),),
    "digest",
)
WRITES: list[Write] = [
    DeleteComment(12),
    AddReaction(Reaction(12, "+1")),
    CreateLabel(Label("copydesk: ready", "0e8a16", "All is done")),
    AddLabel("copydesk: ready"),
    RemoveLabel("copydesk: incomplete"),
    RequestReviewers((Login("ada"), Login("grace"))),
    WithdrawRequests((Login("ada"),)),
    CreateComment("é\n"),
    UpdateComment(7, "body"),
    CreateCheck(CHECK),
    UpdateCheck(9, CHECK),
    PushCommit(Commit("eve/blog", "draft", Sha("c" * 40), "Mend it", (FileChange("_posts/b.md", "é\r\n", "a.md"),))),
    MergePull(Sha("c" * 40), MergeMethod.SQUASH),
    CreateReview(Suggestions(Sha("c" * 40), "Certain.", (Suggestion("_posts/a.md", 1, 2, "body", ("1a", "2b")),), 3)),
    PostNote("@ada: …"),
    ClosePull(Sha("c" * 40)),
    ResolveThread("PRRT_1"),
]


@pytest.mark.parametrize("write", WRITES, ids=lambda write: type(write).__name__)
def test_a_write_survives_the_store(write: Write) -> None:
    assert from_json(json.loads(json.dumps(to_json(write)))) == write


def test_every_write_is_tried() -> None:
    assert {type(write) for write in WRITES} == set(Write.__args__)


def test_what_is_no_write_is_refused() -> None:
    with pytest.raises(KeyError):
        from_json({"write": "DropTables"})
