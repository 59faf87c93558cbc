"""Front matter that the site cannot read, or that lacks something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.finding import WHOLE_FILE, ChecklistItem, Remark, Severity
from bot.model.front_matter import FrontMatter, Problem, ProblemKind
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.model.post import Post
from bot.model.site import SiteFacts
from bot.rules._front_matter import explain
from bot.rules._rule import Options, rule
from bot.rules._schema import Complaint, Schema, Type
from bot.rules._titles import begins_with, heading_title
from bot.text.front_matter import read_front_matter
from bot.text.yaml_repair import quoted

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

_NEAR = 0.75
"""From this similarity on, a key is taken for a slip of another one."""

_HARMLESS = (ProblemKind.BYTE_ORDER_MARK, ProblemKind.RESERVED_KEY, ProblemKind.KEY_NOT_TEXT)
"""Some readers of front matter stumble over these, though Jekyll itself does not."""


class FrontMatterOptions(Options):
    required: tuple[str, ...] = ("title",)
    """The keys that every post must have, with a value."""
    types: Annotated[dict[str, Type], BeforeValidator(lambda given: {**_TYPES, **given})] = Field(default=dict(_TYPES))
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
    nothing: the post comes out without its title, or not at all.

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
    told = set()
    for problem in post.front_matter.problems:
        told.add(_key_at(post.front_matter, problem))
        if problem.kind is ProblemKind.MISSING and problem.fix is None:
            yield _missing(post, options)
        else:
            severity = Severity.ADVICE if problem.kind in _HARMLESS else None
            yield Remark(problem.span, explain(problem), problem.fix, severity)
    if not post.front_matter.readable:
        return
    for key, remark in (*_required(post.front_matter, options), *_misfits(post.front_matter, options)):
        if key not in told:
            told.add(key)
            yield remark


def _missing(post: Post, options: FrontMatterOptions) -> Remark:
    """Keys that begin a post lack the fence above them; else a heading that begins it is taken for its title."""
    blank = len(post.text) - len(post.text.lstrip())
    fenced = read_front_matter(f"---\n{post.text[blank:]}")
    if any(entry.key in (*options.required, *options.types) for entry in fenced.entries):
        fix = None if fenced.problems else Edit(Span(0, blank), "---\n")
        return Remark(
            WHOLE_FILE, say("The front matter lacks its first line. Begin the file with three hyphens: ---"), fix
        )
    found = heading_title(post)
    if found is None:
        return Remark(WHOLE_FILE, say("The post has no front matter. Begin it with the lines ---, “title: …” and ---."))
    heading, title = found
    fix = None
    if begins_with(post, heading) and set(options.required) <= {"title"}:
        fix = Edit(Span(0, heading.span.end), f"---\ntitle: {quoted(title)}\n---\n")
    message = say("The post has no front matter. Begin it with the lines ---, “title: {title}” and ---.", title=title)
    return Remark(heading.span, message, fix)


def _required(front_matter: FrontMatter, options: FrontMatterOptions) -> Iterator[tuple[str, Remark]]:
    for key in options.required:
        entry = front_matter.get(key)
        if entry and (not str("" if entry.value is None else entry.value).strip()):
            yield key, Remark(entry.key_span, say("“{key}” is empty. Give it a value.", key=key))
        elif entry is None:
            yield key, _lacking(front_matter, key)


def _lacking(front_matter: FrontMatter, key: str) -> Remark:
    written = [entry.key for entry in front_matter.entries]
    nearest = process.extractOne(
        key, written, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, processor=str.lower
    )
    if nearest is None:
        return Remark(_fence(front_matter), say("The post has no “{key}”. Add it to the front matter.", key=key))
    entry = front_matter.entries[nearest[2]]
    message = say("The site reads “{key}”, not “{written}”. Correct the key.", key=key, written=entry.key)
    return Remark(entry.key_span, message, Edit(entry.key_span, key) if entry.key.lower() == key else None)


def _misfits(front_matter: FrontMatter, options: FrontMatterOptions) -> Iterator[tuple[str, Remark]]:
    for complaint in options.compiled.complaints(front_matter.metadata):
        key = str(complaint.path[0]) if complaint.path else ""
        yield key, Remark(_place(front_matter, complaint), complaint.message, severity=complaint.severity)


def _place(front_matter: FrontMatter, complaint: Complaint) -> Span:
    entry = front_matter.get(str(complaint.path[0])) if complaint.path else None
    if entry is None:
        return _fence(front_matter)
    index = complaint.path[1] if len(complaint.path) > 1 else None
    return entry.items[index].span if isinstance(index, int) and index < len(entry.items) else entry.value_span


def _fence(front_matter: FrontMatter) -> Span:
    start = front_matter.span.start if front_matter.span else 0
    return Span(start, start + len("---"))


def _key_at(front_matter: FrontMatter, problem: Problem) -> str | None:
    around = (
        entry.key
        for entry in front_matter.entries
        if entry.key_span.start <= problem.span.start <= entry.value_span.end
    )
    return next(around, None)
