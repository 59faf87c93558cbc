"""File names of posts: the day and the slug in them, and whether a file in a folder of posts is one at all."""

from __future__ import annotations

import re
from datetime import date
from os.path import splitext

MARKUP = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".mdown", ".html", ".htm", ".textile", ".adoc"))
"""What a generator turns into a page: https://jekyllrb.com/docs/configuration/default/ and common converters."""

IMAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".ico"))
DOCUMENTS = frozenset((".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods"))
RECORDINGS = frozenset((".mp3", ".mp4", ".ogg", ".ogv", ".oga", ".webm", ".mov", ".wav", ".m4a", ".m4v", ".avi"))
ARCHIVES = frozenset((".zip", ".gz", ".tgz", ".tar", ".7z"))
_DATA = frozenset((".yml", ".yaml", ".json", ".csv", ".tsv", ".xml", ".toml", ".bib", ".lock"))
_CODE = frozenset((".css", ".scss", ".sass", ".js", ".ts", ".rb", ".py", ".sh", ".ipynb", ".woff", ".woff2", ".ttf"))
# Somebody may have saved a post as a text document, and is told so.
_TEXT_DOCUMENTS = frozenset((".doc", ".docx", ".odt", ".rtf"))
_NO_POST = (IMAGES | DOCUMENTS | RECORDINGS | ARCHIVES | _DATA | _CODE) - _TEXT_DOCUMENTS
_ABOUT_THE_FOLDER = frozenset(("readme", "contributing", "license", "licence", "changelog", "code_of_conduct"))

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)
_PREFIX = re.compile(
    r"(?:\d{2,4}|AAAA|YYYY|XXXX)-(?:\d{1,2}|MM|XX)-(?:\d{1,2}|JJ|DD|XX)(?![^\W_])[-_. ]*", re.IGNORECASE
)
_SHORT_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{0,3}", re.IGNORECASE | re.ASCII)


def last_part(path: str) -> str:
    return path.rpartition("/")[2]


def extension(path: str) -> str:
    """The extension in lower case and with its dot, "" without one."""
    return splitext(last_part(path))[1].lower()


def may_be_post(path: str) -> bool:
    """Whether a file that stands in a folder of posts is written to be one, however it is named."""
    name = last_part(path)
    stem = splitext(name)[0].lower()
    hidden = not name or name[0] in ".#" or name[-1] == "~"
    return not (hidden or stem in _ABOUT_THE_FOLDER or extension(path) in _NO_POST)


def named_day(path: str) -> date | None:
    """The day that a file name begins with, such as ``2026-05-14`` or ``2026-5-14``; None for none or no valid one."""
    found = _DAY.match(last_part(path))
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def slug(path: str) -> str:
    """A file name without its day (even an impossible one, or ``AAAA-MM-DD``) and without its extension."""
    stem, ending = splitext(last_part(path))
    if ending.lower() not in MARKUP:
        stem += ending
    rest = _PREFIX.sub("", stem, count=1) if _PREFIX.match(stem) else stem.lstrip("-_. ")
    shorter, ending = splitext(rest)
    return shorter if _SHORT_EXTENSION.fullmatch(ending) else rest


def name_for(path: str, day: date, slug: str) -> str:
    """``2026-05-14-slug.md``, with the extension that the file has where it is one of markup."""
    ending = splitext(last_part(path))[1]
    return f"{day.isoformat()}-{slug}{ending if ending.lower() in MARKUP else '.md'}"
