from __future__ import annotations

import socket
from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.rules._schema import Schema, Type


def complaints(metadata: dict[str, Any], own: dict[str, Any] | None = None, **types: Type) -> list[str]:
    return [complaint.message.in_english() for complaint in Schema(types, own).complaints(metadata)]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "Hello"),
        ("text", 1984),
        ("number", 1.5),
        ("boolean", False),
        ("date", "2026-05-14"),
        ("date", "2026-05-14 09:30 +0200"),
        ("list", []),
        ("text-or-list", "ada"),
        ("text-or-list", ["ada"]),
        ("any", {"a": [True]}),
        ("text", None),
    ],
)
def test_a_value_of_the_right_type_is_fine(kind: Type, value: object) -> None:
    assert complaints({"key": value}, key=kind) == []


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("text", ["a"], snapshot("“key” must be a text.")),
        ("text", True, snapshot("“key” must be a text.")),
        ("number", "2", snapshot("“key” must be a number.")),
        ("boolean", "perhaps", snapshot("“key” must be true or false.")),
        ("date", "in May", snapshot("“key” must be a date such as 2026-05-14.")),
        ("list", "a", snapshot("“key” must be a list.")),
        ("text-or-list", {}, snapshot("“key” must be a text or a list.")),
    ],
)
def test_a_value_of_another_type_is_named_in_plain_words(kind: Type, value: object, sentence: str) -> None:
    assert complaints({"key": value}, key=kind) == [sentence]


def test_the_site_s_own_schema_is_put_in_plain_words_too() -> None:
    own = {
        "required": ["lang"],
        "additionalProperties": False,
        "properties": {
            "category": {"enum": ["news", "event"]},
            "title": {"minLength": 3, "maxLength": 5},
            "image": {"type": "object", "properties": {"alt": {"type": "string"}}},
            "tags": {"items": {"type": "string"}, "maxItems": 1},
            "slug": {"pattern": "^[a-z-]+$"},
        },
    }
    metadata = {
        "category": "new",
        "title": "Too long",
        "image": {"alt": 3},
        "tags": ["a", 7],
        "slug": "A",
        "colour": "red",
    }
    assert complaints(metadata, own) == snapshot(
        [
            "“category” must be one of: news, event.",
            "“title” must have at most 5 characters.",
            "“image.alt” must be a text.",
            "“tags” doesn't fit the site's schema: [\"a\",7] has more than 1 item.",
            "“tags” must be a text.",
            '“slug” doesn\'t fit the site\'s schema: "A" does not match "^[a-z-]+$".',
            "The site knows no key “colour”. Correct or remove it.",
            "The post has no “lang”. Add it to the front matter.",
        ]
    )


def test_each_complaint_says_where() -> None:
    own = {"properties": {"tags": {"items": {"type": "string"}}}}
    assert [complaint.path for complaint in Schema({}, own).complaints({"tags": ["a", 7]})] == [("tags", 1)]


@pytest.mark.parametrize(
    "own",
    [
        {"$ref": "https://schemas.example/post.json"},
        {"properties": {"title": {"$ref": "https://schemas.example/post.json#/title"}}},
        {"$schema": "https://schemas.example/meta.json"},
        {"$id": "https://schemas.example/a.json", "$ref": "b.json"},
        {"$ref": "file:///etc/hostname"},
    ],
)
def test_a_schema_that_refers_elsewhere_is_refused_without_a_look_there(
    own: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        here = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(ValueError, match=r"."):
            Schema({}, _replaced(own, "https://schemas.example", here))
        with pytest.raises(TimeoutError):
            server.accept()


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(item, old, new) for key, item in value.items()}
    return value.replace(old, new)


def test_what_is_refused_is_said() -> None:
    with pytest.raises(ValueError, match=r".") as error:
        Schema({}, {"$ref": "https://schemas.example/post.json"})
    assert str(error.value) == snapshot(
        "it refers to another document, and Copydesk fetches none: write all of it in place"
    )


def test_a_schema_that_is_none_is_refused() -> None:
    schemas: list[dict[str, Any]] = [{"type": "word"}, {"properties": []}, {"pattern": "("}, {"pattern": "(?=a)"}]
    for own in schemas:
        with pytest.raises(ValueError, match=r"."):
            Schema({}, own)


def test_definitions_in_the_schema_itself_are_followed() -> None:
    own = {"$defs": {"word": {"type": "string"}}, "properties": {"title": {"$ref": "#/$defs/word"}}}
    assert complaints({"title": 3}, own) == snapshot(["“title” must be a text."])


def test_patterns_take_linear_time() -> None:
    own = {"properties": {"title": {"pattern": "^(a+)+$"}}}
    assert len(complaints({"title": "a" * 50_000 + "!"}, own)) == 1
