from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.github import conversation
from bot.github.activity import activity
from bot.github.auth import App
from bot.model.reminder import Activity
from forge import Forge, Pull, Repository
from forge.server import ForgeServer
from tests.bot.github.conftest import NAME
from tests.stories.settings import settings

START = datetime(2026, 11, 10, 9, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def forge(tmp_path: Path, clock: Clock) -> Iterator[Forge]:
    forge = Forge(tmp_path, clock)
    yield forge
    forge.close()
    assert forge.violations == []


@pytest.fixture(autouse=True)
def _collaborators(repository: Repository) -> None:
    for login in ("grace", "alan"):
        repository.add_collaborator(login, "write")


class Watch:
    """What Copydesk does and sees, signed in anew each time: hours pass between."""

    def __init__(self, app: App, installation: int, pull: Pull) -> None:
        self._app, self._installation, self._pull = app, installation, pull

    def judge(self, digest: str = "d1") -> None:
        """Makes a check run on the head."""
        result: dict[str, Any] = {"status": "completed", "conclusion": "success", "external_id": digest}
        with self._app.client(self._installation) as client:
            client.repository(NAME).create_check_run("copydesk", self._pull.head_sha, **result)

    def see(self) -> Activity:
        with self._app.client(self._installation) as client:
            repository = client.repository(NAME)
            remote = repository.get_pull(self._pull.number).complete()
            said, submitted = list(conversation.comments(repository, remote.number)), list(remote.get_reviews())
            shown, _ = conversation.shown_check(client, repository, remote.head.sha)
            judged_at = shown.since if shown else None
            return activity(client, remote, said, submitted, list(remote.get_issue_timeline()), judged_at)


@pytest.fixture
def watch(forge: Forge, server: ForgeServer, clock: Clock, installation: int, pull: Pull) -> Watch:
    assert server.forge is forge
    return Watch(App(settings(forge), clock), installation, pull)


def minutes(number: int) -> datetime:
    return START + timedelta(minutes=number)


def test_each_person_has_the_last_thing_that_they_did(watch: Watch, pull: Pull, clock: Clock, forge: Forge) -> None:
    clock.now = minutes(1)
    pull.comment("grace", "Thank you.")
    clock.now = minutes(2)
    pull.comment(forge.app.bot.login, "Checklist.")
    pull.request_reviewers(by="ada", logins=["alan"])
    clock.now = minutes(3)
    pull.review("grace", "APPROVED")
    clock.now = minutes(4)
    pull.add_label("alan", "bug")

    assert dict(watch.see().acts) == {"ada": minutes(2), "grace": minutes(3)}


def test_a_comment_is_an_answer_unless_it_gives_commands_alone_or_says_that_somebody_is_away(
    watch: Watch, pull: Pull, clock: Clock
) -> None:
    for number, (login, body) in enumerate(
        (
            ("grace", "Thank you.\n/tick tone"),
            ("grace", "/check\n\n/tick tone"),
            ("alan", "I am not there.\n/away 2026-12-01 2026-12-24"),
        ),
        1,
    ):
        clock.now = minutes(number)
        pull.comment(login, body)

    assert watch.see().answers == (("grace", minutes(1)),)


def test_a_head_is_as_old_as_its_first_check(watch: Watch, pull: Pull, clock: Clock, forge: Forge) -> None:
    pull.comment(forge.app.bot.login, "Checklist.")
    clock.now = minutes(100)
    pull.push({"README.md": "More."})
    assert watch.see().pushed_at is None

    clock.now = minutes(101)
    watch.judge()
    clock.now = minutes(200)
    watch.judge("d2")
    found = watch.see()
    assert found.pushed_at == minutes(101)
    assert found.opened_at == START


def test_a_head_that_was_there_before_copydesk_is_as_old_as_its_commit(
    watch: Watch, pull: Pull, clock: Clock, forge: Forge
) -> None:
    clock.now = minutes(10)
    pull.push({"README.md": "More."})
    clock.now = minutes(5_000)
    pull.comment(forge.app.bot.login, "Checklist.")
    watch.judge()
    found = watch.see()

    assert (found.seen_at, found.pushed_at) == (minutes(5_000), minutes(10))


def test_a_head_was_there_before_its_first_review(watch: Watch, pull: Pull, clock: Clock, forge: Forge) -> None:
    pull.comment(forge.app.bot.login, "Checklist.")
    clock.now = minutes(100)
    pull.push({"README.md": "More."})
    clock.now = minutes(110)
    pull.review("grace", "CHANGES_REQUESTED", "Shorter.")
    clock.now = minutes(200)
    watch.judge()

    assert watch.see().pushed_at == minutes(110)


def test_a_pull_request_is_taken_up_again_when_it_is_reopened_or_made_ready(
    watch: Watch, pull: Pull, clock: Clock
) -> None:
    assert watch.see().resumed_at is None
    for number, act in enumerate((pull.close, pull.reopen, pull.convert_to_draft, pull.ready), 1):
        clock.now = minutes(number)
        act()
    assert watch.see().resumed_at == minutes(4)


def test_copydesk_was_there_when_it_did_something_even_if_that_was_deleted(
    watch: Watch, pull: Pull, clock: Clock, forge: Forge
) -> None:
    assert watch.see().seen_at is None
    clock.now = minutes(5)
    comment = pull.comment(forge.app.bot.login, "Checklist.")
    pull.add_label(forge.app.bot.login, "copydesk: ready")
    clock.now = minutes(9)
    pull.delete_comment(comment.id, "grace")
    pull.comment(forge.app.bot.login, "Checklist.")

    assert watch.see().seen_at == minutes(5)
