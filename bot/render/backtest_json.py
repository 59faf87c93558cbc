"""A backtest as JSON: a public contract, with its schema in docs/schemas/backtest.schema.json."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.model.backtest import Backtest, Example, Missed, Numbers, RuleFigures, Share
from bot.render._examples import page_of
from bot.render._plain import encodable


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class ShareJson(_Part):
    """So many of so many."""

    part: int = Field(ge=0)
    whole: int = Field(ge=0)
    ratio: float | None = Field(ge=0, le=1)
    """`part` of `whole`, null of nothing."""


class NumbersJson(_Part):
    """Noise, use and reach."""

    posts: int
    """Posts at the merge."""
    blockers: int
    """Blockers that stood at the merge."""
    advice: int
    """Pieces of advice that stood at the merge."""
    blockers_a_post: float | None
    """Noise: `blockers` by `posts`, null without a post."""
    advice_a_post: float | None
    """Noise: `advice` by `posts`, null without a post."""
    blockers_gone: ShareJson
    """Use: of the blockers at the opening, those that were gone at the merge."""
    advice_gone: ShareJson
    """Use: of the advice at the opening, what was gone at the merge."""
    reach: ShareJson
    """Of the pull requests in which people changed front matter, file name, headings, links or images between
    opening and merge, those in which a finding at the opening pointed at a line that changed."""


class ExampleJson(_Part):
    """A finding to look at."""

    pull: str
    """The pull request: `#12`, the name that its refs have, or a commit."""
    commit: str
    """The commit at which `path` and `line` hold: that of the opening when it was `gone`, else that of the merge."""
    path: str
    line: int = Field(ge=1)
    severity: Literal["blocker", "advice"]
    message: str
    """What was wrong, in English."""
    gone: bool
    """Whether it was gone at the merge."""
    url: str | None
    """Its line on github.com, null where the repository was cloned from elsewhere."""


class RuleJson(_Part):
    """How often a rule spoke, and whether people acted on it."""

    rule: str
    """The id of the rule."""
    raised: int
    """Findings at the opening."""
    gone: int
    """Those of them that were gone at the merge: acted on."""
    blockers: int
    """Blockers that stood at the merge."""
    advice: int
    """Pieces of advice that stood at the merge."""
    examples: list[ExampleJson]
    without: NumbersJson
    """The numbers as they would be without this rule."""


class MissedJson(_Part):
    """A kind of edit that people made."""

    part: Literal["front matter", "file name", "headings", "links", "images"]
    what: str
    """What happened, such as `title changed`."""
    pulls: ShareJson
    """Of the pull requests in which it happened, those in which no finding had pointed there."""


class BacktestJson(_Part):
    """What `copydesk backtest` measured."""

    version: Literal[1]
    """The version of this format. Fields may be added to it, but neither removed nor changed."""
    pulls: int
    """Merged pull requests with a post."""
    followed: int
    """Those of them whose opening is known."""
    numbers: NumbersJson
    rules: list[RuleJson]
    """The rules that spoke, sorted by id."""
    missed: list[MissedJson]
    """Every kind of edit, those first that were missed in most pull requests."""
    errors: list[str]
    """The pull requests that could not be looked at, and why."""


def render(backtest: Backtest, address: str | None = None) -> str:
    """The figures, indented, ending in a line break; ``address`` is the repository's page, for links."""
    return describe(backtest, address).model_dump_json(indent=2) + "\n"


def describe(backtest: Backtest, address: str | None = None) -> BacktestJson:
    """The figures as they are written."""
    return BacktestJson(
        version=1,
        pulls=backtest.pulls,
        followed=backtest.followed,
        numbers=_numbers(backtest.numbers),
        rules=[_rule(rule, address) for rule in backtest.rules],
        missed=[_missed(missed) for missed in backtest.missed],
        errors=[encodable(error) for error in backtest.errors],
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a backtest."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **BacktestJson.model_json_schema(),
        "title": "Figures of copydesk backtest",
    }


def _rule(figures: RuleFigures, address: str | None) -> RuleJson:
    return RuleJson(
        rule=figures.rule,
        raised=figures.raised,
        gone=figures.gone,
        blockers=figures.blockers,
        advice=figures.advice,
        examples=[_example(example, address) for example in figures.examples],
        without=_numbers(figures.without),
    )


def _example(example: Example, address: str | None) -> ExampleJson:
    return ExampleJson(
        pull=encodable(example.pull),
        commit=example.commit,
        path=encodable(example.stand.path),
        line=example.stand.line,
        severity=example.stand.severity.value,
        message=encodable(example.stand.message),
        gone=example.gone,
        url=page_of(example, address),
    )


def _numbers(numbers: Numbers) -> NumbersJson:
    return NumbersJson(
        posts=numbers.posts,
        blockers=numbers.blockers,
        advice=numbers.advice,
        blockers_a_post=_rounded(numbers.blockers_a_post),
        advice_a_post=_rounded(numbers.advice_a_post),
        blockers_gone=_share(numbers.blockers_gone),
        advice_gone=_share(numbers.advice_gone),
        reach=_share(numbers.reach),
    )


def _missed(missed: Missed) -> MissedJson:
    return MissedJson(part=missed.part.value, what=encodable(missed.what), pulls=_share(missed.pulls))


def _share(share: Share) -> ShareJson:
    return ShareJson(part=share.part, whole=share.whole, ratio=_rounded(share.ratio))


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
