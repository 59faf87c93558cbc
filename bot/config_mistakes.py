"""What is wrong with a configuration, in plain words: for what isn't YAML, and for what isn't a setting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.front_matter import Problem, ProblemKind
from bot.model.message import Message, say
from bot.options import Refusal
from bot.sites import all_sites


def unreadable(problem: Problem) -> Message:
    """Why the file can't be read as the mapping that it should be."""
    match problem.kind:
        case ProblemKind.DUPLICATE_KEY:
            return say("“{key}” stands here twice. Keep one.", key=problem.detail)
        case ProblemKind.ALIAS:
            return say("YAML anchors, aliases and merge keys are not accepted. Write the value out.")
        case ProblemKind.NOT_A_MAPPING:
            return say("The file must be a group of “name: value” lines.")
        case ProblemKind.TOO_LARGE | ProblemKind.TOO_DEEP | ProblemKind.TOO_MANY:
            return say("The file is larger or deeper than Copydesk reads. Shorten it.")
        case _:
            return say("This is no valid YAML ({detail}). Correct the line.", detail=problem.detail)


def sentence(detail: Mapping[str, Any], model: type[BaseModel]) -> Message:
    """What pydantic found, in plain words. https://docs.pydantic.dev/latest/errors/validation_errors/"""
    location, context = detail["loc"], detail.get("ctx", {})
    key = ".".join(part for part in location if isinstance(part, str) and "[" not in part)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(location, _keys_at(location[:-1], model))
        case "literal_error":
            return say("“{key}” must be one of: {choices}.", key=key, choices=_choices(context["expected"]))
        case "value_error" if str(context["error"]) == "site":
            return say("“site” must be one of: {choices}.", choices=", ".join(all_sites()))
        case "value_error" if str(context["error"]) == "time-zone":
            return say("“time_zone” is no known time zone. Write one such as Europe/Paris.")
        case "value_error":
            error = context["error"]
            reason = error.reason if isinstance(error, Refusal) else str(error)
            return say("“{key}” can't be used: {reason}.", key=key, reason=reason)
        case "missing":
            return say("“{key}” is missing. Add it.", key=key)
        case "string_pattern_mismatch" if location[0] == "labels":
            return say(
                "“{value}” is no colour. Write six hexadecimal digits in quotes.", value=str(detail["input"])[:100]
            )
        case "string_pattern_mismatch" if location[0] == "links":
            return say("“{value}” is no host name. Write one such as example.org.", value=str(detail["input"])[:100])
        case "string_pattern_mismatch" if location[0] == "items" and location[-1] == "id":
            return say(
                "“{value}” is no name for an item. Write it in lower case, with hyphens, such as image-rights.",
                value=str(detail["input"])[:100],
            )
        case "string_pattern_mismatch":
            return say("“{value}” is no GitHub user name, nor organization/team.", value=str(detail["input"])[:100])
        case "greater_than_equal" | "greater_than":
            return say("“{key}” must be at least {limit}.", key=key, limit=str(context.get("ge", context.get("gt"))))
        case "less_than_equal" | "less_than":
            return say("“{key}” must be at most {limit}.", key=key, limit=str(context.get("le", context.get("lt"))))
        case "string_too_long":
            return say("“{key}” must have at most {limit} characters.", key=key, limit=str(context["max_length"]))
        case "string_too_short":
            return say("“{key}” must not be empty.", key=key)
        case kind:
            wanted = _KINDS.get(kind.partition("_")[0], _ANOTHER)
            if isinstance(location[-1], int):
                return say("Each entry of “{key}” must be {kind}.", key=key, kind=wanted)
            return say("“{key}” must be {kind}.", key=key, kind=wanted)


_KINDS = {
    "string": say("a text"),
    "int": say("a whole number"),
    "float": say("a number"),
    "bool": say("true or false"),
    "date": say("a day such as 2026-08-01"),
    "list": say("a list"),
    "tuple": say("a list"),
    "dict": say("a group of “name: value” lines"),
    "model": say("a group of “name: value” lines"),
}
_ANOTHER = say("another value")


def _choices(expected: str) -> str:
    """The values that pydantic lists in English, as ``'a', 'b' or 'c'``."""
    return ", ".join(re.findall(r"'([^']*)'", expected)) or expected


def _unknown_key(location: tuple[str | int, ...], known: list[str]) -> Message:
    key = str(location[-1])
    nearest = process.extractOne(key, known, scorer=OSA.normalized_similarity, score_cutoff=0.5)
    if nearest:
        return say("“{key}” is no setting. Did you mean “{nearest}”?", key=key, nearest=nearest[0])
    if location[-2:-1] == ("rules",):  # too many to be listed
        return say("“{key}” is no rule. List them with: copydesk rules", key=key)
    return say("“{key}” is no setting here. Known ones are: {known}.", key=key, known=", ".join(known))


def _keys_at(location: tuple[str | int, ...], model: Any) -> list[str]:
    """The settings that exist at a place, by walking the model."""
    for part in location:
        if get_origin(model) is dict:  # whatever the name is, what it holds is alike
            model = get_args(model)[1]
            continue
        fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
        if part in fields:
            model = fields[str(part)]
    return [field.alias or name for name, field in model.model_fields.items()]
