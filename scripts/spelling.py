"""What the checkers of spelling and grammar say of recorded pull requests, and what people did about it.

    python -m scripts.spelling REPOSITORY INDEX [--site NAME]... [--checker NAME]... [--list]

``REPOSITORY`` and ``INDEX`` are those of :mod:`scripts.noise`. Counted are mistakes on lines that a pull request adds:
at the merge, for each post, and at the first commit with a post, with the share that is gone at the merge. ``--list``
prints each one that stayed. The extra ``spell`` and the packages of docs/spelling.md have to be installed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot import check, proofreading
from bot.config import Config
from bot.local.history import MergedPull, from_refs
from bot.local.revisions import Repository
from bot.model.finding import Finding
from bot.model.spelling import Checker
from bot.render._plain import printable
from bot.spelling import Proofreader

RULES = {
    "misspelled-word": Checker.HUNSPELL,
    "english-typo": Checker.TYPOS,
    "french-grammar": Checker.GRAMMALECTE,
}

Found = Mapping[str, Sequence[Finding]]
"""The findings of each post of one state."""


@dataclass(slots=True)
class Figures:
    """Of one site: posts at the merge, and findings by rule, ``raised`` being those at the opening."""

    posts: int = 0
    merged: Counter[str] = field(default_factory=Counter)
    raised: Counter[str] = field(default_factory=Counter)
    gone: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Exit status 0 when all was looked at, 2 when a checker isn't there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("repository")
    parser.add_argument("index", type=Path)
    parser.add_argument("--site", action="append", help="only this site; may be repeated")
    parser.add_argument("--checker", action="append", choices=list(Checker), help="only this one; may be repeated")
    parser.add_argument("--list", action="store_true", help="print every finding that stayed")
    arguments = parser.parse_args()
    rules = [rule for rule, checker in RULES.items() if checker in (arguments.checker or list(Checker))]
    proofreader = Proofreader()
    if missing := proofreader.missing(RULES[rule] for rule in rules):
        print("\n".join(message.in_english() for message in missing), file=sys.stderr)
        return 2
    lines = [json.loads(line) for line in arguments.index.read_text(encoding="utf-8").splitlines()]
    look = _Look(Repository(arguments.repository), proofreader, Config.of({"rules": dict.fromkeys(rules, "advice")}))
    print(
        "| site | checker | posts | at merge | a post | at opening | acted on |",
        "| --- | --- | --: | --: | --: | --: | --: |",
        sep="\n",
    )
    for site in arguments.site or sorted({line["site"] for line in lines}):
        wanted = {str(line["pull"]): frozenset(line["posts"]) for line in lines if line["site"] == site}
        pulls = from_refs(arguments.repository, f"refs/replays/{site}/*")
        _print(site, _figures(look, pulls, wanted, every=arguments.list), rules)
    return 0


@dataclass(frozen=True, slots=True)
class _Look:
    repository: Repository
    proofreader: Proofreader
    config: Config

    def at(self, base: str, head: str) -> Found:
        reading = self.repository.revisions(base, head, fresh=True)
        copies = proofreading.copies(
            reading.posts, reading.fresh, reading.precedents, reading.facts.settings, self.config, limit=None
        )
        facts = replace(reading.facts, mistakes=self.proofreader.read(copies).mistakes)
        report = check.report(reading.posts, facts, self.config)
        return {post.path: [one for one in post.findings if one.rule in RULES] for post in report.posts}


def _figures(look: _Look, pulls: Iterable[MergedPull], wanted: Mapping[str, frozenset[str]], *, every: bool) -> Figures:
    figures = Figures()
    for pull in pulls:
        posts = wanted.get(pull.name, frozenset())
        merged = {path: found for path, found in look.at(pull.base, pull.states[-1]).items() if path in posts}
        if not merged:
            continue
        figures.posts += len(merged)
        last = [finding for found in merged.values() for finding in found]
        figures.merged.update(finding.rule for finding in last)
        first = [finding for found in _opening(look, pull).values() for finding in found]
        figures.raised.update(finding.rule for finding in first)
        left = Counter((finding.rule, finding.excerpt) for finding in last)
        for finding in first:
            # The same words under the same rule: the file may have been renamed, and the line have moved.
            stays = left[finding.rule, finding.excerpt] > 0
            left[finding.rule, finding.excerpt] -= stays
            figures.gone[finding.rule] += not stays
        for finding in last if every else ():
            place = f"{pull.name} {finding.path}:{finding.range.start.line}"
            print(printable(f"  {place} {finding.rule}: {finding.message.in_english()}"))
    return figures


def _opening(look: _Look, pull: MergedPull) -> Found:
    states: Iterator[Found] = (look.at(pull.base, state) for state in pull.states)
    return next((found for found in states if found), {})


def _print(site: str, figures: Figures, rules: Iterable[str]) -> None:
    for rule in rules:
        merged, raised = figures.merged[rule], figures.raised[rule]
        acted = f"{figures.gone[rule] / raised:.0%}" if raised else "none"
        each = f"{merged / max(figures.posts, 1):.2f}"
        print(f"| {site} | {RULES[rule]} | {figures.posts} | {merged} | {each} | {raised} | {acted} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
