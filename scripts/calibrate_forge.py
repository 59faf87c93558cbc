"""Hold the forge's validator against exchanges recorded on the real GitHub.

PyGithub's source distribution carries about a thousand of them under `tests/ReplayData`, going back to 2012. They
are not vendored. Fetch and unpack it, then point this script at the folder:

    pip download --no-deps --no-binary :all: PyGithub && tar xzf pygithub-*.tar.gz
    python scripts/calibrate_forge.py pygithub-*/tests/ReplayData

Printed is each complaint but missing fields, which are nearly always old age. What remains is age in disguise (no
branch of a `oneOf` fits), a recording that was anonymised, a mistake of the description, a habit of the client, or a
mistake of the validator. Mistakes of the description and habits of the client belong into `forge/deviations.py`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

ROOT = Path(__file__).resolve().parent.parent
LINES_OF_AN_EXCHANGE = 11


def main(folder: Path) -> None:
    """Print the complaints, most frequent first."""
    sys.path.insert(0, str(ROOT))
    from forge import validation
    from forge.matching import match

    complaints: Counter[str] = Counter()
    seen = 0
    for file in sorted(folder.glob("*.txt")):
        for verb, address, sent, status, received in exchanges(file):
            path, _, query = address.partition("?")
            found = match(verb, unquote(path))
            if found is None:
                continue
            seen += 1
            operation, params = found[0].operation, found[1]
            errors = validation.request_errors(operation, params, dict(parse_qsl(query)), sent)
            errors += validation.response_errors(operation, status, "application/json", received)
            recent = [each for each in errors if not each.endswith("is a required property")]
            complaints.update(f"{operation} | {each}" for each in recent)
    print(f"{seen} exchanges of operations that the forge knows")
    for complaint, times in complaints.most_common():
        print(f"{times:4} {complaint}")


def exchanges(file: Path) -> Iterator[tuple[str, str, Any, int, Any]]:
    """Method, address, body sent, status and body received of each exchange with api.github.com in a recording."""
    lines = file.read_text("utf-8", "replace").split("\n")
    for start in range(0, len(lines) - LINES_OF_AN_EXCHANGE + 1, LINES_OF_AN_EXCHANGE):
        _, verb, host, _, address, _, sent, status, _, received = lines[start : start + LINES_OF_AN_EXCHANGE - 1]
        if host == "api.github.com":
            yield verb, address, _parsed(sent), int(status), _parsed(received)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
