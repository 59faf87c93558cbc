"""Recorded pull requests of a real site, as real traffic: what its contributors would have read at each push."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.stories.readable import faults
from tests.stories.replays import Replay, play, read_replays
from tests.stories.test_pull_requests import conclusion, requests_made
from tests.stories.world import sticky

VARIABLE = "COPYDESK_TEST_REPLAYS"
BESIDE = Path(__file__).parents[2].parent / "shared" / "replays" / "replays.bundle"
"""The recordings are other people's texts: they stand beside the repository, never in it."""

PULLS = 14


@pytest.fixture(name="replays", scope="session")
def _replays(tmp_path_factory: pytest.TempPathFactory) -> tuple[Replay, ...]:
    bundle = Path(os.environ.get(VARIABLE) or BESIDE)
    if not bundle.exists():
        pytest.skip(reason="no recorded pull requests are at " + f"{bundle}; {VARIABLE} says where they are")
    copy = tmp_path_factory.mktemp("replays") / "replays.git"
    subprocess.run(["git", "clone", "-q", "--mirror", bundle, copy], check=True)
    return read_replays(str(copy), "beta.gouv.fr")


@pytest.mark.parametrize("number", range(PULLS))
def test_a_recorded_pull_request_has_one_comment_that_can_be_read_at_each_push(
    replays: tuple[Replay, ...], number: int, tmp_path: Path
) -> None:
    assert len(replays) == PULLS
    for look in play(replays[number], tmp_path):
        assert faults(look.comment, look.pull) == [], f"{replays[number].name}, state {look.state} of {look.of}"
        if look.state < look.of:
            continue
        world, pull = look.world, look.pull
        waits = "**Publication le " in look.comment  # its file bears a date to come
        assert (pull.labels, conclusion(pull)) == (["copydesk: ready"], None if waits else "success")
        assert len(requests_made(pull)) == len(set(requests_made(pull))) == 2
        assert world.look(pull) == []
        for reader in list(pull.requested_reviewers):
            pull.review(reader, "APPROVED")
            world.settle()
        assert pull.labels == ["copydesk: scheduled" if waits else "copydesk: approved"]
        assert faults(look.comment, pull) == []
        pull.merge(by=requests_made(pull)[0])
        world.settle()
        assert len(sticky(world, pull)) == 1
        assert world.requests("POST", "/comments") == 1
