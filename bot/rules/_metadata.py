"""What the keys of a front matter lack, and what they hold instead of what they should; each with its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model.conventions import Key, WrittenKey
from bot.model.finding import Remark, Severity
from bot.model.front_matter import FrontMatter, Problem
from bot.model.message import say
from bot.model.place import Edit, Span
from bot.rules._conventions import posts_with
from bot.rules._schema import Complaint, Schema

_NEAR = 0.75
"""From this similarity on, a key is taken for a slip of another one."""


def required(front_matter: FrontMatter, keys: tuple[str, ...]) -> Iterator[tuple[str, Remark]]:
    """The keys that lack, or that have no value."""
    for key in keys:
        entry = front_matter.get(key)
        if entry is None:
            yield key, _lacking(front_matter, key)
        elif entry.value is None or entry.value == [] or not str(entry.value).strip():
            yield key, Remark(entry.key_span, say("“{key}” is empty. Give it a value.", key=key))


ESSENTIAL = frozenset({"title", "layout", "date", "author", "authors"})
"""What a page is made from. Without another key the post can go out, so habit alone never demands one."""


def usual(front_matter: FrontMatter, keys: Iterable[Key]) -> Iterator[tuple[str, Remark]]:
    """The keys that lack though most posts have them, and those without a value though all posts give one."""
    for key in keys:
        entry = front_matter.get(key.name)
        severity = None if key.demanded and key.name in ESSENTIAL else Severity.ADVICE
        if entry is None:
            slip = _slip(front_matter, key.name)
            message = say(
                "The post has no “{key}”, though {posts} have it. Add it to the front matter.",
                key=key.name,
                posts=posts_with(key.support),
            )
            yield key.name, replace(slip or Remark(_fence(front_matter), message), severity=severity)
        elif key.support.strong and WrittenKey.of(entry).shape is None:
            posts = posts_with(key.support)
            message = say("“{key}” is empty, though {posts} give it a value. Give it one.", key=key.name, posts=posts)
            yield key.name, Remark(entry.key_span, message, severity=severity)


def misfits(front_matter: FrontMatter, schema: Schema) -> Iterator[tuple[str, Remark]]:
    """The values that a schema complains of; the key is empty for a complaint of all of them together."""
    for complaint in schema.complaints(front_matter.metadata):
        key = str(complaint.path[0]) if complaint.path else ""
        yield key, Remark(_place(front_matter, complaint), complaint.message, severity=complaint.severity)


def key_at(front_matter: FrontMatter, problem: Problem) -> str | None:
    """The key in whose line or value a problem stands."""
    for entry in front_matter.entries:
        if entry.key_span.start <= problem.span.start <= entry.value_span.end:
            return entry.key
    return None


def _lacking(front_matter: FrontMatter, key: str) -> Remark:
    message = say("The post has no “{key}”. Add it to the front matter.", key=key)
    return _slip(front_matter, key) or Remark(_fence(front_matter), message)


def _slip(front_matter: FrontMatter, key: str) -> Remark | None:
    """What to say of the key that was written where another one was meant."""
    written = [entry.key for entry in front_matter.entries]
    nearest = process.extractOne(
        key, written, scorer=OSA.normalized_similarity, score_cutoff=_NEAR, processor=str.lower
    )
    if nearest is None:
        return None
    entry = front_matter.entries[nearest[2]]
    message = say("The site reads “{key}”, not “{written}”. Correct the key.", key=key, written=entry.key)
    return Remark(entry.key_span, message, Edit(entry.key_span, key) if entry.key.lower() == key else None)


def _place(front_matter: FrontMatter, complaint: Complaint) -> Span:
    entry = front_matter.get(str(complaint.path[0])) if complaint.path else None
    if entry is None:
        return _fence(front_matter)
    index = complaint.path[1] if len(complaint.path) > 1 else None
    return entry.items[index].span if isinstance(index, int) and index < len(entry.items) else entry.value_span


def _fence(front_matter: FrontMatter) -> Span:
    start = front_matter.span.start if front_matter.span else 0
    return Span(start, start + len("---"))
