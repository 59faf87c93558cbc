"""A backtest for people at a terminal, in English as all that is said to whoever runs Copydesk."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.model.backtest import Backtest, Example, Numbers, RuleFigures
from bot.render._examples import counted, each, percent
from bot.render._plain import printable

_MISSED = 10


def tables(backtest: Backtest, *, examples: bool = True) -> Iterator[RenderableType]:
    """The three numbers, the rules, what was missed, and what could not be looked at, to print one after the other."""
    yield from _summary(backtest)
    if backtest.rules:
        yield _rules(backtest)
        yield _ablation(backtest)
    if backtest.missed:
        yield _missed(backtest)
    if backtest.rules and examples:
        yield from _examples(backtest)
    yield from (Text(printable(error), style="red") for error in backtest.errors)


def _summary(backtest: Backtest) -> Iterator[Text]:
    numbers = backtest.numbers
    looked_at = f"{counted(backtest.pulls, 'merged pull request')} with {counted(numbers.posts, 'post')}"
    yield Text(f"{looked_at}; the state in which it was opened is known of {backtest.followed}.")
    yield Text(f"Noise  {each(numbers.blockers_a_post)} blockers and {each(numbers.advice_a_post)} advice a post")
    gone = f"{percent(numbers.blockers_gone)} of the blockers and {percent(numbers.advice_gone)} of the advice"
    yield Text(f"Use    {gone} were gone at the merge")
    yield Text(f"Reach  {percent(numbers.reach)} of the pull requests that people corrected")


def _rules(backtest: Backtest) -> Table:
    table = _table("Rules", "rule", "at opening", "acted on", "blockers at merge", "advice at merge")
    for one in backtest.rules:
        table.add_row(one.rule, str(one.raised), _gone(one), str(one.blockers), str(one.advice))
    return table


def _gone(figures: RuleFigures) -> str:
    return f"{figures.gone} ({figures.gone / figures.raised:.0%})" if figures.raised else "–"


def _ablation(backtest: Backtest) -> Table:
    table = _table(
        "Without a rule", "rule", "blockers a post", "advice a post", "blockers gone", "advice gone", "reach"
    )
    table.add_row("(all rules)", *_cells(backtest.numbers))
    for one in backtest.rules:
        table.add_row(one.rule, *_cells(one.without))
    return table


def _cells(numbers: Numbers) -> tuple[str, ...]:
    shares = (numbers.blockers_gone, numbers.advice_gone, numbers.reach)
    return (each(numbers.blockers_a_post), each(numbers.advice_a_post), *map(percent, shares))


def _missed(backtest: Backtest) -> Table:
    table = _table("Missed", "what people changed", "unnoticed in pull requests")
    for one in backtest.missed[:_MISSED]:
        table.add_row(Text(f"{one.part}: {printable(one.what)}"), f"{one.pulls.part} of {one.pulls.whole}")
    return table


def _examples(backtest: Backtest) -> Iterator[Text]:
    """One of each rule that people acted on and one that stayed; the other forms have more."""
    yield Text("\nExamples", style="italic")
    for rule in backtest.rules:
        for gone in (True, False):
            example = next((example for example in rule.examples if example.gone is gone), None)
            if example:
                yield _example(example)


def _example(example: Example) -> Text:
    stand = example.stand
    place = f"{example.commit[:10]}:{stand.path}:{stand.line}"
    fate = "acted on" if example.gone else "at merge"
    return Text.assemble(
        (f"{stand.rule}, {fate}, {printable(example.pull)}", "bold"), f" {printable(place)} {printable(stand.message)}"
    )


def _table(title: str, first: str, *rest: str) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", box=None, pad_edge=False)
    table.add_column(first, overflow="fold")
    for column in rest:
        table.add_column(column, justify="right")
    return table
