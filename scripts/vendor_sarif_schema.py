"""Fetch the JSON Schema of SARIF 2.1.0, which the tests hold our output to, without its prose.

Run it with nothing but Python and npm: `python scripts/vendor_sarif_schema.py`. It fetches a package from the npm
registry into a temporary directory and rewrites `tests/schemas/sarif.json`. Run again, it leaves no difference.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "tests" / "schemas"
PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"

MISSPELT = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$"
"""The schema's pattern for a language, in which a bracket closes what none has opened."""
MEANT = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"

NOTICE = f"""sarif.json is the JSON Schema of SARIF 2.1.0 out of {PACKAGE} ({MEMBER.rpartition("/")[2]}),
without its descriptions, and with one misspelt pattern put right. Made by scripts/vendor_sarif_schema.py; not to be
edited by hand. The schema is a work of the OASIS SARIF Technical Committee; the package is published by Microsoft
Corporation under the MIT License:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

rdjson.json is our own: reviewdog's schema is in no package. It says
what https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto says, and refuses all other fields.
"""


def main() -> None:
    """Fetch, cut, write."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(Path(folder) / packed.stdout.strip().splitlines()[-1]) as archive:
            member = archive.extractfile(MEMBER)
            if member is None:
                raise FileNotFoundError(f"{PACKAGE} holds no {MEMBER}.")
            schema = without_prose(json.load(member))
    text = json.dumps(schema, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    (TARGET / "sarif.json").write_text(text + "\n", encoding="utf-8")
    (TARGET / "NOTICE").write_text(NOTICE, encoding="utf-8")


def without_prose(node: Any) -> Any:
    """A schema without its descriptions; a property may well be called ``description``."""
    if isinstance(node, list):
        return [without_prose(each) for each in node]
    if not isinstance(node, dict):
        return MEANT if node == MISSPELT else node
    return {
        key: without_prose(each)
        for key, each in node.items()
        if not (key in ("description", "title") and isinstance(each, str))
    }


if __name__ == "__main__":
    main()
