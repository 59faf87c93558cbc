"""The schemas of other people's formats, for holding ours to them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs


@cache
def _schema(name: str) -> Any:
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8"))


def validate(name: str, document: Any) -> None:
    """Raises ValidationError where the document doesn't fit ``name.json`` in this folder."""
    jsonschema_rs.validate(_schema(name), document)


def fits(name: str, document: Any) -> bool:
    return jsonschema_rs.is_valid(_schema(name), document)
