"""What `copydesk init` writes for recorded sites, and whether their newest posts pass it.

    python -m scripts.init_replays REPOSITORY [--posts N] [--print]

``REPOSITORY`` holds merged pull requests as ``refs/replays/<site>/<pull>/base`` and ``.../head``. For each site the
file is written from the base of the pull request whose last commit is the newest, and the posts that were merged last
are checked with it, as they were merged. The page is ``docs/init.md``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from bot import check
from bot.config import PATHS, Config
from bot.first_configuration import LATEST, first_configuration
from bot.local.revisions import Repository
from bot.local.working_tree import working_tree
from bot.model.errors import UserError
from bot.model.finding import PostReport, Severity
from bot.model.site import SourceFile
from bot.render._plain import printable

PAGE = Path(__file__).parent.parent / "docs" / "init.md"
POSTS = 10
"""How many of a site's newest posts are checked."""
_MANY = 50
"""A pull request of more posts moves the whole site, and its posts are no new ones."""
_REFS = "refs/replays"
_HEADER = """\
# First configurations

What [`copydesk init`](conventions.md) writes for sites whose pull requests are recorded, as they were before the newest
of these, and what the file says of the {posts} posts that were merged last. `make backtest` writes this page."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("repository")
    parser.add_argument("--posts", type=int, default=POSTS, help="how many of the newest posts are checked")
    parser.add_argument("--print", action="store_true", dest="show", help="print the page instead of writing it")
    arguments = parser.parse_args()
    try:
        page = "\n".join(_page(arguments.repository, arguments.posts)) + "\n"
    except (UserError, subprocess.CalledProcessError) as error:
        print(error.message.in_english() if isinstance(error, UserError) else error, file=sys.stderr)
        return 2
    if arguments.show:
        print(page, end="")
    else:
        PAGE.write_text(page, encoding="utf-8")
        print("\n".join(line for line in page.splitlines() if line.startswith("| ")))
    return 0


def _page(path: str, posts: int) -> Iterator[str]:
    yield _HEADER.format(posts=posts)
    repository = Repository(path)
    for site, pulls in _newest_pulls(path).items():
        written = _written(path, f"{_REFS}/{site}/{pulls[0]}/base")
        yield f"\n## {printable(site)}\n\n````yaml\n{written}````\n"
        yield "| pull request | post | held by | advice of |\n| --- | --- | --- | --- |"
        for pull, report in _checked(repository, site, pulls, written, posts):
            cells = (pull, printable(report.path), *(_rules(report, severity) for severity in Severity))
            yield f"| {' | '.join(cells)} |"


def _newest_pulls(path: str) -> dict[str, list[str]]:
    """The pull requests of each site, those first whose last commit is the newest."""
    listed = _git(path, "for-each-ref", "--sort=-committerdate", "--format=%(refname)", f"{_REFS}/*/*/head").decode()
    found = dict[str, list[str]]()
    for name in listed.splitlines():
        *_, site, pull, _ = name.split("/")
        found.setdefault(site, []).append(pull)
    return dict(sorted(found.items()))


def _written(path: str, commit: str) -> str:
    """The file for the site at a commit, which is laid out in a folder of its own for that."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(_git(path, "archive", commit))) as archive:
            archive.extractall(folder, filter="data")
        reading = working_tree(Path(folder), now=datetime.now(UTC), latest=LATEST)
        written, _, _ = first_configuration(reading.posts, reading.facts, reading.config, reading.conventions)
    return written


def _checked(
    repository: Repository, site: str, pulls: Sequence[str], written: str, posts: int
) -> Iterator[tuple[str, PostReport]]:
    config = Config.read(SourceFile(PATHS[0], written.encode()))
    for pull in pulls:
        name = f"{_REFS}/{site}/{pull}"
        reading = repository.revisions(f"{name}/base", f"{name}/head")
        read = replace(reading.facts, approved=True)  # as what people have merged was
        reports = check.report(reading.posts, read, config).posts
        for report in reports if len(reports) <= _MANY else ():
            if posts == 0:
                return
            posts -= 1
            yield pull, report


def _rules(report: PostReport, severity: Severity) -> str:
    return ", ".join(sorted({finding.rule for finding in report.findings if finding.severity is severity}))


def _git(path: str, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", path, *arguments], check=True, capture_output=True).stdout


if __name__ == "__main__":
    sys.exit(main())
