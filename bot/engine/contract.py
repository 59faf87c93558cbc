"""What the desk gives the engine: plain JSON in and out, so that stored inputs survive a change of code."""

from __future__ import annotations

from typing import Any, Protocol, TypeAlias, TypedDict

Json: TypeAlias = dict[str, Any]
"""A JSON object: text keys, and nothing inside that ``json`` cannot write."""


class Look(TypedDict):
    """What looking at one pull request comes to."""

    writes: list[Json]
    """In the order in which they are to be made."""
    wake_at: str | None
    """When the decision could next differ by itself: ISO 8601 with an offset, or never."""


class Work(Protocol):
    """The work behind a delivery. A target is what :func:`bot.engine.targets.to_json` makes.

    Any method may raise :class:`bot.model.errors.RetryLater`: the engine then does the whole job again after the
    pause, and no thread waits meanwhile. Any other exception is tried again a few times, then it is a bug. The
    methods are called from several threads at once, for different pull requests.
    """

    def expand(self, target: Json) -> list[Json]:
        """The targets to look at for a branch, a commit or an installation."""

    def look(self, target: Json) -> Look:
        """Gather, decide and reconcile for one pull request. Changes nothing on GitHub."""

    def write(self, target: Json, write: Json) -> None:
        """One of the writes of ``look``. May be called again after it worked, so it is idempotent."""

    def failed(self, target: Json, delivery: str) -> None:
        """Says on the pull request that looking at it failed for good, as well as it can."""

    def sweep(self, now: str) -> list[Json]:
        """Makes up for what was missed by ``now`` (ISO 8601, UTC) and returns the targets to look at."""


class EngineSettings(Protocol):
    """The part of the settings that the engine reads; :class:`bot.settings.Settings` has it."""

    @property
    def database_url(self) -> str: ...
    @property
    def settle_seconds(self) -> float: ...
    @property
    def poll_seconds(self) -> float: ...
    @property
    def concurrency(self) -> int: ...
    @property
    def writes_per_minute(self) -> int: ...
    @property
    def sweep_cron(self) -> str: ...
