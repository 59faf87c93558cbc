"""What people write where they don't know yet what to write, in English and in French.

Each kind prefers silence: words that also occur in good prose count only where they stand apart, in brackets or alone
on their line. Everything here takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from bot.model.place import Span
from bot.rules._prose import FILLER


class Placeholder(Enum):
    DATE = auto()
    NOTE = auto()
    FILLER = auto()


Found = tuple[Span, Placeholder]

_NOTES_APART = (
    "TODO|FIXME|TBD|TBC|XXX|to be completed|to be written|to be added|add text|add link|link here"
    "|à compléter|à rédiger|à écrire|à ajouter|texte à venir|lien à venir"
)
_FILLER_APART = (
    "bla|blabla|bla bla|text here|your text here|your title here|your content here|your post title|title of the post"
    "|title of your post|post title|write your post here|write your text here|write your content here|sample text"
    "|texte ici|votre texte ici|votre titre ici|votre titre|titre de l'article|titre de votre article|titre du post"
    "|titre du billet|écrivez votre texte ici|écrivez ici|texte d'exemple|contenu de l'article|corps de l'article"
)
_APART = {
    **dict.fromkeys(_NOTES_APART.split("|"), Placeholder.NOTE),
    **dict.fromkeys(_FILLER_APART.split("|"), Placeholder.FILLER),
}
_LINE = re.compile(r".+")
_BRACKETS = re.compile(r"(?<=[\[(])[^\[\]()\n]+(?=[\])])")
_EDGES = f"{FILLER} \t\r.…!?:;,-–—_*#>|'\"’“”«»\u00a0\u202f"

_BLANK = r"(?:\.\.|\?\?|XX|xx)"
_PART = rf"(?:{_BLANK}|\d\d?)"
_YEAR = rf"(?:\d{{4}}|\.{{4}}|\?{{4}}|XXXX|xxxx|{_PART})"
_NUMERIC_DATE = re.compile(rf"(?<![\w./?])(?:{_PART} ?/ ?)?{_PART} ?/ ?{_YEAR}(?![\w/])")
_A_BLANK = re.compile(_BLANK)
_LETTERED_DATE = re.compile(r"\b(?:(?:JJ|DD)([/.-])MM\1(?:AAAA|YYYY)|MM/DD/YYYY|(?:AAAA|YYYY)-MM-(?:JJ|DD))\b", re.I)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
)
_DAY_OF_MONTH = re.compile(rf"(?<![\w.])(?:XX|xx|\.\.) {_MONTH}|\b{_MONTH} (?:XX|xx)(?!\w)")

_TODO = re.compile(r"(?:\A\W*|(?<=[\[(]))(TODO|FIXME)\b(?![ -](?i:lists?|items?|comments?|apps?|notes?|macros?)\b)")
_LABEL = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)(?=\s?:(?!\w))")
_CROSSES = re.compile(r"(?<![\w./@=?&#+-])XXX+(?![\w/@=&#+-]|\.\w)")
_NAME_BEFORE = re.compile(r"\b[A-Z]\w+\s\Z")
_INSERT = re.compile(r"\[\s*(?:à )?(?:insert|insérer|insérez|add|ajouter|ajoutez) [^\[\]\n]+\]", re.IGNORECASE)
_YOURS = re.compile(
    r"\[(?:(?:insert )?your|votre|vos)(?: [\w'’-]+){1,4}\](?![(\[:])"
    r"|\[(?:author|post|event)(?:['’]s)? (?:name|title|date)\](?![(\[:])"
    r"|\[(?:nom|titre|date) (?:de l['’]|du |de la )\w+\](?![(\[:])",
    re.IGNORECASE,
)
"""What a template leaves to its writer, in brackets that are no link."""
_FILLER = re.compile(r"\blorem ipsum\b|\bbla(?:[ -]?bla){2,}\b", re.IGNORECASE)
_UNFILLED = re.compile(r"\{\{[^{}\n]*\}\}|<%[^%\n]*%>")
_TARGET = re.compile(r"(?<![A-Za-z])(?:TODO|FIXME|TBD|XXX+)\Z")


def placeholders(text: str) -> Iterator[Found]:
    """The placeholders in a piece of running text, in order and apart; the spans are offsets into it."""
    position = 0
    for span, kind in sorted((*_dates(text), *_notes(text), *_filler(text), *_apart(text)), key=lambda found: found[0]):
        if span.start >= position:
            yield span, kind
            position = span.end


def unfilled(value: str) -> Iterator[Span]:
    """What a generator should have filled in when the file was made, in a value that it only ever shows as it is."""
    return (Span(*match.span()) for match in _UNFILLED.finditer(value))


def is_unwritten(target: str) -> bool:
    """Whether a link's target is a note to write it, such as ``TODO`` or ``/releases#TODO``."""
    return _TARGET.search(target) is not None


def _dates(text: str) -> Iterator[Found]:
    if _A_BLANK.search(text):
        for pattern in (_NUMERIC_DATE, _DAY_OF_MONTH):
            for match in pattern.finditer(text):
                if _A_BLANK.search(match[0]):
                    yield Span(*match.span()), Placeholder.DATE
    if "format" not in text.lower():  # where people explain how to write one
        for match in _LETTERED_DATE.finditer(text):
            yield Span(*match.span()), Placeholder.DATE


def _notes(text: str) -> Iterator[Found]:
    for pattern in (_TODO, _LABEL, _INSERT):
        for match in pattern.finditer(text):
            yield Span(*match.span(pattern.groups)), Placeholder.NOTE
    for match in _CROSSES.finditer(text):
        # Super Bowl XXX: a Roman number behind a name.
        if match[0] != "XXX" or not _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start()):
            yield Span(*match.span()), Placeholder.NOTE


def _filler(text: str) -> Iterator[Found]:
    for match in (*_FILLER.finditer(text), *_YOURS.finditer(text)):
        yield Span(*match.span()), Placeholder.FILLER


def _apart(text: str) -> Iterator[Found]:
    for pattern in (_LINE, _BRACKETS):
        for match in pattern.finditer(text):
            span = _trimmed(match)
            words = span.of(text).replace("’", "'")
            if kind := _APART.get(words) or _APART.get(words.casefold()):
                yield span, kind


def _trimmed(match: re.Match[str]) -> Span:
    """A match without the blanks, marks and punctuation around it."""
    found = match[0]
    start = match.start() + len(found) - len(found.lstrip(_EDGES))
    return Span(start, max(start, match.start() + len(found.rstrip(_EDGES))))
