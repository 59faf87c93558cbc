"""Merging, and what is read before it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.github import merging
from bot.github.apply import apply
from bot.github.auth import App
from bot.github.client import Client
from bot.github.gather import pull_request
from bot.github.merging import MergeRefused
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.model.publication import Gate, MergeMethod, Neighbour
from bot.model.snapshot import Sha
from bot.model.write import MergePull
from bot.text.marker import embed
from forge import Forge, Pull, Repository
from forge.checks import CheckRun
from forge.protection import Protection
from tests.bot.github.conftest import NAME

NOW = datetime(2026, 11, 10, 9, tzinfo=UTC)
ALL = frozenset(MergeMethod)


def the_merge(pull: Pull, method: MergeMethod = MergeMethod.MERGE) -> MergePull:
    return MergePull(Sha(pull.head_sha), method)


def merges(forge: Forge) -> int:
    return sum(each.method == "PUT" and each.path.endswith("/merge") for each in forge.exchanges)


class TestMerge:
    def test_it_is_made_once(self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
        apply(client, ref, the_merge(pull, MergeMethod.SQUASH))
        apply(client, ref, the_merge(pull, MergeMethod.SQUASH))

        assert (pull.merged_by, merges(forge)) == (forge.app.bot, 1)

    def test_one_whose_answer_was_lost_is_not_made_again(
        self, app: App, pull: Pull, ref: PullRequestRef, forge: Forge
    ) -> None:
        forge.faults.add("PUT", "/merge$", status=502, after_commit=True)
        with pytest.raises(RetryLater), app.client(ref.installation) as client:
            apply(client, ref, the_merge(pull))
        with app.client(ref.installation) as client:
            apply(client, ref, the_merge(pull))

        assert (pull.merged_by, merges(forge)) == (forge.app.bot, 1)

    def test_another_head_is_left_alone(self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge) -> None:
        write = the_merge(pull)
        pull.push({"_posts/2026-02-01-second.md": "Spam.\n"})
        apply(client, ref, write)

        assert (pull.state, merges(forge)) == ("open", 0)

    def test_a_head_that_moves_in_between_is_left_alone(
        self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge
    ) -> None:
        forge.faults.add("PUT", "/merge$", status=409, body={"message": "Head branch was modified."})
        apply(client, ref, the_merge(pull))

        assert pull.state == "open"

    def test_a_draft_and_a_closed_one_are_left_alone(
        self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge
    ) -> None:
        pull.convert_to_draft()
        apply(client, ref, the_merge(pull))
        pull.ready()
        pull.close()
        apply(client, ref, the_merge(pull))

        assert merges(forge) == 0

    @pytest.mark.parametrize("status", [403, 405, 422])
    def test_what_github_refuses_is_told_in_its_words(
        self, client: Client, pull: Pull, ref: PullRequestRef, forge: Forge, status: int
    ) -> None:
        forge.faults.add("PUT", "/merge$", status=status, body={"message": "Not like this."})
        with pytest.raises(MergeRefused, match=r"^Not like this\.$"):
            apply(client, ref, the_merge(pull))


class TestGate:
    def gate(self, client: Client, ref: PullRequestRef) -> Gate:
        return merging.gate(client.repository(NAME), pull_request(client, ref))

    def run(self, forge: Forge, pull: Pull, name: str, conclusion: str | None) -> None:
        suite = pull.repository.suite(pull.head_sha)
        assert suite is not None
        status = "completed" if conclusion else "in_progress"
        suite.runs.append(CheckRun(forge.next_id(), suite, name, pull.head_sha, NOW, status, conclusion))

    def test_it_is_open_where_nothing_is_asked_for(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        assert self.gate(client, ref) == Gate(True, "clean", methods=ALL)

    @pytest.mark.parametrize("ruleset", [True, False])
    def test_required_checks_are_known_by_their_newest_outcome(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef, ruleset: bool
    ) -> None:
        names = ("green", "red", "yellow", "missing")
        pull.repository.protect("main", Protection(checks=names, ruleset=ruleset))
        for name, conclusion in (("green", "failure"), ("green", "skipped"), ("red", "failure"), ("yellow", None)):
            self.run(forge, pull, name, conclusion)
        self.run(forge, pull, "nobody asks for this", "failure")

        assert self.gate(client, ref) == Gate(True, "blocked", ("red",), ("yellow", "missing"), ALL)

    @pytest.mark.parametrize("status", [403, 404])
    def test_where_there_are_no_rulesets_branch_protection_alone_counts(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef, status: int
    ) -> None:
        pull.repository.protect("main", Protection(checks=("site",)))
        upgrade = {"message": "Upgrade to GitHub Pro or make this repository public to enable this feature."}
        forge.faults.add("GET", "/rules/branches/", status=status, body=upgrade)
        assert self.gate(client, ref).pending == ("site",)

    def test_a_limit_on_the_way_to_the_rules_is_no_answer(self, app: App, forge: Forge, ref: PullRequestRef) -> None:
        forge.faults.add("GET", "/rules/branches/", status=403, headers={"retry-after": "7"})
        with pytest.raises(RetryLater), app.client(ref.installation) as client:
            self.gate(client, ref)

    def test_a_branch_may_have_a_slash_in_its_name(self, client: Client, forge: Forge, repository: Repository) -> None:
        base = "next/2027"
        repository.commit(base, {"README.md": "# Next\n"})
        repository.protect(base, Protection(checks=("site",), ruleset=True))
        repository.commit("draft", {"_posts/2026-02-01-second.md": "Second.\n"}, author="ada")
        pull = repository.open_pull("draft", title="Second post", author="ada", base=base)
        place = forge.installation_of(repository)
        assert place is not None
        assert self.gate(client, PullRequestRef(place.id, NAME, pull.number)).pending == ("site",)

    def test_statuses_count_as_well(self, client: Client, pull: Pull, ref: PullRequestRef) -> None:
        pull.repository.protect("main", Protection(checks=("site", "links")))
        commit = client.repository(NAME).get_commit(pull.head_sha)
        commit.create_status("success", context="site")
        commit.create_status("error", context="links")

        assert self.gate(client, ref) == Gate(True, "blocked", failed=("links",), methods=ALL)

    def test_without_the_permission_for_statuses_githubs_own_word_counts(
        self, client: Client, forge: Forge, pull: Pull, ref: PullRequestRef
    ) -> None:
        pull.repository.protect("main", Protection(checks=("site",)))
        forge.faults.add("GET", "/status$", status=403, body={"message": "Resource not accessible by integration"})

        assert self.gate(client, ref) == Gate(True, "blocked", methods=ALL)

    def test_conflicts_and_ways_of_merging_are_known(
        self, client: Client, repository: Repository, pull: Pull, ref: PullRequestRef
    ) -> None:
        repository.merge_methods = {"squash"}
        repository.commit("main", {"_posts/2026-02-01-second.md": "Another.\n"})

        assert self.gate(client, ref) == Gate(False, "dirty", methods=frozenset({MergeMethod.SQUASH}))


def test_other_pull_requests_tell_their_day_in_copydesks_own_comment(
    client: Client, repository: Repository, pull: Pull, ref: PullRequestRef, forge: Forge
) -> None:
    days = {"third": "2026-12-01", "fourth": "2026-12-02", "fifth": "soon", "sixth": None}
    for name, day in days.items():
        repository.commit(name, {f"_posts/{name}.md": "Text.\n"}, author="ada")
        other = repository.open_pull(name, title=name, author="ada")
        client.repository(NAME).get_issue(other.number).create_comment(embed("", {"due": day} if day else {}))
    pull.comment("ada", embed("", {"due": "2026-12-01"}))
    repository.pull(3).close()

    assert merging.neighbours(client, ref, "main", forge.clock()) == (Neighbour(2, "third", date(2026, 12, 1)),)
    assert merging.neighbours(client, ref, "preview", forge.clock()) == ()
