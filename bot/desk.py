"""The desk: gather, decide, reconcile, apply, for the engine to call in this order and to repeat at will."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.decide import decide
from bot.engine import targets
from bot.engine.contract import Json, Look
from bot.github import deliveries, listing, merging, people
from bot.github.apply import apply
from bot.github.auth import App, AppSettings
from bot.github.client import Client
from bot.github.commits import PushRefused
from bot.github.errors import Gone
from bot.github.gather import gather, pull_request, site_language
from bot.github.merging import MergeRefused
from bot.github.onboarding import propose
from bot.github.trees import TooManyFiles
from bot.links import Follower, Web
from bot.model.errors import RetryLater
from bot.model.event import BranchRef, CommitRef, InstallationRef, PullRequestRef
from bot.model.link_status import Links
from bot.model.plan import Plan, ReaderStatus
from bot.model.site import Login
from bot.model.snapshot import PullRequest, PullState, Snapshot
from bot.model.write import CreateCheck, CreateComment, UpdateCheck, UpdateComment, Write, from_json, to_json
from bot.reconcile import reconcile
from bot.render.check_run import broken
from bot.render.language import SOURCE, Language, language
from bot.spelling import Proofreader

RECENT = timedelta(days=3)
"""How far a sweep looks back, but for the first of a process: as long as GitHub keeps deliveries that failed."""

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a pull request should show, what it does, and the writes between the two."""

    plan: Plan
    snapshot: Snapshot
    writes: tuple[Write, ...]


class DeskSettings(AppSettings, Protocol):
    """The part of the settings that the desk reads; :class:`bot.settings.Settings` has it."""

    @property
    def check_links(self) -> bool: ...
    @property
    def onboarding(self) -> bool: ...


