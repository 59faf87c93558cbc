from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner, Result
from inline_snapshot import snapshot

from bot import check
from bot.commandline.check import command
from bot.model.finding import Report
from bot.model.post import Post
from bot.render.json import schema
from tests.bot.local.sites import PATH, POST, SITE, Commits, write

BASE: dict[str | bytes, bytes] = dict(SITE.items())
DRAFT = "_posts/2026-05-15-draft.md"
UNFINISHED = b"---\ntitle: Draft\nauthors: ada\n---\nTODO: write this.\n"


def run(*arguments: str | Path, **more: Any) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], **more)


def found(result: Result) -> Any:
    """The report that was printed, which fits its schema."""
    report = json.loads(result.stdout)
    jsonschema_rs.validate(schema(), report)
    return report


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", {**SITE, PATH: POST})


@pytest.fixture(name="commits")
def _commits(tmp_path: Path) -> Commits:
    return Commits(tmp_path)


def test_nothing_blocks_a_post_that_is_fine(site: Path) -> None:
    result = run("--root", site)

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        snapshot("""\
✓ _posts/2026-05-14-hello.md
1 post checked, nothing blocks.
"""),
        "",
    )


def test_a_blocker_is_shown_with_its_line(site: Path) -> None:
    write(site, {DRAFT: UNFINISHED})
    result = run("--root", site, "--today", "2026-05-14", DRAFT)

    assert (result.exit_code, result.stdout) == (
        1,
        snapshot("""\
✗ _posts/2026-05-15-draft.md
  5:1  blocker  “TODO” marks something left to do. Do it, then remove the mark.  placeholder

1 post checked, 1 blocker.
"""),
    )


def test_json_says_the_same(site: Path) -> None:
    write(site, {DRAFT: UNFINISHED})
    result = run("--root", site, "--format", "json", "--today", "2026-05-14")

    assert result.exit_code == 1
    assert [(post["path"], post["complete"]) for post in found(result)["posts"]] == [(PATH, True), (DRAFT, False)]
    assert "id" not in found(result)


@pytest.mark.parametrize("form", ["github", "rdjson", "sarif"])
def test_every_format_names_what_blocks_and_what_is_amiss(form: str, site: Path) -> None:
    write(site, {DRAFT: UNFINISHED, "copydesk.yml": b"langage: fr\n"})
    result = run("--root", site, "--format", form, "--today", "2026-05-14")

    assert result.exit_code == 2
    assert DRAFT in result.stdout
    assert "“langage” is no setting." in result.output


def test_sarif_describes_the_rules_that_were_asked(site: Path) -> None:
    result = run("--root", site, "--format", "sarif")
    (sarif,) = json.loads(result.stdout)["runs"]

    assert result.exit_code == 0
    assert "empty-section" in [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]


def test_certain_repairs_are_made_and_the_rest_is_shown(site: Path) -> None:
    draft = UNFINISHED + b"\n(Read this)[https://example.org/a] and (then that)[https://example.org/b].\n"
    write(site, {DRAFT: draft})
    result = run("--root", site, "--fix", "--format", "json", "--today", "2026-05-14", "--lang", "en")

    assert (result.exit_code, result.stderr) == (1, f"{DRAFT}: 2 repairs made.\n")
    assert (site / DRAFT).read_bytes() == (
        UNFINISHED + b"\n[Read this](https://example.org/a) and [then that](https://example.org/b).\n"
    )
    assert (site / PATH).read_bytes() == POST
    rules = {finding["rule"] for post in found(result)["posts"] for finding in post["findings"]}
    assert "placeholder" in rules
    assert "malformed-link" not in rules


def test_repairing_twice_changes_nothing_more(site: Path) -> None:
    write(site, {DRAFT: UNFINISHED + b"(The whole list)[https://example.org/more].\n"})
    run("--root", site, "--fix")
    once = (site / DRAFT).read_bytes()
    result = run("--root", site, "--fix")

    assert result.stderr == ""
    assert (site / DRAFT).read_bytes() == once


def test_what_could_be_repaired_is_pointed_out(site: Path) -> None:
    write(site, {DRAFT: UNFINISHED + b"(The whole list)[https://example.org/more].\n"})
    result = run(site / DRAFT, "--lang", "en")

    assert result.stderr == "1 of these is repaired with certainty by --fix.\n"
    assert run(site / DRAFT, "--lang", "en", "--format", "json").stderr == ""
    run(site / DRAFT, "--fix")
    assert run(site / DRAFT).stderr == ""


UNNAMED = "_posts/Hello.md"


