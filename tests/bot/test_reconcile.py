"""Only what differs is written, and never twice."""

from __future__ import annotations

from dataclasses import replace

from bot.model.finding import Report
from bot.model.plan import (
    CheckRun,
    Commit,
    Conclusion,
    FileChange,
    Label,
    Labels,
    Plan,
    Reaction,
    Suggestion,
    Suggestions,
)
from bot.model.site import Login
from bot.model.snapshot import Sha, ShownCheck, StickyComment
from bot.model.write import (
    AddLabel,
    AddReaction,
    ClosePull,
    CreateCheck,
    CreateComment,
    CreateLabel,
    CreateReview,
    DeleteComment,
    PostNote,
    PushCommit,
    RemoveLabel,
    RequestReviewers,
    ResolveThread,
    UpdateCheck,
    UpdateComment,
    WithdrawRequests,
    from_json,
    to_json,
)
from bot.reconcile import reconcile
from tests.bot.builders import a_pull, a_snapshot

READY = Label("copydesk: ready", "0e8a16", "Nothing blocks")
CHECK = CheckRun(Sha("c" * 40), Conclusion.SUCCESS, "Ready", "Nothing blocks.", (), "digest-2")
PLAN = Plan(
    Report(()),
    comment="The checklist",
    check=CHECK,
    ask=(Login("bob"),),
    labels=Labels((READY,), ("copydesk: incomplete",)),
)


def test_everything_is_written_on_a_bare_pull_request_the_comment_last() -> None:
    assert reconcile(PLAN, a_snapshot()) == (
        CreateLabel(READY),
        AddLabel("copydesk: ready"),
        CreateCheck(CHECK),
        RequestReviewers((Login("bob"),)),
        CreateComment("The checklist"),
    )


def test_who_is_to_be_asked_no_more_is_let_go() -> None:
    wanted = Plan(Report(()), ask=(Login("bob"),), let_go=(Login("ada"),))
    assert reconcile(wanted, a_snapshot()) == (RequestReviewers((Login("bob"),)), WithdrawRequests((Login("ada"),)))


def test_a_commit_comes_before_all_that_another_look_says_better() -> None:
    commit = Commit("site/blog", "draft", CHECK.head, "Mend it", (FileChange("a.md", "A"),))
    wanted = replace(PLAN, commit=commit, reactions=(Reaction(3, "+1"),))
    assert reconcile(wanted, a_snapshot()) == (AddReaction(Reaction(3, "+1")), PushCommit(commit), CreateCheck(CHECK))


def test_reminders_come_before_what_remembers_them_and_closing_comes_last() -> None:
    wanted = replace(PLAN, notes=("@bob: …",), close=True)
    writes = reconcile(wanted, a_snapshot())
    assert writes == (PostNote("@bob: …"), *reconcile(PLAN, a_snapshot()), ClosePull(a_snapshot().pull.head))

    commit = Commit("site/blog", "draft", CHECK.head, "Mend it", (FileChange("a.md", "A"),))
    with_commit = reconcile(replace(wanted, commit=commit), a_snapshot())
    assert with_commit == (PostNote("@bob: …"), PushCommit(commit), CreateCheck(CHECK))


def test_what_is_shown_already_is_not_written() -> None:
    shown = a_snapshot(
        a_pull(labels=frozenset({"Copydesk: Ready", "bug"})),
        repository_labels=frozenset({"copydesk: ready"}),
        check=ShownCheck(5, CHECK.head, "digest-2"),
        comment=StickyComment(9, "The checklist\r\n"),
    )
    assert reconcile(replace(PLAN, ask=()), shown) == ()


def test_what_differs_is_updated_in_place() -> None:
    shown = a_snapshot(
        a_pull(labels=frozenset({"Copydesk: Incomplete"})),
        repository_labels=frozenset({"copydesk: ready"}),
        check=ShownCheck(5, CHECK.head, "digest-1"),
        comment=StickyComment(9, "An older checklist"),
    )
    assert reconcile(replace(PLAN, ask=()), shown) == (
        AddLabel("copydesk: ready"),
        RemoveLabel("Copydesk: Incomplete"),
        UpdateCheck(5, CHECK),
        UpdateComment(9, "The checklist"),
    )


def test_a_second_comment_is_deleted_and_the_oldest_kept() -> None:
    shown = a_snapshot(comment=StickyComment(9, "The checklist"), doubles=(11, 12))
    assert reconcile(replace(PLAN, ask=()), shown)[-2:] == (DeleteComment(11), DeleteComment(12))


def test_a_check_on_an_older_commit_is_left_and_a_new_one_made() -> None:
    shown = a_snapshot(check=ShownCheck(5, Sha("a" * 40), "digest-2"))
    assert CreateCheck(CHECK) in reconcile(PLAN, shown)


def test_an_empty_plan_writes_nothing() -> None:
    assert reconcile(Plan(Report(())), a_snapshot()) == ()


def test_every_write_survives_the_store() -> None:
    writes = (
        *reconcile(PLAN, a_snapshot()),
        RemoveLabel("x"),
        UpdateCheck(5, CHECK),
        UpdateComment(9, "x"),
        DeleteComment(9),
    )
    assert tuple(from_json(to_json(write)) for write in writes) == writes


def test_what_was_suggested_once_is_not_suggested_again() -> None:
    one, both = (Suggestion("_posts/a.md", 3, 3, "Here.", digests) for digests in (("1a",), ("1a", "2b")))
    plan = Plan(Report(()), suggestions=Suggestions(Sha("c" * 40), "Certain.", (one, both)))

    assert plan.suggestions is not None
    assert reconcile(plan, a_snapshot()) == (CreateReview(plan.suggestions),)
    assert reconcile(plan, a_snapshot(suggested=frozenset({"1a"}))) == (
        CreateReview(replace(plan.suggestions, items=(both,))),
    )
    assert reconcile(plan, a_snapshot(suggested=frozenset({"1a", "2b"}))) == ()


def test_every_thread_that_has_served_is_resolved() -> None:
    assert reconcile(Plan(Report(()), resolve=("T1", "T2")), a_snapshot()) == (ResolveThread("T1"), ResolveThread("T2"))
