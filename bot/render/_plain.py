"""Text from a repository, safe to print and to encode."""

from __future__ import annotations

import re

from bot.text.escape import plain

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_LIMIT = 100_000


def encodable(text: str) -> str:
    """``text`` as UTF-8 can hold it. A byte of a file name that is no UTF-8 is shown as ``\\xe9``."""
    return _SURROGATE.sub(_shown, text)


def printable(text: str) -> str:
    """``text`` on one line of a terminal, without anything that would move its cursor or colour what follows."""
    return plain(encodable(text), _NO_LIMIT)


def _shown(surrogate: re.Match[str]) -> str:
    byte = ord(surrogate.group()) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else "\N{REPLACEMENT CHARACTER}"
