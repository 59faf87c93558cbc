from __future__ import annotations

from dataclasses import replace

import pytest

from bot.github.apply import apply
from bot.github.auth import App
from bot.github.client import Client
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.model.plan import Annotation, AnnotationLevel, CheckRun, Conclusion, Label
from bot.model.site import Login
from bot.model.snapshot import Sha
from bot.model.write import (
    AddLabel,
    CreateCheck,
    CreateComment,
    CreateLabel,
    DeleteComment,
    RemoveLabel,
    RequestReviewers,
    UpdateCheck,
    UpdateComment,
    WithdrawRequests,
    Write,
)
from bot.text.marker import embed
from forge import Forge, Pull, Repository

BODY = embed("Two things are missing.", {})
OTHER_BODY = embed("One thing is missing.", {})
READY = Label("copydesk: ready", "0e8a16", "Nothing blocks it.")


def check(pull: Pull, annotations: int = 1, digest: str = "d1") -> CheckRun:
    marks = tuple(
        Annotation("_posts/a.md", line, line, AnnotationLevel.FAILURE, "Placeholder", f"Number {line}", 1, 4)
        for line in range(1, annotations + 1)
    )
    return CheckRun(Sha(pull.head_sha), Conclusion.FAILURE, "Incomplete", "Something is missing.", marks, digest)


def writes(forge: Forge) -> list[str]:
    return [
        f"{exchange.method} {exchange.path}"
        for exchange in forge.exchanges
        if exchange.method != "GET" and not exchange.path.endswith("/access_tokens")
    ]


