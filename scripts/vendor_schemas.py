"""Cut GitHub's own descriptions of its APIs and webhooks down to what the forge uses.

Run it with npm at hand: `python -m scripts.vendor_schemas`. It fetches three packages from the npm registry into a
temporary directory and rewrites `forge/schemas/`. Run again, it leaves no difference.

Sources, all MIT; the first two are generated from github.com/github/rest-api-description, which GitHub maintains, the
third is what GitHub's own server answers when it is asked for its schema:

- `@octokit/openapi` for the REST API;
- `@octokit/openapi-webhooks` for the webhooks. The older `@octokit/webhooks-schemas` was written by hand by its
  community and has not changed since December 2024; the generated one follows GitHub;
- `@octokit/graphql-schema` for the GraphQL API.

What is cut: operations and events that the forge does not have; descriptions, examples and titles. What is
converted: OpenAPI 3.0's `nullable` into JSON Schema's `null` type. Parts that repeat are kept once, under `$defs`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from scripts import vendor_graphql

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "forge" / "schemas"
OPENAPI = "@octokit/openapi@23.0.2"
WEBHOOKS = "@octokit/openapi-webhooks@12.1.0"
MEMBER = "package/generated/api.github.com.json"

EVENTS = {
    "check_run": ("completed", "created", "rerequested"),
    "check_suite": ("completed", "requested", "rerequested"),
    "installation": ("created", "deleted", "suspend", "unsuspend"),
    "installation_repositories": ("added", "removed"),
    "issue_comment": ("created", "deleted", "edited"),
    "ping": ("",),
    "pull_request": (
        "closed",
        "converted_to_draft",
        "edited",
        "labeled",
        "opened",
        "ready_for_review",
        "reopened",
        "review_request_removed",
        "review_requested",
        "synchronize",
        "unlabeled",
    ),
    "pull_request_review": ("dismissed", "edited", "submitted"),
    "push": ("",),
}

KEPT = (
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "not",
    "oneOf",
    "pattern",
    "properties",
    "required",
    "type",
    "uniqueItems",
)
CHECKED_FORMATS = ("date-time", "email", "uri")
SHARED_ABOVE = 160
"""Characters from which a repeated part is worth a definition of its own."""

Json = dict[str, Any]


def main() -> None:
    """Fetch, cut, write."""
    from forge.api import ROUTES
    from forge.graphql import FIELDS

    with tempfile.TemporaryDirectory() as folder:
        rest = json.loads(fetch(OPENAPI, MEMBER, Path(folder)))
        hooks = json.loads(fetch(WEBHOOKS, MEMBER, Path(folder)))
        schema = fetch(vendor_graphql.PACKAGE, vendor_graphql.MEMBER, Path(folder))
    write("rest.json", cut_rest(rest, sorted(route.operation for route in ROUTES)))
    write("webhooks.json", cut_webhooks(hooks))
    (TARGET / "github.graphql").write_text(vendor_graphql.cut(schema, FIELDS))
    (TARGET / "NOTICE").write_text(notice())


def fetch(package: str, member: str, folder: Path) -> str:
    """One file out of an npm package."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
        found = archive.extractfile(member)
        if found is None:
            raise FileNotFoundError(f"{package} holds no {member}.")
        return found.read().decode()


