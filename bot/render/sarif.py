"""SARIF 2.1.0, which code scanning and many editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Its sections are named below.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from bot.model.finding import Finding, Fix, Report, RuleDescription, Severity
from bot.model.message import Message
from bot.model.place import Range
from bot.render._json import dumps
from bot.render._plain import encodable, printable
from bot.render.language import Language

WITH_ERRORS = True

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.BLOCKER: "error", Severity.ADVICE: "warning"}
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def render(report: Report, language: Language) -> str:
    """One run, with the rules that were asked, its findings as results, and its errors as notifications."""
    indices = {rule.id: index for index, rule in enumerate(report.rules)}
    run = {
        "tool": {"driver": {"name": "Copydesk", "rules": [_rule(rule) for rule in report.rules]}},
        "language": language.code,
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": _message(error, language)} for error in report.errors
                ],
            }
        ],
        "results": [_result(finding, indices, language) for post in report.posts for finding in post.findings],
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: RuleDescription) -> dict[str, Any]:
    summary, _, page = rule.documentation.partition("\n")
    return {
        "id": rule.id,
        "shortDescription": {"text": summary},
        "help": {"text": page.strip() or summary, "markdown": rule.documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.item.value]},
    }


def _result(finding: Finding, indices: Mapping[str, int], language: Language) -> dict[str, Any]:
    place = {"artifactLocation": _file(finding.path), "region": _region(finding.range)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message, language),
        "locations": [{"physicalLocation": place}],
    }
    if finding.rule in indices:
        result["ruleIndex"] = indices[finding.rule]
    if finding.fix:
        change = {"artifactLocation": _file(finding.path), "replacements": [_replacement(finding.fix)]}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _replacement(fix: Fix) -> dict[str, Any]:
    return {"deletedRegion": _region(fix.range), "insertedContent": {"text": encodable(fix.text)}}


def _region(place: Range) -> dict[str, int]:
    """Its end is the first column after it, as ours is (3.30.8)."""
    start, end = place.start, place.end
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _file(path: str) -> dict[str, str]:
    """An address that counts from the top of the repository (3.4)."""
    bytes_alone = _NO_BYTE.sub("\N{REPLACEMENT CHARACTER}", path)
    return {"uri": quote(bytes_alone, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _message(message: Message, language: Language) -> dict[str, str]:
    """What is quoted can be no link: a message may hold some (3.11.6)."""
    return {"text": encodable(language.say(message, lambda text: printable(text).replace("](", "] (")))}
