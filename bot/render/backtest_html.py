"""A backtest as one HTML page that needs nothing else: styles and chart are in it, scripts it has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template

from bot.model.backtest import Backtest, RuleFigures
from bot.render._examples import counted, each, page_of, percent
from bot.render._plain import encodable

_ROW = 30
_BAR = 18
_LABELS = 170
_WIDTH = 560
_COUNTS = 90


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart, in the units of its viewBox; ``y`` is its upper edge."""

    rule: str
    y: int
    gone: float
    left: float
    stated: str


def render(backtest: Backtest, title: str, address: str | None = None) -> str:
    """The page. ``title`` names what was measured, ``address`` is the page of the repository, for links."""
    bars = tuple(_bars(backtest.rules))
    return _template().render(
        title=title,
        backtest=backtest,
        bars=bars,
        page_of=lambda example: page_of(example, address),
        chart={
            "labels": _LABELS,
            "bar": _BAR,
            "width": _LABELS + _WIDTH + _COUNTS,
            "height": max(len(bars), 1) * _ROW,
        },
    )


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(counted=counted, percent=percent, each=each, text=encodable)
    return environment.from_string(resources.files("bot.render").joinpath("backtest.html").read_text("utf-8"))


def _bars(rules: tuple[RuleFigures, ...]) -> Iterator[Bar]:
    """The findings at the opening of each rule that had any, those with most first, the longest bar full width."""
    spoken = sorted((rule for rule in rules if rule.raised), key=lambda rule: (-rule.raised, rule.rule))
    scale = _WIDTH / max((rule.raised for rule in spoken), default=1)
    for index, rule in enumerate(spoken):
        gone = round(rule.gone * scale, 1)
        left = round((rule.raised - rule.gone) * scale, 1)
        yield Bar(rule.rule, index * _ROW + (_ROW - _BAR) // 2, gone, left, f"{rule.gone} of {rule.raised}")
