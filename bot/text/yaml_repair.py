"""What people write that YAML doesn't read, and the exact repair where it is certain."""

from __future__ import annotations

import re

import yaml

from bot.model.front_matter import Problem, ProblemKind
from bot.model.place import Edit, Span
from bot.text.yaml_limits import Refused, compose

_PAIR = re.compile(r"[ ]*(?:-[ ]+)?(?P<key>[\w.-]+)[ ]*:[ ]+")
_GLUED = re.compile(r"[ ]*(?P<key>[A-Za-z_][\w-]*):(?=[^\s:/])")
_QUOTED_START = re.compile(r"\"[^\"]*\"[\s:,.!?]|'[^']*'[\s:,.!?]")
_QUOTED_WHOLE = re.compile(r"'(?:[^']|(?<=\w)'(?=\w))*'")
_UNEXPECTED_COLON = "mapping values are not allowed in this context"


def problem_of(source: str, error: yaml.YAMLError | Refused) -> Problem:
    """What a failure to read ``source`` means to its writer; spans are code-point offsets into ``source``."""
    if isinstance(error, Refused):
        return _problem_of_refusal(source, error)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return Problem(ProblemKind.SYNTAX, Span(0, len(source)), str(error))
    offset, word = min(mark.index, len(source)), error.problem or error.context or ""
    context = error.context_mark.index if error.context_mark else offset
    line = _line(source, offset)
    if (indentation := _indentation(source, line)) and "\t" in indentation.of(source):
        return Problem(ProblemKind.TAB, indentation, "", Edit(indentation, indentation.of(source).replace("\t", "  ")))
    fix = None if _reads_alone(line.of(source)) else _quoting(source, line)
    pair = _PAIR.match(source, line.start, line.end)
    if word == _UNEXPECTED_COLON and pair and offset >= pair.end():
        value = Span(pair.end(), pair.end() + len(source[pair.end() : line.end].rstrip()))
        return Problem(ProblemKind.UNQUOTED_COLON, value, pair["key"], fix)
    fix = fix or _spacing(source, _line(source, context))
    if fix is None and word == _UNEXPECTED_COLON:
        fix = _spacing(source, _line(source, max(0, line.start - 1)))
    whole_block = "block" in (error.context or "")
    culprit = fix.span.start if fix else offset if whole_block else context
    return Problem(ProblemKind.SYNTAX, _written(source, _line(source, culprit)), word, fix)


def _problem_of_refusal(source: str, refused: Refused) -> Problem:
    line = _line(source, refused.span.start)
    fix = None
    if refused.kind is ProblemKind.UNPRINTABLE:
        fix = Edit(refused.span, "")
    elif refused.kind is ProblemKind.TAG or (
        refused.kind is ProblemKind.ALIAS and f"&{refused.detail}" not in source and f"*{refused.detail}" in source
    ):
        fix = _quoting(source, line)
    return Problem(refused.kind, fix.span if fix else refused.span, refused.detail, fix)


def quoted(text: str) -> str:
    """A YAML scalar that reads as ``text``, which is one line. Double quotes, so that apostrophes stay single."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _reads_alone(line: str) -> bool:
    """Whether a line is YAML by itself, so that the fault lies elsewhere."""
    try:
        compose(line.strip())
    except Refused:
        return True
    except yaml.YAMLError:
        return False
    return True


def _quoting(source: str, line: Span) -> Edit | None:
    """Quotes around the value of a line, if it is clear where it ends and what it should read."""
    pair = _PAIR.match(source, line.start, line.end)
    if pair is None or _continues(source, line):
        return None
    written = source[pair.end() : line.end].rstrip()
    text = _meant(written)
    return Edit(Span(pair.end(), pair.end() + len(written)), quoted(text)) if text else None


def _meant(written: str) -> str | None:
    """The text that somebody meant who wrote this as a value, None where it could be something else."""
    if not written or written[0] in "|>-?" or " #" in written:
        return None
    if written[0] in "\"'":
        if _QUOTED_WHOLE.fullmatch(written):
            return written[1:-1]
        return written if _QUOTED_START.match(written) else None
    if written[0] in "[{":
        closing = "]" if written[0] == "[" else "}"
        return written if closing in written and not written.endswith(closing) else None
    return written


def _spacing(source: str, line: Span) -> Edit | None:
    """The space that lacks after the key's colon, as in ``title:Text``."""
    glued = _GLUED.match(source, line.start, line.end)
    return Edit(Span(glued.end(), glued.end()), " ") if glued else None


def _continues(source: str, line: Span) -> bool:
    """Whether the value goes on after its line: the next line that isn't empty is indented deeper."""
    rest = line.end + 1
    while rest < len(source):
        following = _line(source, rest)
        if following.of(source).strip():
            depth, deeper = _indentation(source, line), _indentation(source, following)
            return deeper.end - deeper.start > depth.end - depth.start
        rest = following.end + 1
    return False


def _indentation(source: str, line: Span) -> Span:
    written = line.of(source)
    return Span(line.start, line.start + len(written) - len(written.lstrip(" \t")))


def _line(source: str, offset: int) -> Span:
    end = source.find("\n", offset)
    return Span(source.rfind("\n", 0, offset) + 1, len(source) if end < 0 else end)


def _written(source: str, line: Span) -> Span:
    """A line without the white space around it."""
    text = line.of(source)
    start = line.start + len(text) - len(text.lstrip())
    return Span(start, max(start, line.start + len(text.rstrip())))
