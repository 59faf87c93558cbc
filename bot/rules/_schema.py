"""JSON Schema for the metadata of a post, and its complaints in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import jsonschema_rs

from bot.model.finding import Severity
from bot.model.front_matter import Value
from bot.model.message import Message, say
from bot.options import Refusal
from bot.rules._dates import read_moment

Type = Literal["text", "number", "boolean", "date", "list", "text-or-list", "any"]

# A number is a text to a template, as in `title: 1984`.
_SCHEMAS: Mapping[Type, Mapping[str, object]] = {
    "text": {"type": ["string", "number"]},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "moment"},
    "list": {"type": "array"},
    "text-or-list": {"type": ["string", "number", "array"]},
    "any": {},
}

_NAMES: Mapping[frozenset[str], Message] = {
    frozenset({"string"}): say("a text"),
    frozenset({"string", "number"}): say("a text"),
    frozenset({"number"}): say("a number"),
    frozenset({"integer"}): say("a whole number"),
    frozenset({"boolean"}): say("true or false"),
    frozenset({"array"}): say("a list"),
    frozenset({"string", "number", "array"}): say("a text or a list"),
    frozenset({"string", "array"}): say("a text or a list"),
    frozenset({"object"}): say("a group of “name: value” lines"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a schema has against the value at ``path``, which is empty for the metadata as a whole.

    A format is an annotation in JSON Schema, and many a site reads dates that it does not name: that is advice.
    """

    path: tuple[str | int, ...]
    message: Message
    severity: Severity | None = None


class Schema:
    """What the types and the site's own schema ask of metadata. Raises Refusal when that is no JSON Schema.

    Nothing is fetched, whatever ``$ref`` says, and patterns take linear time.
    """

    def __init__(self, types: Mapping[str, Type], own: Mapping[str, object] | None = None) -> None:
        properties = {key: dict(_SCHEMAS[kind]) for key, kind in types.items()}
        try:
            self._validators = [
                jsonschema_rs.validator_for(
                    schema,
                    validate_formats=True,
                    formats={"moment": lambda text: read_moment(text) is not None},
                    pattern_options=jsonschema_rs.RegexOptions(),
                    offline=True,
                )
                for schema in ({"properties": properties}, dict(own or {}))
            ]
        except jsonschema_rs.ValidationError as error:
            raise Refusal(_refusal(error.message)) from error

    def complaints(self, metadata: Mapping[str, Value]) -> Iterator[Complaint]:
        """All that is wrong with metadata, in the order of the schema. A key without a value counts as absent."""
        given = {key: value for key, value in metadata.items() if value is not None}
        for validator in self._validators:
            for error in validator.iter_errors(given):
                yield from _complaints(error)


def _complaints(error: jsonschema_rs.ValidationError) -> Iterator[Complaint]:
    path, name, context = tuple(error.instance_path), error.kind.name, error.kind.as_dict()
    if name == "required":
        path = (*path, context["property"])
        yield Complaint(path, say("The post has no “{key}”. Add it to the front matter.", key=_name(path)))
    elif name == "additionalProperties":
        for key in context["unexpected"]:
            message = say("The site knows no key “{key}”. Correct or remove it.", key=_name((*path, key)))
            yield Complaint((*path, key), message)
    else:
        severity = Severity.ADVICE if name == "format" else None
        yield Complaint(path, _sentence(_name(path), name, context, error.message), severity)


def _sentence(key: str, name: str, context: Mapping[str, Any], problem: str) -> Message:
    kinds = frozenset(context.get("types", ()))
    match name:
        case "type" if kinds in _NAMES:
            return say("“{key}” must be {kind}.", key=key, kind=_NAMES[kinds])
        case "format" if context["format"] == "moment":
            return say("“{key}” must be {kind}.", key=key, kind=say("a date such as 2026-05-14"))
        case "enum":
            return say("“{key}” must be one of: {choices}.", key=key, choices=", ".join(map(str, context["options"])))
        case "minLength":
            return say("“{key}” must have at least {limit} characters.", key=key, limit=context["limit"])
        case "maxLength":
            return say("“{key}” must have at most {limit} characters.", key=key, limit=context["limit"])
        case _:
            return say("“{key}” doesn't fit the site's schema: {problem}.", key=key, problem=problem[:200])


def _refusal(problem: str) -> Message:
    if "Retrieval is disabled" in problem or "meta-schema" in problem:
        return say("it refers to another document, and Copydesk fetches none: write all of it in place")
    return say("it is no JSON Schema: {problem}", problem=problem[:200])


def _name(path: tuple[str | int, ...]) -> str:
    """The key as a person writes it, without the places in lists."""
    return ".".join(part for part in path if isinstance(part, str))
