"""Text from a repository, safe to print and to encode.

Whatever is printed in a workflow of GitHub Actions is searched for commands: ``::name`` at the start of a line, and
``##[name]`` anywhere. https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
"""

from __future__ import annotations

import re

from bot.text.escape import plain

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_LIMIT = 100_000

ACTED_UPON = ("Cc", "Cf", "Zl", "Zp")
"""The categories of Unicode that a terminal may act upon instead of showing them."""
_COMMAND = re.compile(r"(?<=\A:)(?=:)|(?<=##)(?=\[)")


def encodable(text: str) -> str:
    """``text`` as UTF-8 can hold it. A byte of a file name that is no UTF-8 is shown as ``\\xe9``."""
    return _SURROGATE.sub(_shown, text)


def printable(text: str) -> str:
    """``text`` on one line of a terminal, without anything that would move its cursor or colour what follows.

    What would be a workflow command is spaced out.
    """
    return _COMMAND.sub(" ", plain(encodable(text), _NO_LIMIT))


def _shown(surrogate: re.Match[str]) -> str:
    byte = ord(surrogate.group()) - 0xDC00
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else "\N{REPLACEMENT CHARACTER}"
