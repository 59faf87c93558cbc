"""How GitHub's descriptions are cut and converted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from graphql import build_schema, validate_schema
from inline_snapshot import snapshot

from forge.graphql import FIELDS
from scripts import vendor_graphql, vendor_schemas
from scripts.vendor_schemas import convert, cut_rest, cut_webhooks

SCHEMAS = Path(vendor_schemas.TARGET)


@pytest.mark.parametrize(
    ("schema", "converted"),
    [
        ({"type": "string", "nullable": True, "example": "x"}, {"type": ["string", "null"]}),
        ({"type": "string", "enum": ["a"], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"$ref": "#/components/schemas/user"}, {"$ref": "#/$defs/user"}),
        (
            {"nullable": True, "anyOf": [{"type": "string"}]},
            {"anyOf": [{"anyOf": [{"type": "string"}]}, {"type": "null"}]},
        ),
        ({"type": "integer", "format": "int64", "title": "Id"}, {"type": "integer"}),
        ({"type": "string", "format": "date-time"}, {"type": "string", "format": "date-time"}),
        (
            {"type": "object", "properties": {"title": {"type": "string", "title": "Title"}}},
            {"type": "object", "properties": {"title": {"type": "string"}}},
        ),
        (
            {"type": "array", "items": {"nullable": True, "type": "object"}},
            {"type": "array", "items": {"type": ["object", "null"]}},
        ),
    ],
)
def test_a_schema_is_converted(schema: dict[str, Any], converted: dict[str, Any]) -> None:
    assert convert(schema) == converted


def document() -> dict[str, Any]:
    big = {
        "type": "object",
        "properties": {f"field_{n}": {"type": "string"} for n in range(10)},
        "required": ["field_1"],
    }
    return {
        "paths": {
            "/a/{id}": {
                "get": {
                    "parameters": [
                        {"$ref": "#/components/parameters/id"},
                        {"name": "q", "in": "query", "schema": {"type": "string"}},
                    ],
                    "responses": {
                        "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/a"}}}},
                        "404": {"$ref": "#/components/responses/none"},
                    },
                }
            }
        },
        "components": {
            "parameters": {"id": {"name": "id", "in": "path", "schema": {"type": "integer"}}},
            "responses": {"none": {"description": "gone"}},
            "schemas": {
                "a": {
                    "type": "object",
                    "properties": {"one": big, "two": big, "b": {"$ref": "#/components/schemas/b"}},
                },
                "b": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/a"}}},
                "unused": big,
            },
        },
    }


def test_an_operation_is_cut_with_all_it_refers_to() -> None:
    cut = cut_rest(document(), ["GET /a/{id}"])
    operation = cut["operations"]["GET /a/{id}"]
    assert operation["path"] == {"id": {"type": "integer"}}
    assert operation["query"] == {"q": {"type": "string"}}
    assert operation["responses"]["404"] == {}
    assert {"a", "b"} <= set(cut["$defs"])
    assert "unused" not in cut["$defs"]


def test_what_repeats_is_kept_once_and_means_the_same() -> None:
    cut = cut_rest(document(), ["GET /a/{id}"])
    one, two = (cut["$defs"]["a"]["properties"][name] for name in ("one", "two"))
    assert one == two
    assert list(one) == ["$ref"]
    whole = {"$ref": "#/$defs/a", "$defs": cut["$defs"]}
    assert jsonschema_rs.is_valid(whole, {"one": {"field_1": "x"}})
    assert not jsonschema_rs.is_valid(whole, {"one": {"field_2": "x"}})


def test_an_operation_that_github_does_not_have_stops_the_cut() -> None:
    with pytest.raises(LookupError, match="GET /b"):
        cut_rest(document(), ["GET /b"])


def test_an_event_that_github_does_not_have_stops_the_cut() -> None:
    with pytest.raises(KeyError):
        cut_webhooks({"webhooks": {}, "components": {"schemas": {}}})


@pytest.mark.parametrize("name", ["rest.json", "webhooks.json"])
def test_the_vendored_files_are_compact_and_refer_only_to_themselves(name: str) -> None:
    text = (SCHEMAS / name).read_text()
    loaded = json.loads(text)
    assert json.dumps(loaded, separators=(",", ":"), sort_keys=True, ensure_ascii=False) + "\n" == text
    assert len(text) < 400_000
    assert vendor_schemas._references(loaded) <= set(loaded["$defs"])


def test_the_notice_names_origin_version_and_licence() -> None:
    notice = (SCHEMAS / "NOTICE").read_text()
    assert notice == vendor_schemas.notice()
    assert vendor_schemas.OPENAPI in notice
    assert vendor_graphql.PACKAGE in notice
    assert "MIT License" in notice


SCHEMA = """
"What has an id." interface Node { id: ID! }
interface Starrable { id: ID! stars: Int! }
"A post." type Post implements Node & Starrable @docs {
  id: ID!
  stars: Int!
  "Its readers." readers("How many." first: Int = 10, order: Order): [Person!]
  date: Date
}
type Person implements Node { id: ID! name: String }
input Order { by: Key!, then: Order }
enum Key { "By name." NAME DATE }
scalar Date
scalar Unused
type Query { post(id: ID!): Post }
"""


def test_a_schema_keeps_the_fields_asked_for_and_what_their_arguments_take() -> None:
    kept = {"Query": ["post"], "Post": ["id", "readers"], "Person": ["name"], "Node": ["id"]}
    assert vendor_graphql.cut(SCHEMA, kept) == snapshot("""\
enum Key {
  NAME
  DATE
}

interface Node {
  id: ID!
}

input Order {
  by: Key!
  then: Order
}

type Person {
  name: String
}

type Post implements Node {
  id: ID!
  readers(first: Int = 10, order: Order): [Person!]
}

type Query {
  post(id: ID!): Post
}
""")


@pytest.mark.parametrize(
    ("kept", "missing"),
    [
        ({"Sandwich": ["id"]}, "Sandwich"),
        ({"Query": ["sandwich"]}, "Query.sandwich"),
        ({"Query": ["post"]}, "Post"),
        ({"Date": ["id"]}, "Date"),
    ],
)
def test_a_field_that_github_does_not_have_stops_the_cut(kept: dict[str, list[str]], missing: str) -> None:
    with pytest.raises(LookupError, match=missing):
        vendor_graphql.cut(SCHEMA, kept)


def test_the_vendored_schema_is_valid_and_is_what_the_forge_resolves() -> None:
    text = (SCHEMAS / "github.graphql").read_text()
    assert validate_schema(build_schema(text)) == []
    assert vendor_graphql.cut(text, FIELDS) == text