def test_a_post_that_is_named_gets_its_right_name(site: Path) -> None:
    write(site, {UNNAMED: POST.replace(b"---\n", b"---\ndate: 2026-06-01\n", 1)})
    result = run(site / UNNAMED, "--fix", "--lang", "en")

    assert (result.exit_code, result.stderr) == (0, f"{UNNAMED} is now _posts/2026-06-01-hello.md.\n")
    assert not (site / UNNAMED).exists()
    assert "_posts/2026-06-01-hello.md" in result.stdout
    assert run(site / "_posts/2026-06-01-hello.md", "--fix").stderr == ""


def test_an_old_post_that_nobody_named_keeps_its_name(site: Path) -> None:
    write(site, {UNNAMED: POST.replace(b"---\n", b"---\ndate: 2026-06-01\n", 1)})
    result = run("--root", site, "--fix", "--lang", "en")

    assert result.stderr == ""
    assert (site / UNNAMED).exists()


def test_a_post_that_cannot_be_renamed_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    write(site, {UNNAMED: POST.replace(b"---\n", b"---\ndate: 2026-06-01\n", 1)})
    monkeypatch.setattr(Path, "rename", failing)
    result = run(site / UNNAMED, "--fix", "--lang", "en")

    assert (result.exit_code, (site / UNNAMED).exists()) == (2, True)
    assert "can't be renamed" in result.stderr


def test_nothing_is_repaired_under_a_broken_configuration(site: Path) -> None:
    draft = UNFINISHED + b"(The whole list)[https://example.org/more].\n"
    write(site, {DRAFT: draft, "copydesk.yml": b"langage: fr\n"})
    result = run("--root", site, "--fix", "--lang", "en")

    assert result.exit_code == 2
    assert "Nothing was repaired" in result.stderr
    assert (site / DRAFT).read_bytes() == draft


