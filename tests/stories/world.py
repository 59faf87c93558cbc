"""A forge, the site of the sample, and the desk, driven by hand: an event, a look, its writes, until all is quiet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import sample
from bot.desk import Desk
from bot.engine import targets
from bot.engine.contract import Json
from bot.model.errors import RetryLater
from bot.model.event import PullRequestRef
from bot.settings import Settings
from bot.text.marker import extract
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

WAKES = 1000
"""Looks that the desk may want of itself while a story moves the clock on once."""


class Clock:
    """What time it is on the forge and on the desk alike: it stands still until a story moves it on."""

    def __init__(self, now: datetime = TODAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class World:
    """Whoever acts on the forge calls ``settle`` afterwards, and the desk has answered.

    In a forgetful one the engine's store is lost each time before that, and all that the desk remembers with it.
    """

    def __init__(self, forge: Forge, settings: Settings, clock: Clock, repository: Repository) -> None:
        self.forge = forge
        self.clock = clock
        self.repository = repository
        self.forgetful = False
        self.waits: list[float] = []
        """Seconds for which GitHub asked to be left alone."""
        self._seen = len(forge.deliveries)
        self._wakes: dict[str, tuple[datetime, Json]] = {}
        self.employ(lambda: Desk(settings, clock))

    def employ(self, make: Callable[[], Desk]) -> None:
        """Puts another desk to work; ``make`` gives one that remembers nothing."""
        self._make_desk = make
        self.desk = make()

    def lose_the_store(self) -> None:
        """What is left of the engine's jobs and of the desk's memory when a server starts with an empty store: nothing.

        Its first sweep looks at every open pull request.
        """
        self._seen = len(self.forge.deliveries)
        self._wakes.clear()
        self.desk = self._make_desk()
        for target in self.desk.sweep(self.now.isoformat()):
            self._answer(target)

    @property
    def now(self) -> datetime:
        return self.clock.now

    def open(self, files: Mapping[str, str | bytes | None], *, draft: bool = False, title: str = "Un billet") -> Pull:
        """A pull request from a branch of the repository, by the author of the sample draft."""
        self.repository.commit("billet", files, author=OPENER)
        return self.repository.open_pull("billet", title=title, author=OPENER, draft=draft)

    def settle(self) -> None:
        """Answers every event there is, as the server and the engine would, and those that follow from them."""
        if self.forgetful:
            self.lose_the_store()
        self._settle()

    def _settle(self) -> None:
        for _ in range(PATIENCE):
            waiting = {targets.key(targets.from_json(target)): target for target in self._events()}
            if not waiting:
                return
            for target in waiting.values():
                self._answer(target)
        raise AssertionError("The desk does not come to rest.")

    def pass_time(self, **span: float) -> None:
        """Lets ``days=3`` or ``hours=2`` go by, as :meth:`pass_until` does; the names are those of a timedelta."""
        self.pass_until(self.now + timedelta(**span))

    def pass_until(self, moment: datetime) -> None:
        """Moves the clock on. The desk looks again whenever it wanted to in the meantime, as the engine has it do."""
        for _ in range(WAKES):
            due = [wake for wake in self._wakes.values() if wake[0] <= moment]
            if not due:
                break
            self.clock.now, target = min(due, key=lambda wake: wake[0])
            self._answer(target)
            self._settle()
        else:
            raise AssertionError("The desk wakes up for ever.")
        self.clock.now = moment

    def look(self, pull: Pull) -> list[str]:
        """Looks at a pull request once, makes the writes, and returns their kinds."""
        target = self.target(pull)
        return [write["write"] for write in self._look(target)]

    def target(self, pull: Pull) -> Json:
        place = self.forge.installation_of(self.repository)
        assert place is not None
        return targets.to_json(PullRequestRef(place.id, self.repository.full_name, pull.number))

    def requests(self, method: str, path_end: str) -> int:
        """How many exchanges there were of that kind."""
        return sum(each.method == method and each.path.endswith(path_end) for each in self.forge.exchanges)

    def _events(self) -> Iterator[Json]:
        new, self._seen = self.forge.deliveries[self._seen :], len(self.forge.deliveries)
        for delivery in new:
            target = routing.concerns(delivery.event, delivery.payload, self.forge.app.bot.login)
            if target is not None:
                yield targets.to_json(target)

    def _answer(self, target: Json) -> None:
        if target["kind"] != "pull_request":
            for each in self.desk.expand(target):
                self._answer(each)
            return
        for _ in range(PATIENCE):
            try:
                self._look(target)
            except RetryLater as later:
                self.waits.append(later.seconds)
            else:
                return
        raise AssertionError("The desk puts its work off for ever.")

    def _look(self, target: Json) -> list[Json]:
        """Looks once, keeps when to look again, and makes the writes. Returns these."""
        look = self.desk.look(target)
        key = targets.key(targets.from_json(target))
        self._wakes.pop(key, None)
        if look["wake_at"]:
            wake_at = datetime.fromisoformat(look["wake_at"])
            assert wake_at > self.now
            self._wakes[key] = wake_at, target
        for write in look["writes"]:
            self.desk.write(target, write)
        return look["writes"]


@contextmanager
def world(root: Path, make: Callable[[Forge], Repository] | None = None, start: datetime = TODAY) -> Iterator[World]:
    """A world with the sample's site or another one. Every exchange in it must be as GitHub describes it."""
    clock = Clock(start)
    forge = Forge(root, clock)
    # An address is needed for events to be made; they are taken from the forge's own record.
    forge.app.webhook_url = "http://127.0.0.1:9/webhooks"
    forge.webhooks.hold()
    try:
        with serve(forge):
            yield World(forge, settings(forge), clock, (make or site)(forge))
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
    """The bodies of all comments of the bot that hold its checklist: one, unless something is wrong."""
    own = (comment.body for comment in pull.comments if comment.user is world.forge.app.bot)
    return [body for body in own if extract(body)[1] is not None]


def told(world: World, pull: Pull) -> str:
    """What people see of the one comment, the addresses of its links left out. Raises ValueError without just one."""
    (said,) = sticky(world, pull)
    return re.sub(r"\]\(http[^)\s]*\)", "](…)", extract(said)[0])
