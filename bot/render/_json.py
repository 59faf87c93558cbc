"""JSON that is safe to print: what a terminal or a workflow would act upon is escaped, and reads the same."""

from __future__ import annotations

import json
import re
from typing import Any
from unicodedata import category

from bot.render._plain import ACTED_UPON

_UNUSUAL = re.compile(r"[^ -~\n]|(?<=##)\[")


def dumps(document: Any) -> str:
    """Indented, ending in a line break. Every string in ``document`` is encodable."""
    return harmless(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def harmless(written: str) -> str:
    """The same JSON with control and direction characters, and the start of a workflow command, as escapes."""
    return _UNUSUAL.sub(_escaped, written)


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    if sign != "[" and category(sign) not in ACTED_UPON:
        return sign
    units = sign.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
