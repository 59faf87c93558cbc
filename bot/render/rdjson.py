"""reviewdog's Diagnostic format.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Its columns count bytes of UTF-8.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.model.finding import Finding, Fix, Report, Severity
from bot.model.place import Position, Range
from bot.render._json import dumps
from bot.render._plain import encodable, printable
from bot.render.language import Language

WITH_ERRORS = False

_SEVERITIES = {Severity.BLOCKER: "ERROR", Severity.ADVICE: "WARNING"}
_WHOLE_FILE = Range(Position(1, 1), Position(1, 1))


def render(report: Report, language: Language) -> str:
    """A ``DiagnosticResult``; repairs are its suggestions."""
    diagnostics = []
    for post in report.posts:
        lines = post.text.split("\n")
        diagnostics += [_diagnostic(finding, lines, language) for finding in post.findings]
    return dumps({"source": {"name": "copydesk"}, "diagnostics": diagnostics})


def _diagnostic(finding: Finding, lines: Sequence[str], language: Language) -> dict[str, Any]:
    location: dict[str, Any] = {"path": encodable(finding.path)}
    if finding.range != _WHOLE_FILE:
        location["range"] = _range(finding.range, lines)
    diagnostic: dict[str, Any] = {
        "message": encodable(language.say(finding.message, printable)),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.fix:
        diagnostic["suggestions"] = [_suggestion(finding.fix, lines)]
    return diagnostic


def _suggestion(fix: Fix, lines: Sequence[str]) -> dict[str, Any]:
    return {"range": _range(fix.range, lines), "text": encodable(fix.text)}


def _range(place: Range, lines: Sequence[str]) -> dict[str, Any]:
    return {"start": _position(place.start, lines), "end": _position(place.end, lines)}


def _position(position: Position, lines: Sequence[str]) -> dict[str, int]:
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    before = line[: position.column - 1]
    # Where the text isn't at hand, every character counts for one byte.
    missing = position.column - 1 - len(before)
    return {"line": position.line, "column": len(before.encode(errors="surrogatepass")) + missing + 1}
