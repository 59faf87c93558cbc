"""What a snapshot comes to before anything is decided: its posts, what was found, and what people settled. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot import check, fix_request, proposal
from bot.config import Config, read_config
from bot.model.finding import Report, Severity
from bot.model.message import Message, say
from bot.model.plan import Commit, ConfigurationReview
from bot.model.post import Post
from bot.model.site import Author, AuthorId, Login, SiteFacts
from bot.model.snapshot import Snapshot
from bot.model.standing import Standing
from bot.render.language import Language, language
from bot.reviewers._directory import Directory
from bot.standing import Settled, fold
from bot.text.post import read_changed
from bot.waivers import waive


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the parts of the decision have in common.

    ``snapshot`` has the choices and absences that people told in commands. ``report`` is without what was let pass.
    ``directory`` knows who is who, and ``authors`` are those whom the posts name and the site knows, in the order of
    the posts. ``trusted`` is whether the configuration at base could be read; ``config`` are the defaults otherwise.
    ``commit`` is what a request for repairs comes to; its outcome stands in ``settled``.
    """

    snapshot: Snapshot
    config: Config
    trusted: bool
    posts: tuple[Post, ...]
    facts: SiteFacts
    language: Language
    directory: Directory
    authors: tuple[Author, ...]
    settled: Settled
    report: Report
    proposed: ConfigurationReview | None = None
    commit: Commit | None = None

    @classmethod
    def of(cls, snapshot: Snapshot) -> Judgement:
        """Reads the posts, runs the rules and carries the commands out."""
        config, errors = read_config(snapshot.configuration)
        posts = tuple(map(read_changed, snapshot.posts))
        facts = check.facts(snapshot, config)
        found = check.report(posts, facts, config, (*errors, *_unread(snapshot)))
        directory = Directory.of(facts.today, check.authors_of(facts.site, snapshot.author_sources), config.authors)
        authors = _authors(posts, facts, directory)
        tongue = language(check.language_of(config, facts.settings, posts))
        settled = fold(snapshot, config, found, _logins(authors), facts.settings.zone, day_first=tongue.code == "fr")
        judged = cls(
            snapshot=replace(snapshot, choices=settled.choices, away=(*snapshot.away, *settled.away)),
            config=config,
            trusted=not errors,
            posts=posts,
            facts=facts,
            language=tongue,
            directory=directory,
            authors=authors,
            settled=settled,
            report=waive(found, settled.standing.waivers, config.waivers.forbidden),
        )
        return replace(judged, proposed=proposal.review(judged.snapshot, config))._with_repairs()

    @property
    def standing(self) -> Standing:
        return self.settled.standing

    @property
    def held(self) -> bool:
        return self.standing.hold is not None

    @property
    def logins(self) -> tuple[Login, ...]:
        """The logins of the authors, as far as they are known."""
        return _logins(self.authors)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the site."""
        return self.facts.settings.zone

    @property
    def unsettled(self) -> bool:
        """Whether links that nothing is known of are all that could block: nobody is told yet that all is well."""
        unknown = self.report.complete and bool(self.snapshot.links.unknown)
        return unknown and check.wants_links(self.config, (Severity.BLOCKER,))

    @property
    def stands(self) -> bool:
        """Whether what was said of this commit stands until its links are known again, after a restart for instance.

        Else what they led to would be taken back and said again. Whom GitHub refused is said at once: it is kept there.
        """
        said = self.snapshot.comment is not None and self.snapshot.check is not None
        return said and bool(self.snapshot.links.unknown) and not self.snapshot.refused

    @property
    def complete(self) -> bool:
        """Whether readers can read now."""
        is_ready = self.report.complete or self.standing.ready is not None
        return is_ready and self.trusted and not self.unsettled and not self.held

    def _with_repairs(self) -> Judgement:
        """With what a request for repairs comes to, and without it in what is shown once that is no news."""
        if not self.standing.fix or self.unsettled or self.stands:
            return self
        waived = frozenset(waived.finding.rule for post in self.report.posts for waived in post.waived)
        config = self.config if self.trusted else None
        request, commit = fix_request.carry_out(
            self.standing.fix, self.snapshot, self.posts, self.facts, config, waived, self.language
        )
        shown = request if fix_request.is_news(request, self.snapshot) else None
        settled = replace(
            self.settled, ledger=self.settled.ledger.having(request), standing=replace(self.standing, fix=shown)
        )
        return replace(self, settled=settled, commit=commit)


def _unread(snapshot: Snapshot) -> Iterator[Message]:
    for path in snapshot.unread:
        yield say("{path} could not be read: it is too large, or the pull request changes too many files.", path=path)


def _authors(posts: Sequence[Post], facts: SiteFacts, directory: Directory) -> tuple[Author, ...]:
    named = dict.fromkeys(AuthorId(str(item.value)) for post in posts for item in post.front_matter.byline)
    found = (directory.author(author, facts.authors or {}) for author in named)
    return tuple(author for author in found if author)


def _logins(authors: Sequence[Author]) -> tuple[Login, ...]:
    return tuple(author.login for author in authors if author.login)