def test_a_file_that_cannot_be_written_is_named_and_still_checked(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    write(site, {DRAFT: UNFINISHED + b"(The whole list)[https://example.org/more].\n"})
    monkeypatch.setattr(os, "replace", failing)
    result = run("--root", site, "--fix", "--lang", "en")

    assert result.exit_code == 2
    assert result.stderr == f"{DRAFT} can't be written: No space left on device.\n"
    assert "malformed-link" in result.stdout


def test_the_site_is_the_one_around_the_post_or_the_current_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(run(site / PATH, "--format", "json"))["posts"][0]["path"] == PATH
    monkeypatch.chdir(site / "_posts")
    assert found(run("--format", "json"))["posts"][0]["path"] == PATH


def test_the_language_is_chosen_or_that_of_the_site(site: Path) -> None:
    write(site, {DRAFT: UNFINISHED, "copydesk.yml": b"language: fr\n"})

    def messages(*arguments: str) -> list[str]:
        report = found(run("--root", site, "--format", "json", "--today", "2026-05-14", *arguments))
        return [finding["message"] for post in report["posts"] for finding in post["findings"]]

    assert messages("--lang", "fr") == messages()
    assert messages("--lang", "en") != messages()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nothing.md"], "There is no file nothing.md."),
        (["_config.yml"], "_config.yml is no post."),
        (["--root", "nowhere"], "There is no folder nowhere."),
        (["--base", "a"], "--base, --head and --pairs need --repo."),
        (["--repo", "x", "--base", "a"], "name both --base and --head, or --pairs."),
        (["--repo", "x", "a.md"], "leave out PATH and --root."),
        (["--repo", "x", "--base", "a", "--head", "b"], "There is no git repository at x."),
        (["--repo", "x", "--pairs", "-"], "There is no git repository at x."),
        (["--repo", "x", "--pairs", "-", "--base", "a"], "leave out --base and --head."),
        (["--pairs", "none.txt"], "none.txt"),
        (["--today", "tomorrow"], "tomorrow"),
        (["--format", "xml"], "xml"),
        (["--repo", "x", "--base", "a", "--head", "b", "--fix"], "leave out --repo."),
        (["--repo", "x", "--pairs", "-", "--fix"], "leave out --repo."),
    ],
)
def test_what_cannot_be_done_is_said_in_plain_words(
    arguments: list[str], sentence: str, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    result = run(*arguments)

    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_a_mistake_is_an_error_in_json_too(site: Path) -> None:
    result = run("--root", site, "nothing.md", "--format", "json")

    assert (result.exit_code, found(result)) == (
        2,
        snapshot({"version": 1, "posts": [], "errors": ["There is no file nothing.md."]}),
    )


def test_a_broken_configuration_is_an_error_beside_the_findings(site: Path) -> None:
    write(site, {"copydesk.yml": b"langage: fr\n"})
    result = run("--root", site)

    assert result.exit_code == 2
    assert result.stderr == "copydesk.yml, line 1: “langage” is no setting. Did you mean “language”?\n"
    assert PATH in result.stdout


def test_posts_of_a_commit_are_checked_against_another(commits: Commits) -> None:
    base = commits.add(BASE)
    head = commits.add({**BASE, PATH: POST, DRAFT: UNFINISHED}, base)

    result = run("--repo", commits.path, "--base", base, "--head", head, "--format", "json")

    assert result.exit_code == 1
    assert [post["path"] for post in found(result)["posts"]] == [PATH, DRAFT]


def test_pairs_are_answered_a_line_each_in_order(commits: Commits) -> None:
    base = commits.add(BASE)
    fine = commits.add({**BASE, PATH: POST}, base)
    draft = commits.add({**BASE, DRAFT: UNFINISHED}, base)
    lines = f"{base} {draft} second one\n\n{base} {fine}\nnothing {fine} third\nalone\n{base} {base} same\n"

    result = run("--repo", commits.path, "--pairs", "-", input=lines)
    answers = [json.loads(line) for line in result.stdout.splitlines()]

    for answer in answers:
        jsonschema_rs.validate(schema(), answer)
    assert result.exit_code == 2
    assert [(a["id"], [post["path"] for post in a["posts"]], a["errors"]) for a in answers] == [
        ("second one", [DRAFT], []),
        (None, [PATH], []),
        ("third", [], [f"There is no commit nothing in {commits.path}."]),
        (None, [], ["This line is no “BASE HEAD [ID]”: alone"]),
        ("same", [], []),
    ]


def test_pairs_say_by_their_exit_status_whether_something_blocks(commits: Commits) -> None:
    base = commits.add(BASE)
    fine = commits.add({**BASE, PATH: POST}, base)
    draft = commits.add({**BASE, DRAFT: UNFINISHED}, base)

    assert run("--repo", commits.path, "--pairs", "-", input=f"{base} {fine}\n").exit_code == 0
    assert run("--repo", commits.path, "--pairs", "-", input=f"{base} {draft}\n{base} {fine}\n").exit_code == 1
    assert run("--repo", commits.path, "--pairs", "-", input="").exit_code == 0


def test_a_line_of_any_bytes_gets_its_answer(commits: Commits) -> None:
    base = commits.add(BASE)
    result = run("--repo", commits.path, "--pairs", "-", input=f"{base} {base} caf".encode() + b"\xe9\n\xff\n")

    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["id"] == "caf\\xe9"
    assert second["errors"] == ["This line is no “BASE HEAD [ID]”: \\xff"]


def test_a_mistake_of_our_own_costs_one_pair_alone(commits: Commits, monkeypatch: pytest.MonkeyPatch) -> None:
    base = commits.add(BASE)
    head = commits.add({**BASE, PATH: POST}, base)
    real = check.report

    def failing(posts: Iterable[Post], *rest: Any) -> Report:
        posts = list(posts)
        if posts:
            raise ZeroDivisionError("by nothing")
        return real(posts, *rest)

    monkeypatch.setattr(check, "report", failing)
    result = run("--repo", commits.path, "--pairs", "-", input=f"{base} {head} broken\n{base} {base} fine\n")

    answers = {answer["id"]: answer["errors"] for answer in map(json.loads, result.stdout.splitlines())}
    assert answers == {
        "broken": ["Copydesk failed on this by a mistake of its own. Please report what it printed."],
        "fine": [],
    }
    assert result.exit_code == 2
    assert "ZeroDivisionError: by nothing" in result.stderr


def on_a_terminal(*arguments: str | Path, **environment: str) -> str:
    """What the command shows to somebody in front of it."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "check", *map(str, arguments)],
        stdout=theirs,
        stderr=theirs,
        env={
            **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
            "TERM": "xterm",
            **environment,
        },
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65_536):
            shown += part
    except OSError:  # the other side is closed
        pass
    process.wait()
    os.close(ours)
    return shown.decode()


def test_a_terminal_has_colours_unless_they_are_not_wanted(site: Path) -> None:
    assert "\x1b[" in on_a_terminal("--root", site)
    assert "\x1b[" not in on_a_terminal("--root", site, NO_COLOR="1")


def test_a_terminal_shows_how_far_many_posts_have_come(site: Path) -> None:
    assert "Reading" not in on_a_terminal("--root", site)
    write(site, {f"_posts/2026-05-14-hello-{number}.md": POST for number in range(30)})
    shown = on_a_terminal("--root", site)
    assert "Reading" in shown
    assert "Checking" in shown
