"""How loud the rules are on posts that people have read and accepted.

    python -m scripts.noise REPOSITORY INDEX [--site NAME]... [--list]

``REPOSITORY`` holds pull requests as ``refs/replays/<site>/<pull>/base`` and ``.../head``, and ``INDEX`` has a line
for each: ``{"site": ..., "pull": ..., "posts": [paths]}``. What blocks a post that was merged is a false alarm, or a
fault that people let through; ``--list`` prints each one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot import check
from bot.local.revisions import Repository
from bot.model.finding import Finding, PostReport, Severity
from bot.render._plain import printable


@dataclass(frozen=True, slots=True)
class Replay:
    """A merged pull request, and those of its posts that count."""

    site: str
    pull: str
    posts: frozenset[str]

    def reports(self, repository: Repository) -> Iterator[PostReport]:
        name = f"refs/replays/{self.site}/{self.pull}"
        reading = repository.revisions(f"{name}/base", f"{name}/head")
        report = check.report(reading.posts, reading.facts, reading.config)
        return (post for post in report.posts if post.path in self.posts)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("repository")
    parser.add_argument("index", type=Path)
    parser.add_argument("--site", action="append", help="only this site; may be repeated")
    parser.add_argument("--list", action="store_true", help="print every finding")
    arguments = parser.parse_args()
    repository = Repository(arguments.repository)
    replays = list(_replays(arguments.index))
    for site in sorted({replay.site for replay in replays}):
        if not arguments.site or site in arguments.site:
            _measure(repository, [replay for replay in replays if replay.site == site], every=arguments.list)
    return 0


def _replays(index: Path) -> Iterator[Replay]:
    for line in index.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        yield Replay(found["site"], str(found["pull"]), frozenset(found["posts"]))


def _measure(repository: Repository, replays: list[Replay], *, every: bool) -> None:
    posts, findings = 0, list[tuple[Replay, Finding]]()
    for replay in replays:
        for report in replay.reports(repository):
            posts += 1
            findings += ((replay, finding) for finding in report.findings)
    print(f"{replays[0].site}: {len(replays)} pull requests, {posts} posts")
    for severity in Severity:
        counts = Counter(finding.rule for _, finding in findings if finding.severity is severity)
        print(f"  {severity}: {counts.total()}, {counts.total() / max(posts, 1):.2f} a post")
        for rule, count in counts.most_common():
            print(f"    {rule:<20} {count:>4}  {count / max(posts, 1):.2f}")
    for replay, finding in findings if every else ():
        place = f"{replay.pull} {finding.path}:{finding.range.start.line}:{finding.range.start.column}"
        print(f"  {printable(place)} {finding.severity} {finding.rule}: {printable(finding.message.in_english())}")


if __name__ == "__main__":
    sys.exit(main())
