"""What makes a comment one that people can read, as far as a program can tell."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from babel.messages.pofile import read_po

from bot import render as rendering
from bot.text.marker import extract
from forge import Pull
from forge.pages.markdown import render

LONGEST = 6_000
"""In characters, without what is hidden: what somebody still reads to the end about one post."""

_OPEN = "- [ ] **"
_PLACE = re.compile(
    r"\]\((?P<address>[^()\s]*/blob/(?P<sha>[0-9a-f]{40})/(?P<path>[^()\s?]*)\?plain=1#L(?P<line>\d+))\)"
)
_TAG = re.compile(r"<[^>]*>")
_CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
_TO_SETTLE = re.compile(r"### (\d+) points? à régler")
_NAMED = re.compile(r"\{\w+\}")
_WORDS = 3
"""So many in a row, of our own English, are no coincidence."""


def faults(body: str, pull: Pull) -> list[str]:
    """What is wrong with a French comment on a pull request, in sentences; nothing for one that can be read."""
    said, state = extract(body)
    shown = unescape(_TAG.sub("", _CODE.sub("", str(render(said)))))
    found = [] if state is not None else ["The comment remembers nothing."]
    if not said.startswith("### "):
        found.append("It doesn't begin with how things stand.")
    if len(said) > LONGEST:
        found.append(f"It has {len(said)} characters.")
    found += [f"Markup shows: {sign}" for sign in ("<!--", "&#", "<br", "**", "](http", "copydesk:1") if sign in shown]
    found += [f"A sentence is English: {piece}" for piece in _english() if piece in said]
    return [*found, *_items(said), *_places(said, pull)]


def _items(said: str) -> list[str]:
    """Every open item says what to do, and the heading counts all of it."""
    found, tasks = [], 0
    lines = said.splitlines()
    for number, line in enumerate(lines):
        if line.startswith(_OPEN):
            below = 0
            while number + below + 1 < len(lines) and lines[number + below + 1].startswith("  - "):
                below += 1
            tasks += below
            if not below:
                found.append(f"Nothing stands under: {line}")
    if (heading := _TO_SETTLE.match(said)) and "de plus" not in said and int(heading[1]) != tasks:
        found.append(f"The heading counts {heading[1]} of {tasks}.")
    return found


def _places(said: str, pull: Pull) -> list[str]:
    """Every line that is named is there, in the commit that was looked at."""
    found = []
    for place in _PLACE.finditer(said):
        if place["sha"] != pull.head_sha:
            found.append(f"It leads to an older commit: {place['address']}")
        text = pull.read(unquote(place["path"]))
        if int(place["line"]) > text.count(b"\n") + 1:
            found.append(f"There is no such line: {place['address']}")
    return found


@cache
def _english() -> tuple[str, ...]:
    """The pieces of our English sentences between what they quote, as far as French says them otherwise."""
    path = Path(rendering.__path__[0], "locale", "fr", "LC_MESSAGES", "copydesk.po")
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale="fr") if message.id]
    english = {text for message in messages for text in ([message.id] if isinstance(message.id, str) else message.id)}
    pieces = {piece.strip() for text in english for piece in _NAMED.split(text)}
    return tuple(sorted(piece for piece in pieces if len(piece.split()) >= _WORDS))
