"""Whom a name in a post means, among the authors whom the site knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.site import Author, AuthorId, SiteFacts
from bot.text.words import slugify

_NEAR = 0.79
"""From this similarity on a name is taken for a slip of another one: a letter in five may be wrong, not in four."""

Authors = Mapping[AuthorId, Author]


def meant_by(written: str, authors: Authors) -> AuthorId | None:
    """The one author whose id or name this is, but for case, accents and signs; None for nobody or several."""
    name = _slug(written)
    found = {author.id for author in authors.values() if name in (_slug(author.id), _slug(author.name or ""))}
    return found.pop() if name and len(found) == 1 else None


def nearest_to(written: str, authors: Authors) -> AuthorId | None:
    """The author whose id differs from this by a slip, if there is one."""
    slugs = {author: _slug(author) for author in authors}
    found = process.extractOne(_slug(written), slugs, scorer=OSA.normalized_similarity, score_cutoff=_NEAR)
    return found[2] if found else None


def file_for(written: str, authors: Authors, site: SiteFacts) -> str:
    """Where a new author of that name would be described: beside the others, or in the one file of all of them."""
    author = AuthorId(written)
    if not written.isascii() or " " in written:
        separator = "." if any("." in known for known in authors) else "-"
        author = AuthorId(_slug(written).replace("-", separator) or written)
    sibling = next(iter(authors.values()), None)
    if sibling is None:
        return site.site.author_path(author)
    path = PurePosixPath(sibling.path)
    return f"{path.parent}/{author}{path.suffix}" if path.stem == sibling.id else sibling.path


@lru_cache(maxsize=20_000)
def _slug(name: str) -> str:
    """The same names are compared with each author of a post in turn, and with those of the next post."""
    return slugify(name)