def write(name: str, document: Json) -> None:
    """Compact, sorted, and so the same on every run."""
    text = json.dumps(document, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    (TARGET / name).write_text(text + "\n")


def notice() -> str:
    """Where the files come from, and under which licence."""
    return f"""rest.json is cut from {OPENAPI}, webhooks.json from {WEBHOOKS}.
Both packages are generated from https://github.com/github/rest-api-description.
github.graphql is cut from {vendor_graphql.PACKAGE}, GitHub's public schema.
Made by scripts/vendor_schemas.py; not to be edited by hand.

MIT License

Copyright (c) 2020 Octokit contributors
Copyright (c) 2020 and 2025 GitHub, Inc.

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
"""


def cut_rest(document: Json, operations: list[str]) -> Json:
    """The operations named, as `GET /repos/{owner}/{repo}`, with all that they refer to."""
    cut: Json = {}
    for name in operations:
        method, path = name.split(" ")
        described = document["paths"].get(path, {}).get(method.lower())
        if described is None:
            raise LookupError(f"GitHub's description has no operation {name!r}.")
        cut[name] = _operation(document, described)
    return _share({"operations": cut}, document)


def cut_webhooks(document: Json) -> Json:
    """The payloads of `EVENTS`, by `event.action`, or `event` alone where there is no action."""
    events: Json = {}
    for event, actions in EVENTS.items():
        for action in actions:
            slug = "-".join(part for part in (event, action) if part).replace("_", "-")
            body = document["webhooks"][slug]["post"]["requestBody"]
            name = f"{event}.{action}" if action else event
            events[name] = convert(body["content"]["application/json"]["schema"])
    return _share({"events": events}, document)


def _operation(document: Json, described: Json) -> Json:
    parameters = [_resolved(document, each) for each in described.get("parameters", [])]
    body = _resolved(document, described.get("requestBody", {}))
    schema = body.get("content", {}).get("application/json", {}).get("schema")
    return {
        "path": {each["name"]: convert(each["schema"]) for each in parameters if each["in"] == "path"},
        "query": {each["name"]: convert(each["schema"]) for each in parameters if each["in"] == "query"},
        "body": convert(schema) if schema else None,
        "responses": {
            status: {
                kind: convert(content["schema"])
                for kind, content in _resolved(document, response).get("content", {}).items()
            }
            for status, response in described["responses"].items()
        },
    }


def _resolved(document: Json, node: Json) -> Json:
    if "$ref" not in node:
        return node
    found: Any = document
    for part in node["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return _resolved(document, found)


def convert(schema: Json) -> Json:
    """One schema of OpenAPI 3.0 or 3.1 as JSON Schema 2020-12, without its prose."""
    if "$ref" in schema:
        converted: Json = {"$ref": "#/$defs/" + schema["$ref"].rpartition("/")[2]}
        return _or_null(converted) if schema.get("nullable") else converted
    converted = {key: _converted(key, schema[key]) for key in KEPT if key in schema}
    if converted.get("format", "date-time") not in CHECKED_FORMATS:
        del converted["format"]
    return _or_null(converted) if schema.get("nullable") else converted


def _converted(key: str, value: Any) -> Any:
    if key == "properties":
        return {name: convert(each) for name, each in value.items()}
    if key in ("allOf", "anyOf", "oneOf"):
        return [convert(each) for each in value]
    if key in ("items", "additionalProperties", "not") and isinstance(value, dict):
        return convert(value)
    return value


def _or_null(schema: Json) -> Json:
    kind = schema.get("type")
    if not isinstance(kind, str) or {"anyOf", "oneOf", "allOf", "const"} & schema.keys():
        return {"anyOf": [schema, {"type": "null"}]}
    nullable = schema | {"type": [kind, "null"]}
    if "enum" in schema and None not in schema["enum"]:
        nullable["enum"] = [*schema["enum"], None]
    return nullable


def _share(cut: Json, document: Json) -> Json:
    """Add the definitions that are referred to, then keep what repeats only once."""
    definitions: Json = {}
    waiting = sorted(_references(cut))
    while waiting:
        name = waiting.pop()
        if name not in definitions:
            definitions[name] = convert(document["components"]["schemas"][name])
            waiting += sorted(_references(definitions[name]))
    counted: Counter[str] = Counter()
    _count(cut, counted)
    _count(definitions, counted)
    shared: Json = {}
    return {
        **_hoist(cut, counted, shared),
        "$defs": {name: _hoist(each, counted, shared, root=True) for name, each in definitions.items()} | shared,
    }


def _references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(_references(each) for each in node.values()))
    if isinstance(node, list):
        return set().union(*(_references(each) for each in node))
    return set()


def _is_schema(node: Any) -> bool:
    return isinstance(node, dict) and isinstance(node.get("type"), str | list)


def _text(node: Any) -> str:
    return json.dumps(node, separators=(",", ":"), sort_keys=True)


def _count(node: Any, counted: Counter[str]) -> None:
    if _is_schema(node):
        counted[_text(node)] += 1
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _count(each, counted)


def _hoist(node: Any, counted: Counter[str], shared: Json, root: bool = False) -> Any:
    if isinstance(node, list):
        return [_hoist(each, counted, shared) for each in node]
    if not isinstance(node, dict):
        return node
    text = _text(node)
    hoisted = {key: _hoist(each, counted, shared) for key, each in node.items()}
    if root or not _is_schema(node) or counted[text] < 2 or len(text) < SHARED_ABOVE:
        return hoisted
    name = "shared-" + hashlib.sha256(text.encode()).hexdigest()[:12]
    shared[name] = hoisted
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    main()
