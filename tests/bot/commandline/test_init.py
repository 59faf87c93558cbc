from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from inline_snapshot import snapshot

from bot import schema_file
from bot.commandline.check import command as check
from bot.commandline.init import command
from bot.config import Config
from bot.model.errors import UserError
from bot.model.finding import Severity
from bot.model.site import SourceFile
from tests.bot.local.sites import SITE, write

CONFIGURATION = ".github/copydesk.yml"
SCHEMA = ".github/copydesk.schema.json"


def run(*arguments: str | Path, **more: Any) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], **more)


def posts(count: int, *lines: str, body: str = "We are here.") -> dict[str, bytes]:
    return {
        f"_posts/2026-0{1 + number // 28}-{number % 28 + 1:02}-post-{number}.md": "\n".join(
            (
                "---",
                f"title: Number {['one', 'two', 'three', 'four', 'five', 'six'][number % 6]} {number}",
                *lines,
                "---",
                body,
                "",
            )
        ).encode()
        for number in range(count)
    }


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {**SITE, **posts(30, "authors: ada", "tags: [open-data]")})


def written(site: Path) -> Config:
    return Config.read(SourceFile(CONFIGURATION, (site / CONFIGURATION).read_bytes()))


def test_the_configuration_is_written_and_the_latest_posts_are_shown(site: Path) -> None:
    result = run("--root", site)

    assert result.exit_code == 0
    assert "✓ _posts/2026-02-02-post-29.md" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("Wrote ")
    assert (site / CONFIGURATION).read_text() == snapshot("""\
# yaml-language-server: $schema=copydesk.schema.json
# Written by “copydesk init” from 30 posts of this site. Change what you like.
# What isn't set here keeps its default, or follows what the posts do.

site: jekyll
language: en
# time_zone: Europe/Paris  # without it, days begin as in UTC

# Who reads posts: people, or teams as organization/team.
# reviewers:
#   count: 2
#   default: [ada, my-org/editors]

rules:
  front-matter:
    required: [authors, tags, title]  # all 30 posts have these
  # near-miss-tag knows of “tags”: open-data
""")


def test_the_schema_is_written_where_the_first_line_says(site: Path) -> None:
    run("--root", site)

    first_line = (site / CONFIGURATION).read_text().partition("\n")[0]
    named = (site / CONFIGURATION).parent / first_line.partition("$schema=")[2]
    assert named == site / SCHEMA
    assert named.read_text(encoding="utf-8") == schema_file.text()


def test_what_was_written_is_no_post_and_changes_nothing_about_the_posts(site: Path) -> None:
    before = CliRunner().invoke(check, ["--root", str(site), "--format", "json"]).output
    write(site, {SCHEMA: schema_file.text().encode(), "copydesk.schema.json": schema_file.text().encode()})

    assert CliRunner().invoke(check, ["--root", str(site), "--format", "json"]).output == before


def test_the_latest_posts_pass_what_was_written(site: Path) -> None:
    run("--root", site)

    assert CliRunner().invoke(check, ["--root", str(site)]).exit_code == 0
    assert not written(site).rule("front-matter").options.model_fields_set - {"required"}


def test_a_rule_that_would_hold_back_many_posts_becomes_advice(site: Path) -> None:
    write(site, posts(3, body="# Hello\n\nTODO: write this."))
    write(site, {f"_posts/2026-03-0{day}-draft.md": b"---\ntitle: D\n---\nTODO: write this.\n" for day in (1, 2, 3)})
    run("--root", site)

    assert written(site).rule("placeholder").severity is Severity.ADVICE
    assert "3 of the 20 posts" in (site / CONFIGURATION).read_text()


@pytest.mark.parametrize("existing", [CONFIGURATION, "copydesk.yml", SCHEMA])
def test_a_configuration_that_exists_is_kept(site: Path, existing: str) -> None:
    write(site, {existing: b"language: fr\n"})

    with pytest.raises(UserError) as refused:
        run("--root", site, catch_exceptions=False)

    assert refused.value.message.text == snapshot(
        "{path} exists already. Write over it with --force, or print another with --stdout."
    )
    assert (site / existing).read_bytes() == b"language: fr\n"
    assert [path for path in (CONFIGURATION, SCHEMA) if path != existing and (site / path).exists()] == []


def test_a_configuration_that_exists_is_replaced_when_told_so(site: Path) -> None:
    write(site, {"copydesk.yml": b"langage: [\n"})

    assert run("--root", site, "--force").exit_code == 0
    assert not (site / CONFIGURATION).exists()
    assert b"site: jekyll" in (site / "copydesk.yml").read_bytes()
    assert (site / "copydesk.schema.json").read_text(encoding="utf-8") == schema_file.text()


def test_a_schema_that_exists_is_replaced_when_told_so(site: Path) -> None:
    write(site, {CONFIGURATION: b"", SCHEMA: b"{}\n"})

    assert run("--root", site, "--force").exit_code == 0
    assert (site / SCHEMA).read_text(encoding="utf-8") == schema_file.text()


def test_it_can_be_printed_alone(site: Path) -> None:
    result = run("--root", site, "--stdout")

    assert result.exit_code == 0
    assert result.stdout.startswith("# yaml-language-server: $schema=")
    assert "✓ _posts/" in result.stderr
    assert not (site / CONFIGURATION).exists()
    assert not (site / SCHEMA).exists()


def test_it_speaks_the_language_of_the_site(site: Path) -> None:
    write(site, {"_config.yml": b"lang: fr\n"})

    assert "language: fr" in run("--root", site, "--stdout").stdout
    assert "articles vérifiés" in run("--root", site, "--stdout").stderr


def test_a_mistake_is_a_sentence_and_exit_status_2(site: Path, tmp_path: Path) -> None:
    write(site, {CONFIGURATION: b""})
    (tmp_path / "empty").mkdir()

    for root in (site, tmp_path / "empty"):
        result = subprocess.run(
            [sys.executable, "-m", "bot.cli", "init", "--root", str(root)], capture_output=True, text=True, check=False
        )
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def test_a_folder_that_cannot_be_written_is_named(site: Path) -> None:
    write(site, {".github": b"a file\n"})

    with pytest.raises(UserError, match="can't be written"):
        run("--root", site, catch_exceptions=False)
