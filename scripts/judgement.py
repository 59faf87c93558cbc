"""What the rules did on recorded pull requests of real sites, as the page docs/judgement.md.

    python -m scripts.judgement REPOSITORY [--index FILE] [--site NAME]... [--jobs N] [--print]

``REPOSITORY`` is a mirror clone with the pull requests as ``refs/replays/<site>/<pull>/base`` and ``.../head``.
``FILE`` has a line for each, ``{"site": ..., "pull": ..., "posts": [paths]}``, and narrows them to those posts. With
``--print`` the page goes to standard output instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bot.backtest.figures import backtest
from bot.local.history import from_refs
from bot.local.replay import Failed, first_trace, replay
from bot.model.backtest import Backtest, Numbers, Outcome, RuleFigures
from bot.model.errors import UserError
from bot.render._examples import each, percent
from bot.render._plain import printable
from bot.rules import all_rules
from bot.rules._rule import Need
from scripts.judgement_reasons import reason

PAGE = Path(__file__).parent.parent / "docs" / "judgement.md"
REFS = "refs/replays"
MANY = 50
"""A pull request with so many posts moves the whole site, and says nothing of how one is written."""
_MISSED = 10
_GOALS = (0.05, 0.8, 0.8, 0.35, 0.6)

Posts = Mapping[str, Mapping[str, frozenset[str]]]


def main() -> int:
    """Exit status 0 when all was looked at, 2 when something could not be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("repository", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--site", action="append")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--print", dest="show", action="store_true")
    arguments = parser.parse_args()
    if not arguments.repository.exists():
        print(
            f"There are no recorded pull requests at {arguments.repository}, so nothing is measured. "
            "Name a mirror clone that has them: make backtest REPLAYS=path/to/replays.git",
            file=sys.stderr,
        )
        return 2
    try:
        outcomes = _measured(arguments.repository, _index(arguments.index), arguments.site, arguments.jobs)
    except UserError as error:
        print(error.message.in_english(), file=sys.stderr)
        return 2
    text = "\n".join(page(outcomes, narrowed=arguments.index is not None)) + "\n"
    if arguments.show:
        print(text, end="")
    else:
        PAGE.write_text(text, encoding="utf-8")
        print("\n".join(_numbers(outcomes)))
    print(first_trace(one for found in outcomes.values() for one in found), file=sys.stderr, end="")
    failed = [one for found in outcomes.values() for one in found if isinstance(one, Failed)]
    for one in failed:
        print(f"{one.pull}: {one.reason}", file=sys.stderr)
    return 2 if failed else 0


def _index(path: Path | None) -> Posts | None:
    if path is None:
        return None
    found = dict[str, dict[str, frozenset[str]]]()
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found.setdefault(one["site"], {})[str(one["pull"])] = frozenset(one["posts"])
    return found


Outcomes = Mapping[str, Sequence[Outcome | Failed]]


def _measured(repository: Path, index: Posts | None, only: Iterable[str] | None, jobs: int | None) -> Outcomes:
    path = str(repository)
    sites = sorted({pull.name.partition("/")[0] for pull in from_refs(path, f"{REFS}/*")})
    found = dict[str, Sequence[Outcome | Failed]]()
    for site in only or sites:
        pulls = from_refs(path, f"{REFS}/{site}/*")
        found[site] = list(replay(path, pulls, jobs=jobs, posts=index.get(site, {}) if index is not None else None))
    return found


_INTRODUCTION = """\
# Judgement

People keep a bot that is right, and switch off one that nags. These figures come from merged pull requests of public
sites, replayed with no configuration but the sites' own:

    make backtest REPLAYS=path/to/replays.git{index}

The command writes this page; `copydesk backtest` measures any repository in the same way.

## Noise, use and reach

- **Noise** is what is still found at the merge, which people have read and accepted.
- **Use** is the share of what is found at the opening that is gone at the merge. A finding is known by its rule, its
  file, renames followed, and the words it stands on, not by its line.
- **Reach** is of the pull requests in which people changed front matter, file name, headings, links or images: the
  share in which a finding at the opening stood on a line that changed, or next to lines that were added, or on a fence
  of the front matter that got more of them, or another key. One on the file's name, or on the date in it, counts when
  the name changed.

Two states are compared: the one that was opened, which nobody had approved, and the one that was merged, which people
had read. So what is said only until a reader has approved a post is asked of both, to see whether it is gone, but is
no noise at the merge, where Copydesk is silent about it.
"""
_RULES = """
**Bold** misses its goal. Of a site with two rows, the second leaves out the pull requests of more than {many} posts:
they move the whole site, and say little of how a post is written. A pull request counts where it holds a post that
Copydesk recognises.

## Each rule

All sites together, without pull requests of more than {many} posts. The right half is the numbers as they would be
without the rule; *only noise* marks a rule that spoke at the merge, was never acted on and reached nothing alone.
"""
_CALENDAR = """
Of what these rules say until a reader has approved ({rules}), {gone} of {raised} findings are gone at the merge. Under
{pointed} of them people wrote another day; under the others the day just came.
"""
_OTHERS = """
## What was missed

What people changed most often between opening and merge without a finding there, and why none could say so.
"""


