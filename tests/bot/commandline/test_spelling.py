from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from inline_snapshot import snapshot

from bot.commandline import _spelling
from bot.commandline.check import command
from tests.bot.local.sites import PATH, POST, SITE, Commits, write
from tests.bot.spelling.copies import dictionaries

CONFIG = ".github/copydesk.yml"
TURNED_ON = b"language: en\nrules:\n  misspelled-word: advice\n  english-typo: advice\n"
TYPO = POST + b"\nThe accidential opning of the librery is for all of you.\n"
MISTAKES = ["opning", "librery"]


@pytest.fixture(autouse=True)
def _dictionaries(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    words = {"en": "the opening of library is for all you", "fr": "bibliothèque"}
    monkeypatch.setenv("DICPATH", str(dictionaries(tmp_path_factory.mktemp("dictionaries"), words)))
    _spelling._proofreader.cache_clear()
    yield
    _spelling._proofreader.cache_clear()


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def site(folder: Path, config: bytes = TURNED_ON) -> Path:
    return write(folder / "site", {**SITE, CONFIG: config, PATH: TYPO})


def spelling(result: Result) -> list[str]:
    return [" ".join(line.split()) for line in result.stdout.splitlines() if "misspelled" in line or "english" in line]


def test_a_post_that_is_named_is_read(tmp_path: Path) -> None:
    root = site(tmp_path)
    assert spelling(run("--root", root, root / PATH)) == snapshot(
        [
            "11:5 advice “accidential” is written “accidental”. english-typo",
            "11:17 advice “opning” is in no dictionary. Is it “opening”? misspelled-word",
            "11:31 advice “librery” is written “library”. english-typo",
        ]
    )


def test_posts_that_nobody_named_are_not_read(tmp_path: Path) -> None:
    assert spelling(run("--root", site(tmp_path))) == []


def test_without_a_rule_that_is_on_nothing_is_read(tmp_path: Path) -> None:
    root = site(tmp_path, b"language: en\n")
    assert spelling(run("--root", root, root / PATH)) == []


def test_of_commits_the_lines_that_are_new_are_read(tmp_path: Path) -> None:
    commits = Commits(tmp_path)
    files: dict[str | bytes, bytes] = {**dict(SITE.items()), CONFIG: TURNED_ON}
    base = commits.add({**files, PATH: POST + b"\nThe librery is for all of you.\n"})
    head = commits.add(
        {**files, PATH: POST + b"\nThe librery is for all of you.\n\nThe opning of the library.\n"}, base
    )
    assert spelling(run("--repo", commits.path, "--base", base, "--head", head)) == snapshot(
        ["13:5 advice “opning” is in no dictionary. Is it “opening”? misspelled-word"]
    )


def test_certain_repairs_are_made_and_what_is_left_is_said(tmp_path: Path) -> None:
    root = site(tmp_path)
    result = run("--root", root, "--fix", root / PATH)
    assert (root / PATH).read_bytes().decode().splitlines()[-1] == snapshot(
        "The accidental opning of the library is for all of you."
    )
    assert spelling(result) == snapshot(["11:16 advice “opning” is in no dictionary. Is it “opening”? misspelled-word"])


def test_a_rule_whose_checker_is_missing_says_in_one_line_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--root", site(tmp_path, b"language: en\nrules: {french-grammar: advice}\n"))
    assert result.exit_code == 0
    assert result.stderr == snapshot(
        "The rule french-grammar is on, but its checker is missing. On Debian, run: apt-get install grammalecte-cli\n"
    )
