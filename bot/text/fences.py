"""Where the front matter of a post begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.model.front_matter import Language, Problem, ProblemKind
from bot.model.place import Edit, Span
from bot.text.json_values import find_object

# Jekyll takes `---` first in the file, and `---` or `...` at the start of a line after it, each with nothing but
# white space behind it: https://github.com/jekyll/jekyll/blob/master/lib/jekyll/document.rb (YAML_FRONT_MATTER_REGEXP)
_OPENING = re.compile(r"---[ \t\r\f\v]*(?=\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t\r\f\v]*$", re.MULTILINE)
_BLANK = re.compile(r"\s*")

# Zola and Hugo take `+++` around TOML, and pass over blank lines above it:
# https://www.getzola.org/documentation/content/page/#front-matter, https://gohugo.io/content-management/front-matter/
_TOML_FENCE = re.compile(r"^\+\+\+[ \t\r]*$", re.MULTILINE)
# Hugo takes an object in JSON too. Nothing else in a post begins with a brace and a quotation mark.
_JSON_OPENING = re.compile(r"\{(?=\s*[\"}])")

# Eleventy reads what the first fence names, up to one of dashes alone:
# https://www.11ty.dev/docs/data-frontmatter/#front-matter-formats
_TAGGED = re.compile(r"---(yaml|yml|json|toml)[ \t\r]*(?=\n)", re.IGNORECASE)
_DASHES = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
_TAGS = {"json": Language.JSON, "toml": Language.TOML}

# What a fence becomes under an editor's smart dashes or a slip of the finger.
_NEARLY = re.compile(r"(?!---[ \t\r]*$)[-‐‑–—−]{1,6}[ \t\r]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Fences:
    """``span`` covers both fences; ``source`` is what stands between them, from the end of the first line on.

    Of an object in JSON, which needs no fences, both are the whole object.
    """

    span: Span
    source: Span
    problems: tuple[Problem, ...] = ()
    language: Language = Language.YAML


def find_fences(text: str) -> Fences | Problem:
    """The fences of a decoded post, or why there are none."""
    blank = _BLANK.match(text)
    start = blank.end() if blank else 0
    if _JSON_OPENING.match(text, start):
        found = find_object(text, start)
        return found if isinstance(found, Problem) else Fences(found, found, language=Language.JSON)
    if opening := _TOML_FENCE.match(text, start):
        return _toml(text, opening)
    if start == 0 and (opening := _TAGGED.match(text)):
        return _tagged(text, opening)
    opening = _OPENING.match(text, start)
    if opening is None or (start and not text[:start].endswith("\n")):
        return _missing(text, start)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return _unclosed(text, opening)
    problems = (Problem(ProblemKind.NOT_FIRST, Span(0, start), fix=Edit(Span(0, start), "")),) if start else ()
    return Fences(Span(start, closing.end()), Span(opening.end(), closing.start()), problems)


def _toml(text: str, opening: re.Match[str]) -> Fences | Problem:
    closing = _TOML_FENCE.search(text, opening.end())
    if closing is None:
        return Problem(ProblemKind.UNCLOSED, Span(*opening.span()), "+++")
    source = Span(opening.end(), closing.start())
    return Fences(Span(opening.start(), closing.end()), source, language=Language.TOML)


def _tagged(text: str, opening: re.Match[str]) -> Fences | Problem:
    closing = _DASHES.search(text, opening.end())
    if closing is None:
        return Problem(ProblemKind.UNCLOSED, Span(*opening.span()), "---")
    language = _TAGS.get(opening[1].lower(), Language.YAML)
    span, source = Span(opening.start(), closing.end()), Span(opening.end(), closing.start())
    if language is not Language.JSON:
        return Fences(span, source, language=language)
    brace = text.find("{", source.start, source.end)
    found = find_object(text, brace) if brace >= 0 else Problem(ProblemKind.NOT_A_MAPPING, source)
    if isinstance(found, Problem):
        return found
    beside = text[source.start : found.start] + text[found.end : source.end]
    whole = found.end <= source.end and not beside.strip()
    return Fences(span, found, language=language) if whole else Problem(ProblemKind.NOT_A_MAPPING, source)


def _missing(text: str, start: int) -> Problem:
    """A first line of other dashes above a key is a fence gone wrong; anything else is a post without one."""
    nearly = _NEARLY.match(text, start)
    if nearly is None or not _KEY.match(text, nearly.end() + 1):
        return Problem(ProblemKind.MISSING, Span(0, 0))
    return _mended(ProblemKind.MISSING, nearly)


def _unclosed(text: str, opening: re.Match[str]) -> Problem:
    """The first line that is neither a key, nor indented, nor a comment ends it; it may be a fence gone wrong."""
    position = opening.end() + 1
    while position < len(text):
        if nearly := _NEARLY.match(text, position):
            return _mended(ProblemKind.UNCLOSED, nearly)
        if not (_KEY.match(text, position) or text[position] in " \t#-\r\n"):
            break
        end_of_line = text.find("\n", position)
        position = len(text) if end_of_line < 0 else end_of_line + 1
    return Problem(ProblemKind.UNCLOSED, Span(*opening.span()))


def _mended(kind: ProblemKind, line: re.Match[str]) -> Problem:
    written = line.group().rstrip()
    span = Span(line.start(), line.start() + len(written))
    return Problem(kind, span, written, Edit(span, "---"))