def page(outcomes: Outcomes, *, narrowed: bool) -> Iterator[str]:
    """The lines of the page."""
    yield _INTRODUCTION.format(index=" INDEX=path/to/index.jsonl" if narrowed else "")
    yield from _numbers(outcomes)
    every = _counted(one for found in outcomes.values() for one in _small(found))
    yield _RULES.format(many=MANY)
    yield from _rules(every)
    yield from _calendar(one for found in outcomes.values() for one in _small(found) if isinstance(one, Outcome))
    yield _OTHERS
    yield from _missed(every)


def _numbers(outcomes: Outcomes) -> Iterator[str]:
    header = ("site", "pull requests", "posts", "blockers a post", "advice a post", "blockers acted on")
    yield from _row(*header, "advice acted on", "reach")
    yield from _row("---", *["--:"] * 7)
    yield from _row("goal", "", "", "≤ 0.05", "≤ 0.80", "≥ 80%", "≥ 35%", "≥ 60%")
    for site, found in outcomes.items():
        rows = [found, small] if len(small := _small(found)) < len(found) else [found]
        for row in rows:
            figures = _counted(row)
            yield from _row(site, f"{figures.pulls} of {len(row)}", figures.numbers.posts, *_judged(figures.numbers))


def _judged(numbers: Numbers) -> Iterator[str]:
    shares = (numbers.blockers_gone, numbers.advice_gone, numbers.reach)
    noise = (numbers.blockers_a_post, numbers.advice_a_post)
    values = (*noise, *(share.ratio for share in shares))
    shown = (*map(each, noise), *map(percent, shares))
    for index, (value, goal, text) in enumerate(zip(values, _GOALS, shown, strict=True)):
        missed = value is not None and (value > goal if index < len(noise) else value < goal)
        yield f"**{text}**" if missed else text


def _rules(figures: Backtest) -> Iterator[str]:
    header = ("rule", "at opening", "acted on", "blockers at merge", "advice at merge")
    yield from _row(*header, "blockers a post", "advice a post", "blockers acted on", "advice acted on", "reach", "")
    yield from _row("---", *["--:"] * 9, "---")
    yield from _row("all", *_spoken(figures.rules), *_cells(figures.numbers), "")
    for rule in figures.rules:
        link = f"[{rule.rule}](rules/{rule.rule}.md)"
        useless = not rule.gone and rule.without.reach == figures.numbers.reach and rule.blockers + rule.advice
        yield from _row(link, *_spoken([rule]), *_cells(rule.without), "*only noise*" if useless else "")


def _calendar(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What became of findings that time alone can settle."""
    unread = {rule.id for rule in all_rules().values() if Need.UNREAD in rule.needs}
    raised = [one for outcome in outcomes for one in outcome.raised if one.stand.rule in unread]
    if raised:
        yield _CALENDAR.format(
            rules=", ".join(f"[{rule}](rules/{rule}.md)" for rule in sorted({one.stand.rule for one in raised})),
            gone=sum(one.gone for one in raised),
            raised=len(raised),
            pointed=sum(one.gone and one.pointed for one in raised),
        ).rstrip("\n")


def _spoken(rules: Iterable[RuleFigures]) -> tuple[int, ...]:
    counts = [(rule.raised, rule.gone, rule.blockers, rule.advice) for rule in rules]
    return tuple(map(sum, zip(*counts, strict=True))) or (0, 0, 0, 0)


def _cells(numbers: Numbers) -> Iterator[str]:
    yield from map(each, (numbers.blockers_a_post, numbers.advice_a_post))
    yield from map(percent, (numbers.blockers_gone, numbers.advice_gone, numbers.reach))


def _missed(figures: Backtest) -> Iterator[str]:
    yield from _row("what people changed", "unnoticed in", "changed in", "why")
    yield from _row("---", "--:", "--:", "---")
    for one in figures.missed[:_MISSED]:
        what = f"{one.part}: {printable(one.what)}"
        yield from _row(what, one.pulls.part, one.pulls.whole, reason(one.part, one.what))


def _small(found: Iterable[Outcome | Failed]) -> list[Outcome | Failed]:
    return [one for one in found if isinstance(one, Failed) or one.posts <= MANY]


def _counted(found: Iterable[Outcome | Failed]) -> Backtest:
    return backtest(one for one in found if isinstance(one, Outcome))


def _row(*cells: object) -> Iterator[str]:
    yield f"| {' | '.join(str(cell).replace('|', '&#124;') for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main())
