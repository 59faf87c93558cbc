"""Front matter that the site cannot read, or that lacks something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from bot.model.conventions import Conventions, Key
from bot.model.finding import ChecklistItem, Remark, Severity
from bot.model.front_matter import ProblemKind
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._conventions import conventions_for
from bot.rules._dates import read_moment
from bot.rules._front_matter import explain, in_foreign_language, missing
from bot.rules._metadata import key_at, misfits, required, usual
from bot.rules._rule import Options, rule
from bot.rules._schema import Schema, Type

_TYPES: Mapping[str, Type] = {
    "title": "text",
    "description": "text",
    "excerpt": "text",
    "layout": "text",
    "date": "date",
    "published": "boolean",
    "authors": "text-or-list",
    "category": "text-or-list",
    "categories": "text-or-list",
    "tags": "text-or-list",
}

_SEVERAL = 3
"""What so many recent posts do is no slip."""

_HARMLESS = (ProblemKind.BYTE_ORDER_MARK, ProblemKind.RESERVED_KEY, ProblemKind.KEY_NOT_TEXT)
"""Some readers of front matter stumble over these, though Jekyll itself does not."""


def _added(given: object) -> object:
    return {**_TYPES, **given} if isinstance(given, Mapping) else given


class FrontMatterOptions(Options):
    required: tuple[str, ...] = ("title",)
    """The keys that every post must have, with a value. Unless this is set, those that recent posts have too."""
    types: Annotated[dict[str, Type], BeforeValidator(_added)] = Field(default=dict(_TYPES))
    """What each key must hold: added to those that stand here already, `any` taking one of them back."""
    schema_: dict[str, object] | None = Field(default=None, alias="schema")
    """A JSON Schema for all keys, written in place: nothing that it refers to elsewhere is fetched."""

    @field_validator("schema_")
    @classmethod
    def _compiles(cls, schema: dict[str, object] | None) -> dict[str, object] | None:
        Schema({}, schema)
        return schema

    @cached_property
    def compiled(self) -> Schema:
        """The types and the schema together."""
        return Schema(self.types, self.schema_)


@rule(item=ChecklistItem.FRONT_MATTER, severity=Severity.BLOCKER)
def front_matter(post: Post, options: FrontMatterOptions, site: SiteFacts) -> Iterator[Remark]:
    """The front matter cannot be read, or lacks something.

    ## Why

    The site takes a post's title, authors and dates from its front matter. Where that has a slip, most sites say
    nothing: the post comes out without its title, or not at all. A key that most recent posts of the site have is
    advised. A layout, a date or an author that all of them have is required, unless the site says itself what it
    requires.

    ## Bad

    ```markdown _posts/2026-05-14-letters.md
    # Two hundred letters

    They came in boxes.
    ```

    ```markdown _posts/2026-05-14-machines.md
    ---
    title: Machines: three of them
    date: in May
    ---
    They came in crates.
    ```

    ```markdown _posts/2026-05-14-the-end.md
    ---
    Title: The last box
    tags: {archive: yes}

    It was empty.
    ```

    ## Good

    ```markdown _posts/2026-05-14-machines.md
    ---
    title: "Machines: three of them"
    date: 2026-05-14
    tags: [archive, machines]
    ---
    They came in crates.
    ```
    """
    keys = set()
    for problem in post.front_matter.problems:
        keys.add(key_at(post.front_matter, problem))
        if problem.kind is ProblemKind.MISSING and problem.fix is None:
            yield missing(post, options.required, options.types)
        else:
            severity = Severity.ADVICE if problem.kind in _HARMLESS else None
            yield Remark(problem.span, explain(problem), problem.fix, severity)
    if foreign := in_foreign_language(post, site.settings.front_matter):
        yield foreign
        return
    if not post.front_matter.readable:
        return
    lacking, unfit = required(post.front_matter, options.required), misfits(post.front_matter, options.compiled)
    # What the site itself asks for is all that it asks for.
    conventions = conventions_for(post, site)
    learned = () if "required" in options.model_fields_set else _learned(post, conventions, site)
    for key, remark in (*lacking, *unfit, *learned):
        if key not in keys and not _is_usual(remark, conventions.keys.get(key)):
            keys.add(key)
            yield remark


def _learned(post: Post, conventions: Conventions, site: SiteFacts) -> Iterator[tuple[str, Remark]]:
    """What lacks of the keys of other posts. A day in the file name does for a date."""
    named = site.site.named_day(post.path) is not None
    yield from usual(post.front_matter, [key for key in conventions.required if not (named and key.name == "date")])


def _is_usual(remark: Remark, key: Key | None) -> bool:
    """Whether it is only advice on a date, and other posts write dates that way too."""
    others = [count for text, count in key.values.items() if read_moment(text) is None] if key else []
    return remark.severity is Severity.ADVICE and key is not None and key.name == "date" and sum(others) >= _SEVERAL
