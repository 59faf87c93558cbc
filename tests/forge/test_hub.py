"""The forge as a whole: accounts, repositories, many threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import github
import pytest
from github.Repository import Repository as Client

from forge import Forge, Pull, Repository
from forge.accounts import Kind
from tests.forge.conftest import client


def test_an_unknown_owner_becomes_an_organization_and_an_unknown_author_a_person(forge: Forge) -> None:
    repository = forge.create_repository("octo/blog")
    repository.commit("main", {"a.md": "a"}, author="zoe")
    assert (repository.owner.kind, forge.account("ZOE").kind) == (Kind.ORGANIZATION, Kind.USER)


def test_names_are_taken_once(forge: Forge, blog: Repository) -> None:
    with pytest.raises(ValueError, match="octo/Blog"):
        forge.create_repository("octo/Blog")
    with pytest.raises(ValueError, match="ADA"):
        forge.add_user("ADA")


def test_one_installation_covers_all_repositories_of_an_owner(forge: Forge) -> None:
    one, two = forge.create_repository("octo/one"), forge.create_repository("octo/two")
    other = forge.create_repository("else/one")
    assert forge.install(one) == forge.install(two) != forge.install(other)


def test_a_private_repository_is_for_those_who_were_let_in(forge: Forge) -> None:
    diary = forge.create_repository("octo/diary", private=True)
    diary.add_collaborator("ada", "triage")
    assert [diary.permission_of(forge.account(login)).value for login in ("ada", "eve")] == ["triage", "none"]
    diary.remove_collaborator("ada")
    assert diary.permission_of(forge.account("ada")).value == "none"


def test_the_git_repository_can_be_read_by_git_itself(forge: Forge, pull: Pull, tmp_path: Path) -> None:
    import pygit2

    found = pygit2.Repository(str(tmp_path / "octo" / "blog.git"))
    assert str(found.references["refs/pull/1/head"].target) == pull.head_sha


def test_a_file_comes_back_from_a_branch(blog: Repository) -> None:
    blog.commit("draft", {"a.md": "ä"})
    assert blog.read("a.md", "draft") == "ä".encode()
    assert blog.read("_posts/first.md").startswith(b"# First")


def test_many_threads_do_not_step_on_each_other(forge: Forge, api: github.Github, pull: Pull) -> None:
    place = forge.install(pull.repository)

    def talk(number: int) -> None:
        own: Client = client(forge, place).get_repo("octo/blog")
        for turn in range(5):
            own.get_pull(1).create_issue_comment(f"{number}.{turn}")
            pull.push({f"{number}.md": str(turn)})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(talk, range(4)))
    assert sorted(each.body for each in pull.comments) == sorted(f"{n}.{t}" for n in range(4) for t in range(5))
    assert len(pull.commits) == 21
