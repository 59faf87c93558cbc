"""Desired state: what a pull request should show. Nothing here is an instruction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.model.finding import Report
from bot.model.message import Message
from bot.model.place import Position
from bot.model.publication import MergeMethod, Publication
from bot.model.site import Login
from bot.model.snapshot import Sha


class ReaderStatus(StrEnum):
    """Where a reader stands. LATER: will be asked once nothing blocks; UNASKABLE: GitHub does not let us ask."""

    LATER = "later"
    ASKED = "asked"
    COMMENTED = "commented"
    APPROVED = "approved"
    CHANGES_REQUESTED = "changes-requested"
    UNASKABLE = "unaskable"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads the post. ``confirms`` marks an author of the post, asked to confirm, not to read."""

    login: Login
    reason: Message
    status: ReaderStatus
    confirms: bool = False


class Obstacle(StrEnum):
    """Why somebody who could read is not asked. REFUSED: GitHub refused it; UNASKABLE: it would; LET_OFF: was asked
    once and is no more, without having read; NOT_NEEDED: others are enough."""

    OPENER = "opener"
    AUTHOR = "author"
    NO_LOGIN = "no-login"
    LEFT = "left"
    NOT_YET = "not-yet"
    DECLINED = "declined"
    LET_OFF = "let-off"
    REFUSED = "refused"
    UNASKABLE = "unaskable"
    AWAY = "away"
    AT_CAP = "at-cap"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Somebody who is not asked, under their login or, without one, the name that the site knows them by.

    ``day`` is the last day before LEFT, the first one after NOT_YET, or the last one of AWAY, ``number`` the cap for
    AT_CAP, and ``words`` the reason that was given for DECLINED.
    """

    name: str
    obstacle: Obstacle
    day: date | None = None
    number: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads and why. ``wanted`` is the configured count; ``missing`` how many could not be found.

    ``passed_over`` are people who would have come first, had others not been asked already. The usual reason is
    that they can't be asked, which is worth saying; whether they can is for the desk to find out. ``not_asked`` are all
    candidates who are not asked, each once, by name. ``roles_missing`` are the roles that nobody fills.
    """

    readers: tuple[Reader, ...] = ()
    wanted: int = 0
    missing: int = 0
    passed_over: tuple[Login, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()
    roles_missing: tuple[str, ...] = ()

    @property
    def ask_for_changes(self) -> bool:
        """Whether one of them has asked for changes, and not approved since."""
        return any(reader.status is ReaderStatus.CHANGES_REQUESTED for reader in self.readers)

    @property
    def approve(self) -> bool:
        """Whether as many have approved as are needed."""
        approvals = sum(reader.status is ReaderStatus.APPROVED and not reader.confirms for reader in self.readers)
        return approvals >= self.needed

    @property
    def needed(self) -> int:
        """How many have to approve: as many as are wanted and can be found, and at least one, whatever is wanted."""
        return max(self.wanted - self.missing, 1)


class Conclusion(StrEnum):
    SUCCESS = "success"
    FAILURE = "failure"
    NEUTRAL = "neutral"


class AnnotationLevel(StrEnum):
    FAILURE = "failure"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One line mark of a check run. Columns are given only when the range stays on one line, as GitHub wants it.

    https://docs.github.com/en/rest/checks/runs#create-a-check-run
    """

    path: str
    start_line: int
    end_line: int
    level: AnnotationLevel
    title: str
    message: str
    start_column: int | None = None
    end_column: int | None = None


@dataclass(frozen=True, slots=True)
class CheckRun:
    """The check ``copydesk`` on one commit, already in words. ``digest`` changes whenever anything in it does.

    Without a conclusion it is in progress, which holds the merge where the check is required; ``renewal`` counts down
    how often it is made anew until then.
    """

    head: Sha
    conclusion: Conclusion | None
    title: str
    summary: str
    annotations: tuple[Annotation, ...]
    digest: str
    renewal: int | None = None


@dataclass(frozen=True, slots=True)
class LineRemark:
    """Something to say about a place of a file; ``position`` is None for the file as a whole."""

    message: Message
    position: Position | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a configuration would change for the posts of one open pull request, counted in blockers."""

    number: int
    title: str
    settled: int
    new: int


@dataclass(frozen=True, slots=True)
class ConfigurationReview:
    """What is to be said of a proposed configuration.

    With ``mistakes`` it can't be used, and would leave the site on the defaults. ``remarks`` are doubts that hold
    nothing. ``effects`` are in the order of the pull requests' numbers, only those with any; ``compared`` is how many
    pull requests were looked at.
    """

    path: str
    mistakes: tuple[LineRemark, ...] = ()
    remarks: tuple[LineRemark, ...] = ()
    effects: tuple[Effect, ...] = ()
    compared: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A label to create when the repository lacks it; ``color`` is six hexadecimal digits without ``#``."""

    name: str
    color: str
    description: str


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels of ours that the pull request should bear, and those of ours that it should not."""

    present: tuple[Label, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comment on lines of the new file, already in words; ``digests`` tell which repairs it holds."""

    path: str
    start_line: int
    end_line: int
    body: str
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Repairs to suggest on one commit, and the words before them; ``left_out`` is how many more there are."""

    head: Sha
    body: str
    items: tuple[Suggestion, ...]
    left_out: int = 0

    def besides(self, shown: frozenset[str]) -> tuple[Suggestion, ...]:
        """Those that hold a repair which is not among those shown, by their digests."""
        return tuple(item for item in self.items if not shown.issuperset(item.digests))


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji under a comment in the conversation; ``content`` is GitHub's name of it."""

    comment_id: int
    content: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it is to be at ``path``, and its mode as it is.

    ``text`` is all of it, with a byte order mark and line ends as they are to be, or None where its bytes stay.
    ``previous_path`` is where it stands now, if that is elsewhere.
    """

    path: str
    text: str | None
    previous_path: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that the branch ``branch`` of the repository ``owner/name`` should have on top of ``parent``."""

    repository: str
    branch: str
    parent: Sha
    message: str
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What one pull request should show. ``comment`` and ``check`` are None where there is nothing to say.

    ``commit`` is wanted on its branch. All but the check waits for the look that follows from it.

    ``ask`` are people whose reading should be requested now, ``let_go`` those whose request should be withdrawn.
    ``reactions`` answer commands carried out at this look. ``resolve`` are the conversations on lines, by GitHub's name
    for them, that are settled. ``notes`` are reminders due now, in words; with ``close`` the pull request is not to
    stay open.
    ``publication`` is when the posts go out, ``merge`` how to merge them now. ``wants_gate`` and ``wants_neighbours``
    are whether more of GitHub is to be read for that, see :class:`bot.model.snapshot.Snapshot`, and the decision made
    again. ``wake_at`` (UTC) is the next moment at which the decision could differ although nothing happens.
    """

    report: Report
    comment: str | None = None
    check: CheckRun | None = None
    readers: Readers = Readers()
    ask: tuple[Login, ...] = ()
    let_go: tuple[Login, ...] = ()
    labels: Labels = Labels()
    suggestions: Suggestions | None = None
    reactions: tuple[Reaction, ...] = ()
    commit: Commit | None = None
    notes: tuple[str, ...] = ()
    close: bool = False
    resolve: tuple[str, ...] = ()
    wake_at: datetime | None = None
    publication: Publication | None = None
    merge: MergeMethod | None = None
    wants_gate: bool = False
    wants_neighbours: bool = False
