from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from inline_snapshot import snapshot

from bot.commandline import _links
from bot.commandline.check import command
from tests.bot.links.web import Server, server
from tests.bot.local.sites import PATH, POST, SITE, write

CONFIG = ".github/copydesk.yml"


@pytest.fixture(name="web")
def _web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of this machine that stands for all of the web."""
    with server({"/gone": 404}) as made:
        monkeypatch.setattr(_links, "Web", made.whole_web)
        yield made


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def site(folder: Path, config: str = "") -> Path:
    links = b"\nSee [one](http://one.fr/gone) and [two](http://two.fr/fine).\n"
    return write(folder / "site", {**SITE, PATH: POST + links, CONFIG: config.encode()})


def test_nobody_is_asked_unless_that_is_wanted(tmp_path: Path, web: Server) -> None:
    result = run("--root", site(tmp_path))

    assert result.exit_code == 0
    assert web.seen == []


def test_a_link_to_a_page_that_is_gone_is_told(tmp_path: Path, web: Server) -> None:
    result = run("--root", site(tmp_path), "--links")

    assert (result.exit_code, result.stdout) == (
        0,
        snapshot("""\
✓ _posts/2026-05-14-hello.md
  11:11  advice   “http://one.fr/gone” is gone: its server answers 404. Link to where it is now, or remove the link.  dead-link

1 post checked, nothing blocks, 1 piece of advice.
"""),
    )
    assert sorted(web.seen) == ["GET /gone", "HEAD /fine", "HEAD /gone"]


def test_it_blocks_where_the_site_says_so(tmp_path: Path, web: Server) -> None:
    assert run("--root", site(tmp_path, "rules: {dead-link: blocker}"), "--links").exit_code == 1


@pytest.mark.parametrize("config", ["links: {skip: [one.fr, two.fr]}", "rules: {dead-link: off}"])
def test_what_the_site_leaves_alone_is_not_asked_for(tmp_path: Path, web: Server, config: str) -> None:
    assert run("--root", site(tmp_path, config), "--links").exit_code == 0
    assert web.seen == []


def test_many_pairs_are_not_followed(tmp_path: Path) -> None:
    result = run("--repo", tmp_path, "--pairs", "-", "--links")

    assert result.exit_code == 2
    assert "leave out --links" in result.stderr
