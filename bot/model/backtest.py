"""How the rules did on pull requests that people have merged, as data; :mod:`bot.backtest` works it out.

Two states of each pull request count: the *opening*, at which the desk speaks first, and the *merge*, which people have
read and accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.model.finding import Severity


class Part(StrEnum):
    """What of a post people change that a rule could have pointed at."""

    FRONT_MATTER = "front matter"
    FILE_NAME = "file name"
    HEADINGS = "headings"
    LINKS = "links"
    IMAGES = "images"


@dataclass(frozen=True, slots=True)
class Stand:
    """A finding at one state, with its message in English; ``path`` and ``line`` are those of that state."""

    rule: str
    severity: Severity
    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Raised:
    """A finding at the opening: ``gone`` when it no longer stood at the merge, ``pointed`` at a line that changed."""

    stand: Stand
    gone: bool
    pointed: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that people changed from the opening to the merge. ``what`` names the kind, such as ``title changed``.

    ``before`` and ``after`` are what stood there, empty for nothing; ``noticed`` when a finding had pointed there.
    """

    part: Part
    what: str
    path: str
    before: str
    after: str
    noticed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One pull request. ``opening`` is None where history has forgotten it, as after a squash."""

    pull: str
    opening: str | None
    merge: str
    posts: int
    raised: tuple[Raised, ...]
    standing: tuple[Stand, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        """From 0 to 1, None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Noise, use and reach.

    ``blockers`` and ``advice`` are those at the merge; ``blockers_gone`` and ``advice_gone`` are of those at the
    opening; ``reach`` is of the pull requests in which people changed a ``Part``, where a finding at the opening
    pointed at a line that changed.
    """

    posts: int
    blockers: int
    advice: int
    blockers_gone: Share
    advice_gone: Share
    reach: Share

    @property
    def blockers_a_post(self) -> float | None:
        return Share(self.blockers, self.posts).ratio

    @property
    def advice_a_post(self) -> float | None:
        return Share(self.advice, self.posts).ratio


@dataclass(frozen=True, slots=True)
class Example:
    """A finding to look at: at the opening where people acted on it, else at the merge."""

    pull: str
    commit: str
    stand: Stand
    gone: bool


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How often one rule spoke, whether people acted on it, and the numbers as they would be without it."""

    rule: str
    raised: int
    gone: int
    blockers: int
    advice: int
    examples: tuple[Example, ...]
    without: Numbers


@dataclass(frozen=True, slots=True)
class Missed:
    """A kind of edit: in so many pull requests, of those with one, no finding had pointed at any such edit."""

    part: Part
    what: str
    pulls: Share


@dataclass(frozen=True, slots=True)
class Backtest:
    """All of it: ``pulls`` with a post, ``followed`` those of them whose opening is known."""

    pulls: int
    followed: int
    numbers: Numbers
    rules: tuple[RuleFigures, ...]
    missed: tuple[Missed, ...]
    errors: tuple[str, ...] = ()
