from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from inline_snapshot import snapshot

from bot import sample
from bot.commandline import plan
from bot.commandline.plan import command
from bot.desk import Desk
from forge import Pull
from tests.stories.world import NAME, TODAY, World, world


@pytest.fixture(name="world")
def _world(tmp_path: Path) -> Iterator[World]:
    with world(tmp_path) as made:
        yield made


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the sample, whatever the day of the test."""
    monkeypatch.setattr(plan, "Desk", partial(Desk, now=lambda: TODAY))


@pytest.fixture
def pull(world: World) -> Pull:
    path, text = sample.finished()
    return world.open({path: text})


def run(world: World, address: str, **more: str) -> Result:
    environment = {
        "COPYDESK_GITHUB_API_URL": world.forge.api_url,
        "COPYDESK_GITHUB_APP_ID": str(world.forge.app.id),
        "COPYDESK_GITHUB_PRIVATE_KEY": world.forge.app.private_key_pem,
        "COPYDESK_WEBHOOK_SECRET": world.forge.app.webhook_secret,
        "COPYDESK_CHECK_LINKS": "false",
        **more,
    }
    return CliRunner().invoke(command, [address], env=environment)


def test_the_plan_and_the_writes_are_printed(world: World, pull: Pull) -> None:
    result = run(world, f"{NAME}#{pull.number}")

    assert result.exit_code == 0
    lines = result.output.partition("\nComment:\n")[0].replace(pull.head_sha, "HEAD").splitlines()
    assert "\n".join(line for line in lines if "next look" not in line) == snapshot("""\
carnet/blog#1 at HEAD, open

Plan:
  _posts/2026-11-10-guichet-itinerant.md: complete, 0 findings
    front-matter: done
    file-name: done
    title: done
    authors: done
    dates: done
    text: done
    sections: done
    excerpt: done
    links: done
    images: done
    typography: done
  reader amadou-sy (asked): reads the posts of Lucie Martel
  reader samuel-roche (asked): is one of the site's readers
  check: success, 0 annotations
  labels: copydesk: ready

Writes:
  create the label 'copydesk: ready'
  add the label 'copydesk: ready'
  create the check run
  ask amadou-sy, samuel-roche
  create the comment\
""")


def test_no_path_acts_on_the_terminal(world: World) -> None:
    pull = world.open({"_posts/2026-11-10-\x1b[2Jcleared.md": sample.finished()[1]})
    result = run(world, f"{NAME}#{pull.number}")
    assert "  _posts/2026-11-10-[2Jcleared.md: " in result.output
    assert "\x1b" not in result.output


def test_nothing_is_written(world: World, pull: Pull) -> None:
    run(world, f"{NAME}#{pull.number}")

    assert (pull.comments, pull.labels, pull.check_runs, pull.requested_reviewers) == ([], [], [], [])


def test_a_pull_request_that_is_as_it_should_be_needs_no_write(world: World, pull: Pull) -> None:
    world.settle()

    assert "none, all is as it should be" in run(world, f"{NAME}#{pull.number}").output


@pytest.mark.parametrize("address", ["carnet/blog", "blog#1", "carnet/blog#0", "carnet/blog#x", "../..#1 "])
def test_an_address_must_be_whole(world: World, address: str) -> None:
    result = run(world, address)

    assert result.exit_code == 2
    assert "OWNER/REPOSITORY#NUMBER" in result.output


def test_a_repository_without_copydesk_is_named(world: World) -> None:
    result = run(world, "carnet/elsewhere#1")

    assert result.exit_code == 1
    assert result.output == snapshot(
        "Error: carnet/elsewhere#1 cannot be read: Copydesk is not installed in carnet/elsewhere.\n"
    )


def test_missing_settings_are_named(world: World) -> None:
    result = run(world, f"{NAME}#1", COPYDESK_GITHUB_PRIVATE_KEY="")

    assert result.exit_code == 2
    assert "COPYDESK_GITHUB_PRIVATE_KEY" in result.output


def test_github_out_of_reach_is_said(world: World) -> None:
    result = run(world, f"{NAME}#1", COPYDESK_GITHUB_API_URL="http://127.0.0.1:9")

    assert result.exit_code == 1
    assert "Try again" in result.output
