"""What a comment remembers: a hidden marker that ends its body.

A marker alone proves nothing about who wrote it: look at the comment's author as well. Comments of different kinds
bear different markers, so that none is taken for another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

STICKY, NOTE = "copydesk", "copydesk-note"
"""The kinds: the one comment that is kept up to date with all that comes of it, and a reminder."""

_CLOSING = " -->"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "-": "\\u002d"})


def embed(body: str, state: Mapping[str, Any], kind: str = STICKY) -> str:
    """``body`` with ``state``, which must be JSON, hidden at its end. Raises ValueError or TypeError if it isn't.

    Inside the marker nothing can end the comment or begin another, whatever the strings in ``state`` hold.
    """
    content = json.dumps(state, separators=(",", ":"), sort_keys=True, allow_nan=False)
    safe = _STRING.sub(lambda string: string.group().translate(_ESCAPES), content)
    return f"{body.rstrip()}\n\n{_opening(kind)}{safe}{_CLOSING}"


def extract(body: str, kind: str = STICKY) -> tuple[str, dict[str, Any] | None]:
    """The body without its marker, and the state in it; None when no valid marker of that kind ends the body."""
    text, opening = body.rstrip(), _opening(kind)
    start = text.rfind(opening)
    if start < 0 or not text.endswith(_CLOSING):
        return body, None
    content = text[start + len(opening) : -len(_CLOSING)]
    if ">" in content:  # then the comment ended before
        return body, None
    try:
        state = json.loads(content)
    except (ValueError, RecursionError):
        return body, None
    return (text[:start].rstrip(), state) if isinstance(state, dict) else (body, None)


def _opening(kind: str) -> str:
    return f"<!-- {kind}:1 "
