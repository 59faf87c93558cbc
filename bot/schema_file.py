"""The JSON Schema that stands beside a site's configuration, of the version that wrote it. Pure."""

from __future__ import annotations

import json
from posixpath import dirname, join

from bot.config import PATHS, json_schema
from bot.render.config_file import SCHEMA


def path_beside(configuration: str) -> str:
    """Where the schema of a configuration belongs, so that the name in its first line leads there."""
    return join(dirname(configuration), SCHEMA)


def text() -> str:
    """The schema on one line: it is for editors, and no change of it is worth reading line by line."""
    comment = f"What {PATHS[0]} may say, for editors. To bring it up to date: copydesk schema > {path_beside(PATHS[0])}"
    return json.dumps({"$comment": comment, **json_schema()}, ensure_ascii=False, separators=(",", ":")) + "\n"