class TestComment:
    def test_it_is_created(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, CreateComment(BODY))

        assert [(comment.login, comment.body) for comment in pull.comments] == [("copydesk[bot]", BODY)]

    def test_creating_it_twice_makes_one(self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
        apply(client, ref, CreateComment(BODY))
        apply(client, ref, CreateComment(BODY))

        assert len(pull.comments) == 1
        assert len(writes(forge)) == 1

    def test_one_whose_creation_was_answered_by_an_error_is_not_created_again(
        self, app: App, forge: Forge, pull: Pull, ref: PullRequestRef
    ) -> None:
        forge.faults.add("POST", "/comments$", status=502, after_commit=True)

        with pytest.raises(RetryLater), app.client(ref.installation) as client:
            apply(client, ref, CreateComment(BODY))
        with app.client(ref.installation) as client:
            apply(client, ref, CreateComment(BODY))

        assert len(pull.comments) == 1

    def test_it_is_updated_in_place(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, CreateComment(BODY))
        apply(client, ref, UpdateComment(pull.comments[0].id, OTHER_BODY))

        assert [comment.body for comment in pull.comments] == [OTHER_BODY]

    def test_one_that_was_deleted_meanwhile_comes_back(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, CreateComment(BODY))
        deleted = pull.comments[0].id
        pull.delete_comment(deleted)
        apply(client, ref, UpdateComment(deleted, OTHER_BODY))

        assert [comment.body for comment in pull.comments] == [OTHER_BODY]

    def test_of_two_the_older_stays(self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
        older = pull.comment(forge.app.bot.login, BODY)
        pull.comment(forge.app.bot.login, BODY)
        apply(client, ref, CreateComment(OTHER_BODY))

        assert [(comment.id, comment.body) for comment in pull.comments] == [(older.id, OTHER_BODY)]

    def test_only_a_double_is_deleted(self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
        bot = forge.app.bot.login
        kept = [pull.comment(bot, BODY), pull.comment("mallory", BODY), pull.comment(bot, "Done.")]
        double = pull.comment(bot, BODY)
        for comment in (*kept, double, double):
            apply(client, ref, DeleteComment(comment.id))

        assert pull.comments == kept
        assert len(writes(forge)) == 1

    def test_neither_a_forged_marker_nor_another_comment_of_the_bot_is_touched(
        self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge
    ) -> None:
        pull.comment("mallory", BODY)
        pull.comment(forge.app.bot.login, "Done.")
        pull.comment("mallory", embed("Mine", {"refused": ["grace"]}))
        before = [comment.body for comment in pull.comments]
        apply(client, ref, CreateComment(OTHER_BODY))

        assert [comment.body for comment in pull.comments] == [*before, OTHER_BODY]

    def test_it_is_found_behind_a_hundred_others(
        self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge
    ) -> None:
        for number in range(120):
            pull.comment("chatty", f"Comment {number}")
        pull.comment(forge.app.bot.login, BODY)
        apply(client, ref, CreateComment(OTHER_BODY))

        assert len(pull.comments) == 121
        assert pull.comments[-1].body == OTHER_BODY


class TestCheck:
    def test_one_without_a_conclusion_is_in_progress_and_replaced_once_there_is_one(
        self, client: Client, pull: Pull, ref: PullRequestRef
    ) -> None:
        waiting = replace(check(pull), conclusion=None)
        apply(client, ref, CreateCheck(waiting))
        apply(client, ref, CreateCheck(waiting))
        assert [(run.status, run.conclusion) for run in pull.repository.check_runs(pull.head_sha)] == [
            ("in_progress", None)
        ]

        apply(client, ref, CreateCheck(check(pull, digest="d2")))
        assert [(run.status, run.conclusion) for run in pull.check_runs] == [("completed", "failure")]

    def test_it_is_created_with_its_annotations(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, CreateCheck(check(pull, annotations=3)))

        (run,) = pull.check_runs
        assert (run.name, run.status, run.conclusion, run.external_id) == ("copydesk", "completed", "failure", "d1")
        assert [each["message"] for each in run.annotations] == ["Number 1", "Number 2", "Number 3"]

    @pytest.mark.parametrize(("annotations", "requests"), [(0, 1), (50, 1), (51, 2), (130, 3)])
    def test_annotations_go_in_batches_of_fifty(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef, annotations: int, requests: int
    ) -> None:
        apply(client, ref, CreateCheck(check(pull, annotations)))

        (run,) = pull.check_runs
        assert len(run.annotations) == annotations
        assert (run.status, run.conclusion, run.external_id) == ("completed", "failure", "d1")
        assert len(writes(forge)) == requests

    def test_creating_it_twice_makes_one(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, CreateCheck(check(pull)))
        apply(client, ref, CreateCheck(check(pull)))

        assert sum(len(suite.runs) for suite in pull.repository.suites) == 1

    def test_one_that_was_cut_short_is_made_whole(
        self, app: App, forge: Forge, pull: Pull, ref: PullRequestRef
    ) -> None:
        forge.faults.add("PATCH", "/check-runs/", status=502)

        with pytest.raises(RetryLater), app.client(ref.installation) as client:
            apply(client, ref, CreateCheck(check(pull, annotations=70)))
        with app.client(ref.installation) as client:
            apply(client, ref, CreateCheck(check(pull, annotations=70)))

        (run,) = pull.check_runs
        assert len(run.annotations) == 70
        assert run.external_id == "d1"

    def test_an_update_leaves_no_annotation_of_before(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, CreateCheck(check(pull, annotations=3)))
        apply(client, ref, UpdateCheck(pull.check_runs[0].id, check(pull, annotations=1, digest="d2")))

        (run,) = pull.check_runs
        assert (len(run.annotations), run.external_id) == (1, "d2")


class TestLabels:
    def test_a_label_is_created_once(self, client: Client, repository: Repository, ref: PullRequestRef) -> None:
        apply(client, ref, CreateLabel(READY))
        apply(client, ref, CreateLabel(READY))

        assert [(label.name, label.color) for label in repository.labels] == [("copydesk: ready", "0e8a16")]

    def test_a_label_is_put_on_once(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        apply(client, ref, AddLabel(READY.name))
        apply(client, ref, AddLabel(READY.name))

        assert pull.labels == [READY.name]

    @pytest.mark.parametrize("name", ["copydesk: ready", "state/ready", "à relire ?"])
    def test_a_label_is_taken_off_once(
        self, client: Client, repository: Repository, pull: Pull, ref: PullRequestRef, name: str
    ) -> None:
        pull.add_label("ada", name)
        apply(client, ref, RemoveLabel(name))
        apply(client, ref, RemoveLabel(name))

        assert pull.labels == []


class TestReviewers:
    @pytest.fixture(autouse=True)
    def _collaborators(self, repository: Repository) -> None:
        for login in ("grace", "alan", "barbara"):
            repository.add_collaborator(login, "write")

    def ask(self, client: Client, ref: PullRequestRef, *logins: str) -> frozenset[Login]:
        return apply(client, ref, RequestReviewers(tuple(Login(login) for login in logins)))

    def test_all_are_asked_at_once(self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef) -> None:
        assert self.ask(client, ref, "grace", "alan") == frozenset()
        assert pull.requested_reviewers == ["grace", "alan"]
        assert len(writes(forge)) == 1

    def test_who_was_asked_is_not_asked_again(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
    ) -> None:
        self.ask(client, ref, "grace")
        self.ask(client, ref, "Grace")

        assert len(writes(forge)) == 1

    def test_who_has_read_is_not_asked(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        pull.review("grace", "COMMENTED", body="Nice.")
        self.ask(client, ref, "grace", "alan")

        assert pull.requested_reviewers == ["alan"]

    def test_one_who_cannot_be_asked_keeps_nobody_else_from_it(
        self, client: Client, pull: Pull, ref: PullRequestRef
    ) -> None:
        assert self.ask(client, ref, "grace", "stranger", "alan") == {"stranger"}
        assert pull.requested_reviewers == ["grace", "alan"]

    def test_a_request_is_withdrawn_once_and_no_other(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
    ) -> None:
        self.ask(client, ref, "grace", "alan")
        for _ in range(2):
            apply(client, ref, WithdrawRequests((Login("Grace"), Login("barbara"))))

        assert pull.requested_reviewers == ["alan"]
        assert len(writes(forge)) == 2

    def test_a_closed_pull_request_is_left_alone(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
    ) -> None:
        pull.close()

        assert self.ask(client, ref, "grace") == frozenset()
        assert writes(forge) == []


@pytest.mark.parametrize(
    "write", [CreateLabel(READY), AddLabel(READY.name), CreateComment(BODY), RequestReviewers((Login("grace"),))]
)
def test_a_write_whose_answer_was_lost_can_be_made_again(
    app: App, forge: Forge, repository: Repository, pull: Pull, ref: PullRequestRef, write: Write
) -> None:
    repository.add_collaborator("grace", "write")
    forge.faults.add("POST", "^/repos/", status=502, after_commit=True)
    with pytest.raises(RetryLater):
        _once(app, ref, write)
    shown = len(repository.labels), pull.labels, list(pull.timeline), list(pull.requested_reviewers)
    assert shown != (0, [], [], [])

    _once(app, ref, write)

    assert shown == (len(repository.labels), pull.labels, pull.timeline, pull.requested_reviewers)


def _once(app: App, ref: PullRequestRef, write: Write) -> None:
    with app.client(ref.installation) as client:
        apply(client, ref, write)
