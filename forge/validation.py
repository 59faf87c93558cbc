"""The forge held to GitHub's own description: every request, every response, every webhook."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from forge.deviations import DEVIATIONS, PROTOCOL_STATUSES, TOLERANCES

MOST_ERRORS = 3
LONGEST_ERROR = 300


class Description:
    """One vendored document, with a validator for each schema in it, made when first needed."""

    def __init__(self, name: str) -> None:
        self._uri = f"forge:{name}"
        self.document: dict[str, Any] = json.loads(files("forge").joinpath("schemas", name).read_text("utf-8"))
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        return jsonschema_rs.Registry([(self._uri, self.document)])

    def errors(self, pointer: tuple[str, ...], instance: Any) -> list[str]:
        """What is wrong with the instance, held against the schema at that place of the document."""
        fragment = "/".join(quote(part.replace("~", "~0").replace("/", "~1"), safe="~") for part in pointer)
        return self._errors(fragment, {"$ref": f"{self._uri}#/{fragment}"}, instance)

    def _errors(self, key: str, schema: dict[str, Any], instance: Any) -> list[str]:
        validator = self._validators.get(key)
        if validator is None:
            validator = jsonschema_rs.Draft202012Validator(schema, registry=self._registry, validate_formats=True)
            self._validators[key] = validator
        if validator.is_valid(instance):
            return []
        return [_readable(error) for error in validator.iter_errors(instance)]


@cache
def rest() -> Description:
    """The REST API."""
    return Description("rest.json")


@cache
def webhooks() -> Description:
    """The webhooks."""
    return Description("webhooks.json")


def is_documented(operation: str) -> bool:
    """Whether GitHub's description knows the operation."""
    return operation in rest().document["operations"]


def request_errors(operation: str, path: Mapping[str, Any], query: Mapping[str, str], body: Any) -> list[str]:
    """What is wrong with a request: its path, its query, its body."""
    described = rest().document["operations"][operation]
    found = []
    for name, value in path.items():
        if name in described["path"]:
            found += _parameter(operation, "path", name, str(value))
    extra = {name for each in DEVIATIONS if each.operation == operation for name in each.query}
    for name, value in query.items():
        if name in described["query"]:
            found += _parameter(operation, "query", name, value)
        elif name not in extra:
            found.append(f"query: {name} is not in the description")
    return found + _body_errors(operation, described["body"], body)


def response_errors(operation: str, status: int, content_type: str, body: Any) -> list[str]:
    """What is wrong with a response: its status, its body."""
    responses = rest().document["operations"][operation]["responses"]
    if str(status) not in responses:
        return [] if status in PROTOCOL_STATUSES else [f"response: status {status} is not in the description"]
    kinds: dict[str, Any] = responses[str(status)]
    if not kinds:
        return []
    kind = content_type.partition(";")[0]
    if kind not in kinds:
        return []
    pointer = ("operations", operation, "responses", str(status), kind)
    found = [error for error in rest().errors(pointer, body) if not _is_tolerated(operation, error)]
    return [f"response {status}: {error}" for error in found[:MOST_ERRORS]]


def webhook_errors(event: str, action: str | None, payload: Any) -> list[str]:
    """What is wrong with the payload of a webhook."""
    name = f"{event}.{action}" if action else event
    if name not in webhooks().document["events"]:
        return [f"webhook {name}: not in the description"]
    found = [error for error in webhooks().errors(("events", name), payload) if not _is_tolerated("webhook", error)]
    return [f"webhook {name}: {error}" for error in found[:MOST_ERRORS]]


def _readable(error: jsonschema_rs.ValidationError) -> str:
    """Where, and what. The value stands first in a message and the complaint last: keep the ends of long ones."""
    place = "/".join(str(part) for part in error.instance_path) or "(root)"
    message, half = error.message, LONGEST_ERROR // 2
    if len(message) > LONGEST_ERROR:
        message = f"{message[:half]} … {message[-half:]}"
    return f"{place}: {message}"


def _is_tolerated(operation: str, error: str) -> bool:
    return any(each.operation in ("*", operation) and re.match(each.error, error) for each in TOLERANCES)


def _parameter(operation: str, where: str, name: str, text: str) -> list[str]:
    pointer = ("operations", operation, where, name)
    schema = rest().document["operations"][operation][where][name]
    kind = schema.get("type")
    value: Any = text
    if kind == "integer" and text.lstrip("-").isdigit():
        value = int(text)
    elif kind == "boolean" and text in ("true", "false"):
        value = text == "true"
    return [f"{where}: {name}: {error}" for error in rest().errors(pointer, value)]


def _body_errors(operation: str, schema: Any, body: Any) -> list[str]:
    if schema is None:
        return ["body: the operation takes none"] if body else []
    if body is None:
        return []
    other = next((each.body for each in DEVIATIONS if each.operation == operation and each.body), None)
    if other is not None and jsonschema_rs.is_valid(other, body):
        return []
    found = [f"body: {error}" for error in rest().errors(("operations", operation, "body"), body)]
    if isinstance(body, dict) and "properties" in schema:
        found += [f"body: {name} is not in the description" for name in body if name not in schema["properties"]]
    return found
