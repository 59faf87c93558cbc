"""The JSON Schema of what ``copydesk backtest --json`` prints."""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.render.backtest_json import schema


def files() -> Mapping[str, str]:
    return {"docs/schemas/backtest.schema.json": json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"}
