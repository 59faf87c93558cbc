"""The one label that says where a pull request stands."""

from __future__ import annotations

from tests.stories.test_commands import EDITOR, configure
from tests.stories.test_pull_requests import FINISHED, FINISHED_PATH
from tests.stories.world import World

READY = "copydesk: ready"


def test_a_label_that_somebody_takes_off_comes_back(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    pull.remove_label(EDITOR, READY)
    world.settle()

    assert pull.labels == [READY]


def test_a_second_state_that_somebody_adds_is_taken_off_and_other_labels_stay(world: World) -> None:
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()
    pull.add_label(EDITOR, "Copydesk: Approved", "accueil")
    world.settle()

    assert sorted(pull.labels) == ["accueil", READY]


def test_names_and_colours_are_the_sites_own(world: World) -> None:
    configure(world, 'labels: {ready: à relire, colors: {ready: "C0FFEE"}}\n')
    pull = world.open({FINISHED_PATH: FINISHED})
    world.settle()

    (label,) = pull.label_objects
    assert (label.name, label.color) == ("à relire", "c0ffee")
    first, second = pull.requested_reviewers
    pull.review(first, "CHANGES_REQUESTED")
    pull.review(second, "APPROVED")
    world.settle()
    assert pull.labels == ["copydesk: changes requested"]
