"""The JSON Schema of the configuration, for editors that complete and check YAML."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.config import json_schema


def files() -> Mapping[str, str]:
    return {"docs/schemas/copydesk.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"}
