"""From what became of each pull request to the figures of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.model.backtest import Backtest, Example, Missed, Numbers, Outcome, Part, Raised, RuleFigures, Share, Stand
from bot.model.finding import Severity

_EXAMPLES = 3
"""At most so many findings of a rule that people acted on, and as many that stayed."""


def backtest(outcomes: Iterable[Outcome], errors: Iterable[str] = ()) -> Backtest:
    """All figures; pull requests without a post don't count."""
    outcomes = [outcome for outcome in outcomes if outcome.posts]
    return Backtest(
        pulls=len(outcomes),
        followed=sum(outcome.opening is not None for outcome in outcomes),
        numbers=numbers(outcomes),
        rules=tuple(_rules(outcomes)),
        missed=tuple(_missed(outcomes)),
        errors=tuple(errors),
    )


def numbers(outcomes: Sequence[Outcome], *, without: str | None = None) -> Numbers:
    """Noise, use and reach, as they would be without one of the rules."""
    standing = [stand for outcome in outcomes for stand in outcome.standing if stand.rule != without]
    raised = [[one for one in outcome.raised if one.stand.rule != without] for outcome in outcomes]
    edited = [ones for ones, outcome in zip(raised, outcomes, strict=True) if outcome.edits]
    blockers = sum(stand.severity is Severity.BLOCKER for stand in standing)
    return Numbers(
        posts=sum(outcome.posts for outcome in outcomes),
        blockers=blockers,
        advice=len(standing) - blockers,
        blockers_gone=_gone(raised, Severity.BLOCKER),
        advice_gone=_gone(raised, Severity.ADVICE),
        reach=Share(sum(any(one.pointed for one in ones) for ones in edited), len(edited)),
    )


def _gone(raised: Iterable[Iterable[Raised]], severity: Severity) -> Share:
    found = [one.gone for ones in raised for one in ones if one.stand.severity is severity]
    return Share(sum(found), len(found))


def _rules(outcomes: Sequence[Outcome]) -> Iterator[RuleFigures]:
    """The rules that spoke, sorted by id."""
    raised = [(outcome, one) for outcome in outcomes for one in outcome.raised]
    standing = [(outcome, one) for outcome in outcomes for one in outcome.standing]
    for rule in sorted({one.stand.rule for _, one in raised} | {one.rule for _, one in standing}):
        opened = [(outcome, one) for outcome, one in raised if one.stand.rule == rule]
        merged = [(outcome, one) for outcome, one in standing if one.rule == rule]
        blockers = sum(one.severity is Severity.BLOCKER for _, one in merged)
        gone = [(outcome, one.stand) for outcome, one in opened if one.gone]
        yield RuleFigures(
            rule=rule,
            raised=len(opened),
            gone=len(gone),
            blockers=blockers,
            advice=len(merged) - blockers,
            examples=tuple(_examples(gone, merged)),
            without=numbers(outcomes, without=rule),
        )


def _examples(gone: Iterable[tuple[Outcome, Stand]], standing: Iterable[tuple[Outcome, Stand]]) -> Iterator[Example]:
    for outcome, stand in _one_each(gone):
        if outcome.opening:
            yield Example(outcome.pull, outcome.opening, stand, gone=True)
    for outcome, stand in _one_each(standing):
        yield Example(outcome.pull, outcome.merge, stand, gone=False)


def _one_each(found: Iterable[tuple[Outcome, Stand]]) -> Iterable[tuple[Outcome, Stand]]:
    """The first of each pull request, since those of one are much alike."""
    first = {outcome.pull: (outcome, stand) for outcome, stand in reversed(list(found))}
    return list(reversed(first.values()))[:_EXAMPLES]


def _missed(outcomes: Iterable[Outcome]) -> Iterator[Missed]:
    """Every kind of edit, those first that were missed in most pull requests."""
    happened, noticed = Counter[tuple[Part, str]](), Counter[tuple[Part, str]]()
    for outcome in outcomes:
        happened.update({(edit.part, edit.what) for edit in outcome.edits})
        noticed.update({(edit.part, edit.what) for edit in outcome.edits if edit.noticed})
    missed = {kind: count - noticed[kind] for kind, count in happened.items()}
    for kind in sorted(missed, key=lambda kind: (-missed[kind], kind)):
        yield Missed(*kind, Share(missed[kind], happened[kind]))
