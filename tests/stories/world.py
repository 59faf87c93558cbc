"""A forge, the site of the sample, and the desk, driven by hand: an event, a look, its writes, until all is quiet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot import sample
from bot.desk import Desk
from bot.engine import targets
from bot.engine.contract import Json
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.settings import Settings
from forge import Forge, Pull, Repository
from forge.server import serve
from tests.stories.settings import settings
from webhooks import routing

NAME = "carnet/blog"
OPENER = "lucie-martel"
PEOPLE = ("amadou-sy", "claire-dumas", "samuel-roche", "redaction-carnet")
TODAY = datetime(2026, 11, 10, 9, tzinfo=UTC)

PATIENCE = 20
"""Rounds after which the desk must have come to rest."""


class World:
    """Whoever acts on the forge calls ``settle`` afterwards, and the desk has answered."""

    def __init__(self, forge: Forge, settings: Settings) -> None:
        self.forge = forge
        self.now = TODAY
        self.desk = Desk(settings, lambda: self.now)
        self.repository = site(forge)
        self.waits: list[float] = []
        """Seconds for which GitHub asked to be left alone."""
        self._seen = len(forge.deliveries)

    def open(self, files: Mapping[str, str | bytes | None], *, draft: bool = False, title: str = "Un billet") -> Pull:
        """A pull request from a branch of the repository, by the author of the sample draft."""
        self.repository.commit("billet", files, author=OPENER)
        return self.repository.open_pull("billet", title=title, author=OPENER, draft=draft)

    def settle(self) -> None:
        """Answers every event there is, as the server and the engine would, and those that follow from them."""
        for _ in range(PATIENCE):
            waiting = {targets.key(targets.from_json(target)): target for target in self._events()}
            if not waiting:
                return
            for target in waiting.values():
                self._answer(target)
        raise AssertionError("The desk does not come to rest.")

    def look(self, pull: Pull) -> list[str]:
        """Looks at a pull request once, makes the writes, and returns their kinds."""
        target = self.target(pull)
        look = self.desk.look(target)
        for write in look["writes"]:
            self.desk.write(target, write)
        return [write["write"] for write in look["writes"]]

    def target(self, pull: Pull) -> Json:
        place = self.forge.installation_of(self.repository)
        assert place is not None
        return targets.to_json(PullRequestRef(place.id, NAME, pull.number))

    def requests(self, method: str, path_end: str) -> int:
        """How many exchanges there were of that kind."""
        return sum(each.method == method and each.path.endswith(path_end) for each in self.forge.exchanges)

    def _events(self) -> Iterator[Json]:
        new, self._seen = self.forge.deliveries[self._seen :], len(self.forge.deliveries)
        for delivery in new:
            target = routing.route(delivery.event, delivery.payload)
            if target is not None and routing.sender(delivery.payload) != self.forge.app.bot.login:
                yield targets.to_json(target)

    def _answer(self, target: Json) -> None:
        if target["kind"] != "pull_request":
            for each in self.desk.expand(target):
                self._answer(each)
            return
        for _ in range(PATIENCE):
            try:
                for write in self.desk.look(target)["writes"]:
                    self.desk.write(target, write)
            except RetryLater as later:
                self.waits.append(later.seconds)
            else:
                return
        raise AssertionError("The desk puts its work off for ever.")


@contextmanager
def world(root: Path) -> Iterator[World]:
    """Every exchange in it must be as GitHub describes it."""
    forge = Forge(root)
    # An address is needed for events to be made; they are taken from the forge's own record.
    forge.app.webhook_url = "http://127.0.0.1:9/webhooks"
    forge.webhooks.hold()
    try:
        with serve(forge):
            yield World(forge, settings(forge))
    finally:
        forge.close()
    assert forge.violations == []


def site(forge: Forge) -> Repository:
    """The sample's site with its people."""
    repository = forge.create_repository(NAME, dict(sample.files()))
    for login in (OPENER, *PEOPLE):
        repository.add_collaborator(login, "write")
    return repository


def sticky(world: World, pull: Pull) -> list[str]:
    """The bodies of all comments of the bot."""
    return [comment.body for comment in pull.comments if comment.user is world.forge.app.bot]
