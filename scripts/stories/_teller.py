"""Acting a story out, and writing down what the pull request says at each step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from forge import Pull
from forge.conversation import ReviewState
from tests.stories.world import OPENER, World, told

_LINK = re.compile(r"\[([^][]*)\]\(…\)")
_ZONE = ZoneInfo("Europe/Paris")


class Teller:
    """Whoever acts says what they do in a sentence; the answer is quoted when it differs from the one before.

    A post is one text under one path, which pushes edit.
    """

    def __init__(self, world: World) -> None:
        self.lines: list[str] = []
        self._world = world
        self._path, self._text = "", ""
        self._said = ""
        self._pull: Pull | None = None

    @property
    def pull(self) -> Pull:
        if self._pull is None:
            raise ValueError("a story begins with open()")
        return self._pull

    def open(self, sentence: str, path: str, text: str, title: str, files: Mapping[str, bytes] | None = None) -> None:
        """The pull request, with its first push."""
        self._path, self._text = path, text
        self._world.repository.commit("billet", {path: text, **(files or {})}, author=OPENER)
        self._pull = self._world.repository.open_pull("billet", title=title, author=OPENER)
        self._answer(sentence)

    def push(
        self,
        sentence: str,
        *edits: tuple[str, str],
        path: str | None = None,
        files: Mapping[str, bytes | None] | None = None,
        after: float = 0.5,
    ) -> None:
        """A push, some hours after what was before: each edit replaces a text that stands there once."""
        self._world.pass_time(hours=after)
        for before, now in edits:
            if self._text.count(before) != 1:
                raise ValueError(f"stands {self._text.count(before)} times: {before!r}")
            self._text = self._text.replace(before, now)
        changed: dict[str, str | bytes | None] = {} if path in (None, self._path) else {self._path: None}
        self._path = path or self._path
        self.pull.push({**changed, self._path: self._text, **(files or {})})
        self._answer(sentence)

    def review(self, sentence: str, login: str, verdict: ReviewState, body: str = "", after: float = 3) -> None:
        self._world.pass_time(hours=after)
        self.pull.review(login, verdict, body)
        self._answer(sentence)

    def comment(self, sentence: str, login: str, body: str, after: float = 1) -> None:
        self._world.pass_time(hours=after)
        self.pull.comment(login, body)
        self._answer(sentence)

    def merge(self, sentence: str, by: str, after: float = 1) -> None:
        self._world.pass_time(hours=after)
        self.pull.merge(by=by)
        self._answer(sentence)

    def _answer(self, sentence: str) -> None:
        self._world.settle()
        when = f"**{_moment(self._world.now)}.** {sentence}"
        said = _LINK.sub(r"\1", told(self._world, self.pull))
        if said == self._said:
            self.lines += [f"{when} *The comment says what it said before.*", ""]
        else:
            self.lines += [when, "", *(f"> {line}".rstrip() for line in said.splitlines()), ""]
        self._said = said


def _moment(now: datetime) -> str:
    here = now.astimezone(_ZONE)
    return f"{here:%A} {here.day} {here:%B, %H:%M}"
