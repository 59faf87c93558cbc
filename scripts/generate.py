"""Write every generated file anew, or with ``--check`` say which ones are out of date.

Each generator is a function from nothing to ``{path: content}``, so that checking writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts import (
    backtest_schema,
    command_page,
    config_reference,
    config_schema,
    report_schema,
    rule_pages,
    story_page,
)

ROOT = Path(__file__).parent.parent
GENERATORS: tuple[Callable[[], Mapping[str, str]], ...] = (
    config_schema.files,
    config_reference.files,
    report_schema.files,
    backtest_schema.files,
    rule_pages.files,
    command_page.files,
    story_page.files,
)


def main() -> int:
    """Exit status 0 when all is up to date or was written, 1 when ``--check`` found a difference."""
    generated = {path: content for generator in GENERATORS for path, content in generator().items()}
    stale = [path for path, content in generated.items() if _read(ROOT / path) != content]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path} is out of date. Run: make docs", file=sys.stderr)
        return bool(stale)
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(generated[path], encoding="utf-8")
        print(f"wrote {path}")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
