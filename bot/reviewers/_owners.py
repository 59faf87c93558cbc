"""CODEOWNERS, as GitHub reads it, and its patterns wherever a site names paths.

https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from codeowners import CodeOwners

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where the file may stand; the first that exists counts."""

_COMMENT = re.compile(r"(?:^|\s)#.*")
_UNSUPPORTED = ("!", "[", "]", "\\#")
"""What a pattern of .gitignore may hold and one of CODEOWNERS may not: GitHub skips such a line."""
_MOST_WILDCARDS = 4
"""Two-star parts of one pattern; with more of them, matching takes long, and nobody needs them."""


def owners_of(text: str, path: str) -> tuple[str, ...]:
    """The people and teams who own a path, without ``@``; none where the last line that matches names none.

    ``text`` is the whole file. Owners by e-mail address are left out: nobody can be asked by it.
    """
    found = _read(text).of(path)
    return tuple(dict.fromkeys(name.removeprefix("@") for kind, name in found if kind != "EMAIL"))


def last_match(patterns: Sequence[str], path: str) -> str | None:
    """The last of these patterns that a path matches, None where none does."""
    for pattern in reversed(patterns):
        if owners_of(pattern.strip().replace(" ", "\\ ") + " @owner", path):
            return pattern
    return None


@lru_cache(maxsize=256)
def _read(text: str) -> CodeOwners:
    return CodeOwners("\n".join(_valid(text.splitlines())))


def _valid(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        content = _COMMENT.sub("", line).strip()
        pattern = content.replace("\\ ", "").partition(" ")[0]
        odd = any(sign in pattern for sign in _UNSUPPORTED) or pattern.count("**") > _MOST_WILDCARDS
        if content and not odd and pattern.strip("/"):
            yield content
