"""A report as JSON: a public contract, with its schema in docs/schemas/report.schema.json."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.model.finding import Finding, Fix, PostReport, Report
from bot.model.place import Position
from bot.render._json import harmless
from bot.render._plain import encodable
from bot.render.language import Language

WITH_ERRORS = True


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class PositionJson(_Part):
    """A place in a file."""

    line: int = Field(ge=1)
    """The line, counted from 1."""
    column: int = Field(ge=1)
    """The column, counted from 1 in Unicode code points."""


class FixJson(_Part):
    """An exact replacement of what stands from `start` up to `end`."""

    start: PositionJson
    end: PositionJson
    text: str
    """What is to stand there; empty to delete."""


class FindingJson(_Part):
    """Something that a rule found."""

    rule: str
    """The id of the rule, such as `empty-section`."""
    severity: Literal["blocker", "advice"]
    """A blocker holds the post, advice doesn't."""
    path: str
    """The file, from the root of the repository."""
    message: str
    """What is wrong and what to do, in the language of the site."""
    start: PositionJson
    """Where it begins; line 1, column 1 for the file as a whole."""
    end: PositionJson
    """The first place after it."""
    fix: FixJson | None
    """The repair, where it is certain."""


class ChecklistEntryJson(_Part):
    """One item of a post's checklist."""

    item: str
    """The id of the item, such as `file-name`."""
    done: bool
    """Whether no blocker of its rules is open."""
    rules: list[str]
    """The ids of the rules that it depends on."""


class PostJson(_Part):
    """What was found in one post."""

    path: str
    """The file, from the root of the repository."""
    complete: bool
    """Whether every item of the checklist is done."""
    checklist: list[ChecklistEntryJson]
    findings: list[FindingJson]
    """Sorted by place."""


class ReportJson(_Part):
    """What `copydesk check` found."""

    version: Literal[1]
    """The version of this format. Fields may be added to it, but neither removed nor changed."""
    posts: list[PostJson]
    """The posts that were checked, sorted by path."""
    errors: list[str]
    """What kept Copydesk from checking all that it was asked to, in the language of the site."""
    id: str | None = None
    """With `--pairs` alone: the id of the pair, null where it has none."""


def render(report: Report, language: Language) -> str:
    """The report, indented, ending in a line break."""
    return harmless(describe(report, language).model_dump_json(indent=2, exclude_unset=True)) + "\n"


def render_pair(report: Report, language: Language, identity: str | None) -> str:
    """The report on one pair of revisions in one line, ending in a line break."""
    described = describe(report, language).model_copy(update={"id": identity and encodable(identity)})
    return harmless(described.model_dump_json(exclude_unset=True)) + "\n"


def describe(report: Report, language: Language) -> ReportJson:
    """The report in the words of a language."""
    return ReportJson(
        version=1,
        posts=[_post(post, language) for post in report.posts],
        errors=[encodable(language.say(error)) for error in report.errors],
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ReportJson.model_json_schema(),
        "title": "Report of copydesk check",
    }


def _post(post: PostReport, language: Language) -> PostJson:
    return PostJson(
        path=encodable(post.path),
        complete=post.complete,
        checklist=[
            ChecklistEntryJson(item=entry.item.value, done=entry.done, rules=list(entry.rules))
            for entry in post.checklist
        ],
        findings=[_finding(finding, language) for finding in post.findings],
    )


def _finding(finding: Finding, language: Language) -> FindingJson:
    return FindingJson(
        rule=finding.rule,
        severity=finding.severity.value,
        path=encodable(finding.path),
        message=encodable(language.say(finding.message)),
        start=_position(finding.range.start),
        end=_position(finding.range.end),
        fix=_fix(finding.fix) if finding.fix else None,
    )


def _fix(fix: Fix) -> FixJson:
    return FixJson(start=_position(fix.range.start), end=_position(fix.range.end), text=encodable(fix.text))


def _position(position: Position) -> PositionJson:
    return PositionJson(line=position.line, column=position.column)
