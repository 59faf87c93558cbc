"""What a comment remembers, so that the next one can say what has changed since.

Two looks are kept, the present one and the last that differed from it: a look again at an unchanged state then
says the same as before, to the byte.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.model.finding import ChecklistItem, Report
from bot.model.prints import DIGITS
from bot.model.prints import prints as every_print
from bot.model.site import Login

VERSION = 1
MAX_PRINTS = 12
"""Findings of one item that are remembered one by one; of more than that only the number is."""
MAX_REFUSED = 30

_PRINTS = re.compile(rf"(?:[0-9a-f]{{{DIGITS}}}){{1,{MAX_PRINTS}}}")
_LOGIN = re.compile(r"[\w-]{1,39}(?:\[bot\])?", re.ASCII)

Look = Mapping[ChecklistItem, str | int]
"""By item, what was found: the findings' prints one after the other, or how many there were."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many findings of which items are gone and how many are new, in the checklist's order."""

    settled: tuple[tuple[ChecklistItem, int], ...] = ()
    new: tuple[tuple[ChecklistItem, int], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """``before`` is None until something has changed; ``refused`` are those whom GitHub did not let us ask."""

    now: Look
    before: Look | None = None
    refused: tuple[Login, ...] = ()

    def changes(self) -> Changes:
        """What has changed since the last look that differed."""
        if self.before is None:
            return Changes()
        settled, new = [], []
        for item in ChecklistItem:
            gone, come = _difference(self.before.get(item, ""), self.now.get(item, ""))
            settled += [(item, gone)] if gone else []
            new += [(item, come)] if come else []
        return Changes(tuple(settled), tuple(new))

    def to_json(self) -> dict[str, Any]:
        """For the marker; below 4 kB whatever was found."""
        return {"v": VERSION, "open": self.now, "before": self.before, "refused": list(self.refused)}


def state(report: Report, previous: Mapping[str, Any] | None, refused: Iterable[Login]) -> State:
    """What to remember of a report, after what the comment remembered before it (None for the first look)."""
    now = look(report)
    names = tuple(sorted(login for login in refused if _LOGIN.fullmatch(login)))[:MAX_REFUSED]
    if previous is None or previous.get("v") != VERSION:
        return State(now, None, names)
    last, before = _read(previous.get("open")), _read(previous.get("before"))
    return State(now, before if last is None or last == now else last, names)


def look(report: Report) -> Look:
    """The findings of a report by their prints."""
    prints: defaultdict[ChecklistItem, list[str]] = defaultdict(list)
    for post, finding, print_ in every_print(report.posts):
        item = next((entry.item for entry in post.checklist if finding.rule in entry.rules), ChecklistItem.TEXT)
        prints[item].append(print_)
    return {
        item: "".join(sorted(prints[item])) if len(prints[item]) <= MAX_PRINTS else len(prints[item])
        for item in ChecklistItem
        if prints[item]
    }


def _difference(before: str | int, now: str | int) -> tuple[int, int]:
    if isinstance(before, str) and isinstance(now, str):
        old, new = Counter(_split(before)), Counter(_split(now))
        return (old - new).total(), (new - old).total()
    grown = _number(now) - _number(before)
    return max(-grown, 0), max(grown, 0)


def _number(found: str | int) -> int:
    return found if isinstance(found, int) else len(_split(found))


def _split(prints: str) -> list[str]:
    return [prints[start : start + DIGITS] for start in range(0, len(prints), DIGITS)]


def _read(data: object) -> Look | None:
    """A look out of the marker, None when it isn't one: people can edit the comment."""
    if not isinstance(data, dict):
        return None
    return {item: data[item] for item in ChecklistItem if item in data and _is_found(data[item])}


def _is_found(value: object) -> bool:
    if isinstance(value, str):
        return _PRINTS.fullmatch(value) is not None
    return type(value) is int and 0 < value < 10**9