class Desk:
    """The work behind a delivery, see :class:`bot.engine.contract.Work`.

    ``now`` gives the time in UTC. ``web`` is how links to other sites are reached, where the settings let them be.
    """

    def __init__(self, settings: DeskSettings, now: Callable[[], datetime] = _now, web: Web | None = None) -> None:
        self._app = App(settings, now)
        self._now = now
        self._follower = Follower(now, web) if settings.check_links else None
        self._proofreader = Proofreader()
        self._onboards = settings.onboarding
        self._has_swept = False

    def look(self, target: Json) -> Look:
        """Reads the pull request and says what is to be written. One that is gone needs nothing more."""
        try:
            decision = self.decide(_pull_request(target))
        except Gone as gone:
            log.info("nothing to do: %s", gone, extra={"target": target})
            return Look(writes=[], wake_at=None)
        wake_at = decision.plan.wake_at
        return Look(
            writes=[to_json(write) for write in decision.writes],
            wake_at=wake_at.isoformat() if wake_at else None,
        )

    def write(self, target: Json, write: Json) -> None:
        """Makes one write. Raises RetryLater after one that GitHub refused, for some people or as a whole.

        The comment says so by then, and all else that was decided with it in mind is to be decided anew.
        """
        ref = _pull_request(target)
        try:
            with self._app.client(ref.installation) as client:
                try:
                    refused = apply(client, ref, from_json(write))
                except PushRefused as reason:
                    log.warning("nothing is pushed: %s", reason, extra={"target": target})
                    self._say_refused(client, ref, push_refused=True)
                    raise RetryLater(1.0, "GitHub did not let us push") from reason
                except MergeRefused as reason:
                    log.info("GitHub refused to merge: %s", reason, extra={"target": target})
                    self._say_refused(client, ref, refusal=reason.words)
                    return
                if refused:
                    self._say_refused(client, ref, refused)
                    raise RetryLater(1.0, f"GitHub let us ask all but {len(refused)}")
        except Gone as gone:
            log.info("nothing to do: %s", gone, extra={"target": target})

    def expand(self, target: Json) -> list[Json]:
        """The open pull requests of a branch, a commit or an installation.

        An installation's sites that have no configuration are offered one in a pull request, each once.
        """
        ref = targets.from_json(target)
        try:
            with self._app.client(ref.installation) as client:
                match ref:
                    case PullRequestRef():
                        found = [ref]
                    case BranchRef():
                        found = listing.pulls_into(client, ref)
                    case CommitRef():
                        found = listing.pulls_of(client, ref)
                    case InstallationRef():
                        found = listing.pulls_reached(client, ref)
                        if self._onboards:
                            self._propose_configurations(client, ref)
        except Gone as gone:
            log.info("nothing to do: %s", gone, extra={"target": target})
            return []
        return [targets.to_json(pull) for pull in found]

    def failed(self, target: Json, delivery: str) -> None:
        """Turns the check neutral and says there that the mistake is ours."""
        ref = _pull_request(target)
        try:
            with self._app.client(ref.installation) as client:
                pull = pull_request(client, ref)
                if pull.state is PullState.OPEN:
                    apply(client, ref, CreateCheck(broken(pull.head, delivery, _language(client, pull))))
        except Exception:
            log.exception("the check could not be turned neutral", extra={"delivery": delivery})

    def sweep(self, now: str) -> list[Json]:
        """Has deliveries that failed sent again, and returns the open pull requests that changed lately.

        The first sweep of a process returns all of them, as the engine's store may have been lost as well.
        """
        moment = datetime.fromisoformat(now)
        with self._app.integration() as integration:
            requested = deliveries.request_failed(integration, moment)
        found = listing.pulls_everywhere(self._app, moment - RECENT if self._has_swept else None)
        self._has_swept = True
        log.info("sweep: %d deliveries requested again, %d pull requests to look at", requested, len(found))
        return [targets.to_json(pull) for pull in found]

    def decide(self, ref: PullRequestRef) -> Decision:
        """Reads the pull request and decides; changes nothing. Raises Gone and RetryLater."""
        with self._app.client(ref.installation) as client:
            return self._decide(client, ref)

    def installation_of(self, repository: str) -> int:
        """The installation that covers ``owner/name``. Raises Gone when there is none."""
        return self._app.installation_of(repository)

    def _decide(
        self,
        client: Client,
        ref: PullRequestRef,
        refused: frozenset[Login] = frozenset(),
        *,
        push_refused: bool = False,
        refusal: str = "",
    ) -> Decision:
        """Decides, and again without those who turn out not to be askable, until all whom the plan names are.

        What the plan wants to know of publication is read as well. The arguments are what GitHub has just refused.
        """
        snapshot = gather(client, ref, self._now(), self._look_up, self._proofreader.read)
        refused = snapshot.refused | refused
        snapshot = replace(snapshot, refused=refused, push_refused=push_refused, refusal=refusal)
        unaskable = snapshot.refused
        checked: set[Login] = set()
        while True:
            snapshot = replace(snapshot, unaskable=snapshot.unaskable | unaskable)
            plan = decide(snapshot)
            unchecked = _to_be_asked(plan) - checked
            checked |= unchecked
            unaskable = people.unaskable(client.repository(ref.repository), unchecked)
            if plan.wants_gate:
                snapshot = replace(snapshot, gate=merging.gate(client.repository(ref.repository), snapshot.pull))
            if plan.wants_neighbours:
                beside = merging.neighbours(client, ref, snapshot.pull.base_branch, snapshot.now)
                snapshot = replace(snapshot, neighbours=beside)
            if not (unaskable or plan.wants_gate or plan.wants_neighbours):
                return Decision(plan, snapshot, reconcile(plan, snapshot))

    def _look_up(self, urls: Sequence[str]) -> Links:
        return self._follower.look_up(urls) if self._follower else Links()

    def _propose_configurations(self, client: Client, ref: InstallationRef) -> None:
        """One repository that can't be read does not keep the others from it."""
        for repository in listing.repositories(client, ref):
            try:
                number = propose(client, repository, self._now())
            except (Gone, TooManyFiles) as reason:
                log.info("no configuration is proposed to %s: %s", repository.full_name, reason)
            else:
                if number:
                    log.info("a configuration is proposed in %s#%d", repository.full_name, number)

    def _say_refused(
        self,
        client: Client,
        ref: PullRequestRef,
        refused: frozenset[Login] = frozenset(),
        *,
        push_refused: bool = False,
        refusal: str = "",
    ) -> None:
        """In the comment; that nothing could be pushed is an answer as well, which the check remembers."""
        said = (
            CreateComment | UpdateComment | CreateCheck | UpdateCheck if push_refused else CreateComment | UpdateComment
        )
        for write in self._decide(client, ref, refused, push_refused=push_refused, refusal=refusal).writes:
            if isinstance(write, said):
                apply(client, ref, write)


def _language(client: Client, pull: PullRequest) -> Language:
    """The language of the site, or English where the very reading of it may be what fails."""
    try:
        return language(site_language(client, pull))
    except Exception:
        return language(SOURCE)


def _to_be_asked(plan: Plan) -> frozenset[Login]:
    later = {reader.login for reader in plan.readers.readers if reader.status is ReaderStatus.LATER}
    return frozenset(later.union(plan.ask, plan.readers.passed_over))


def _pull_request(target: Json) -> PullRequestRef:
    ref = targets.from_json(target)
    if not isinstance(ref, PullRequestRef):
        raise ValueError(f"not a pull request: {target!r}")
    return ref
