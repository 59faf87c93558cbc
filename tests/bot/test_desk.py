from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import sample
from bot.engine import Work
from bot.model.write import CreateComment, from_json, to_json
from forge import Pull
from tests.stories.world import World, world

PATH, DRAFT = sample.draft()


@pytest.fixture(name="world")
def _world(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture
def pull(world: World) -> Pull:
    return world.open({PATH: DRAFT})


def test_the_desk_is_what_the_engine_works_with(world: World) -> None:
    work: Work = world.desk

    assert work is world.desk


def test_a_look_can_be_stored(world: World, pull: Pull) -> None:
    look = world.desk.look(world.target(pull))

    stored = json.loads(json.dumps(look))
    assert [from_json(write) for write in stored["writes"]] == [from_json(write) for write in look["writes"]]
    assert [write["write"] for write in stored["writes"]] == [
        "CreateLabel",
        "AddLabel",
        "CreateCheck",
        "CreateReview",
        "CreateComment",
    ]


def test_a_look_changes_nothing(world: World, pull: Pull) -> None:
    world.desk.look(world.target(pull))

    assert all(each.method == "GET" or each.path.endswith("/access_tokens") for each in world.forge.exchanges)


def test_a_branch_stands_for_its_pull_requests(world: World, pull: Pull) -> None:
    target = world.target(pull)
    branch = {"kind": "branch", "installation": target["installation"], "repository": "carnet/blog", "branch": "main"}

    assert world.desk.expand(branch) == [target]
    assert world.desk.expand({**branch, "branch": "another"}) == []
    assert world.desk.expand(target) == [target]


def test_only_a_pull_request_can_be_looked_at(world: World) -> None:
    with pytest.raises(ValueError, match="not a pull request"):
        world.desk.look({"kind": "installation", "installation": 1, "repositories": []})


def test_a_write_on_a_pull_request_that_is_gone_is_let_go(world: World, pull: Pull) -> None:
    target = world.target(pull)
    world.forge.uninstall(world.repository)

    world.desk.write(target, to_json(CreateComment("Late.")))

    assert pull.comments == []


def test_the_installation_of_a_repository_is_found(world: World, pull: Pull) -> None:
    assert world.desk.installation_of("carnet/blog") == world.target(pull)["installation"]
