"""Workflow commands, which GitHub Actions shows as marks on the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. GitHub shows ten errors and ten
warnings of a step, and the rest in its log.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from bot.model.finding import Finding, Report, Severity
from bot.model.message import Message
from bot.model.place import Position
from bot.render._plain import ACTED_UPON, encodable, printable
from bot.render.language import Language

WITH_ERRORS = True

_COMMANDS = {Severity.BLOCKER: "error", Severity.ADVICE: "warning"}
# Neither holds a line break: what is printable stands on one line.
_IN_MESSAGES = str.maketrans({"%": "%25"})
_IN_PROPERTIES = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C"})


def render(report: Report, language: Language) -> str:
    """A line for each error and each finding."""
    errors = (f"::error::{_message(error, language)}\n" for error in report.errors)
    findings = (_command(finding, language) for post in report.posts for finding in post.findings)
    return "".join((*errors, *findings))


def _command(finding: Finding, language: Language) -> str:
    properties = ",".join(f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in _properties(finding))
    return f"::{_COMMANDS[finding.severity]} {properties}::{_message(finding.message, language)}\n"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    start, end = finding.range.start, finding.range.end
    yield "file", _path(finding.path)
    if start == end == Position(1, 1):  # the file as a whole
        yield "line", "1"
    elif start.line == end.line:
        yield from (("line", str(start.line)), ("col", str(start.column)))
        yield "endColumn", str(max(start.column, end.column - 1))
    else:  # GitHub takes no columns of several lines
        last = end.line - 1 if end.column == 1 else end.line
        yield from (("line", str(start.line)), ("endLine", str(last)))
    yield "title", finding.rule


def _path(path: str) -> str:
    """The path as it is, without what would act on the terminal that shows the log."""
    return "".join(sign for sign in encodable(path) if category(sign) not in ACTED_UPON)


def _message(message: Message, language: Language) -> str:
    return encodable(language.say(message, printable)).translate(_IN_MESSAGES)
