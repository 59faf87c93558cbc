"""The decision: from a Snapshot to a Plan. Pure: the same snapshot gives the same plan, whenever and wherever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from bot import check, clicks, fix_request, proposal, publication, reminders, states
from bot.barriers import Progress
from bot.commands import all_commands
from bot.config import Config, read_config
from bot.model.finding import Report, Severity
from bot.model.ledger import Ledger
from bot.model.message import Message, say
from bot.model.plan import ConfigurationReview, Labels, Plan, Readers
from bot.model.post import Post
from bot.model.reminder import Posted
from bot.model.site import Author, AuthorId, Login, SiteFacts
from bot.model.snapshot import PullState, Snapshot
from bot.model.standing import Standing
from bot.readers import choose
from bot.redating import redate
from bot.render._commands import Item, Usage
from bot.render.check_run import check_run, nothing_to_check
from bot.render.comment import CommentView, comment
from bot.render.language import Language, language
from bot.render.notes import note
from bot.render.suggestions import suggestions
from bot.reviewers._directory import Directory
from bot.rules import all_rules
from bot.rules._dates import is_future
from bot.rules._rule import Need
from bot.served import served
from bot.standing import fold, ledger_of
from bot.text.marker import extract
from bot.text.post import read_changed
from bot.waivers import waive

_LINKS_TAKE, _A_LINK_TAKES = timedelta(seconds=5), timedelta(seconds=0.25)
"""After so long most of the links are known; for the others there is another look."""

_HISTORY_TAKES = timedelta(seconds=10)
"""After so long GitHub's history of a comment has what the comment shows; it may lag behind by a second or two."""


def decide(snapshot: Snapshot) -> Plan:
    """What the pull request should show. A closed one is left as it is, unless Copydesk itself has merged it."""
    if snapshot.pull.state is not PullState.OPEN and snapshot.published_at is None:
        return Plan(Report(()))
    config, errors = read_config(snapshot.configuration)
    posts = tuple(map(read_changed, snapshot.posts))
    facts = check.facts(snapshot, config)
    found = check.report(posts, facts, config, (*errors, *_unread(snapshot)))
    directory = Directory.of(facts.today, check.authors_of(facts.site, snapshot.author_sources), config.authors)
    authors = _authors(posts, facts, directory)
    tongue = language(check.language_of(config, facts.settings, posts))
    settled = fold(
        snapshot,
        config,
        found,
        [author.login for author in authors if author.login],
        ZoneInfo(facts.settings.time_zone or "UTC"),
        day_first=tongue.code == "fr",
    )
    report = waive(found, settled.standing.waivers, config.waivers.forbidden)
    snapshot = replace(snapshot, choices=settled.choices, away=(*snapshot.away, *settled.away))
    proposed = proposal.review(snapshot, config)
    trusted, unsettled = not errors, _is_unsettled(report, snapshot, config)
    standing, commit = settled.standing, None
    if standing.fix and not unsettled and not _stands(snapshot):
        request, commit = fix_request.carry_out(
            standing.fix, snapshot, posts, facts, None if errors else config, _waived(report), tongue
        )
        shown = request if fix_request.is_news(request, snapshot) else None
        settled = replace(settled, ledger=settled.ledger.having(request), standing=replace(standing, fix=shown))
    posted = reminders.together(settled.ledger.reminded, snapshot.activity.notes)
    if not posts and not snapshot.unread:
        return _nothing_to_say(snapshot, report, tongue, config, proposed, _kept(settled.ledger, posted))

    standing, held = settled.standing, settled.standing.hold is not None
    complete = (report.complete or standing.ready is not None) and trusted and not unsettled and not held
    calendar = config.working_days.calendar(facts.settings.time_zone)
    readers = partial(
        choose,
        snapshot,
        config.reviewers,
        authors,
        complete=complete,
        posts=posts,
        directory=directory,
        calendar=calendar,
    )
    case = reminders.Case(
        snapshot=snapshot,
        config=config,
        directory=directory,
        calendar=calendar,
        standing=standing,
        authors=tuple(author.login for author in authors if author.login),
        complete=complete,
        scheduled=standing.schedule is not None or any(is_future(post, facts) for post in posts),
        posted=posted,
    )
    silenced = not trusted or unsettled or _stands(snapshot) or snapshot.pull.state is not PullState.OPEN
    reminded = reminders.remind(case, lambda silent: readers(silent=silent), silenced=silenced)
    choice, ledger = reminded.choice, _kept(settled.ledger, reminded.posted)
    suggested = None
    if trusted and config.suggestions and not snapshot.pull.draft:
        patches = {post.source.path: post.patch for post in snapshot.posts}
        suggested = suggestions(report, snapshot.pull, patches, tongue)
    state = states.state_of(report, choice.readers, draft=snapshot.pull.draft)
    progress = Progress(report, choice.readers, standing, state, trusted)
    due = publication.outlook(snapshot, config, facts, posts, progress)
    renewal = publication.renewal(snapshot, due)
    checked = check_run(report, snapshot.pull, tongue, proposed, held, ledger, due, renewal)
    run = None if unsettled or _stands(snapshot) else checked
    view = CommentView(
        report=report,
        pull=snapshot.pull,
        readers=choice.readers,
        previous=extract(snapshot.comment.body)[1] if snapshot.comment else None,
        help=config.help,
        refused=snapshot.refused,
        not_suggested=suggested.left_out if suggested else 0,
        offered=fix_request.offered(report, snapshot, config) if trusted else 0,
        standing=standing,
        ledger=ledger,
        items=_items(config, standing),
        publication=due,
        published=publication.published(snapshot, facts),
        remembered=publication.memory(snapshot, due),
        usages=[Usage(each.usage, each.help) for each in all_commands().values()] if settled.asked_for_help else (),
    )
    if snapshot.published_at:
        return Plan(report, comment=comment(view, tongue))
    scheduled = due is not None and not due.passed
    commit = commit or redate(snapshot, config, facts, posts, due, tongue)
    moments = (*_moments(snapshot, facts, config), *reminded.moments, *publication.moments(snapshot, due))
    return Plan(
        report=report,
        comment=None if _stands(snapshot) else comment(view, tongue),
        check=run,
        readers=choice.readers,
        ask=choice.ask if trusted and not held else (),
        let_go=_let_go(snapshot),
        labels=Labels()
        if unsettled
        else states.labels(states.shown(state, held=held, scheduled=scheduled), config.labels, tongue),
        suggestions=suggested,
        reactions=() if _stands(snapshot) else settled.reactions,
        notes=tuple(note(each, calendar.day(each.since), tongue) for each in reminded.notes),
        close=reminded.close,
        commit=commit,
        resolve=served(snapshot.threads, report) if trusted and not unsettled and not snapshot.unread else (),
        wake_at=min(moments, default=None),
        publication=due,
        merge=publication.method_now(snapshot, config, due, run),
        wants_gate=publication.is_at_the_gate(snapshot, due, run) and snapshot.gate is None,
        wants_neighbours=scheduled and snapshot.neighbours is None,
    )


def _kept(ledger: Ledger, posted: tuple[Posted, ...]) -> Mapping[str, Any]:
    """The ledger as JSON, empty where there is nothing to remember."""
    whole = replace(ledger, reminded=posted)
    return whole.to_json() if whole != Ledger() else {}


def _waived(report: Report) -> frozenset[str]:
    return frozenset(waived.finding.rule for post in report.posts for waived in post.waived)


def _let_go(snapshot: Snapshot) -> tuple[Login, ...]:
    """Who has declined and is asked still. Each is let go once: who asks them again afterwards knows why."""
    declined = {login.lower() for login, _ in snapshot.choices.declined} - {login.lower() for login in snapshot.let_go}
    return tuple(sorted(login for login in snapshot.requested if login.lower() in declined))


def _items(config: Config, standing: Standing) -> list[Item]:
    ticked = {tick.item: tick.login for tick in standing.ticks}
    return [Item(item.id, item.text, ticked.get(item.id)) for item in config.items]


def _is_unsettled(report: Report, snapshot: Snapshot, config: Config) -> bool:
    """Whether links that nothing is known of are all that could still block: nobody is told that all is well yet."""
    return report.complete and bool(snapshot.links.unknown) and check.wants_links(config, (Severity.BLOCKER,))


def _stands(snapshot: Snapshot) -> bool:
    """Whether what was said of this very commit stands until its links are known again, after a restart for instance.

    Else what they led to would be taken back and said again. Whom GitHub refused is said at once: it is kept there.
    """
    said = snapshot.comment is not None and snapshot.check is not None
    return said and bool(snapshot.links.unknown) and not snapshot.refused


def _unread(snapshot: Snapshot) -> Iterator[Message]:
    for path in snapshot.unread:
        yield say("{path} could not be read: it is too large, or the pull request changes too many files.", path=path)


def _authors(posts: Sequence[Post], facts: SiteFacts, directory: Directory) -> tuple[Author, ...]:
    """The authors whom the posts name and the site knows, in the order of the posts, each once."""
    named = dict.fromkeys(AuthorId(str(item.value)) for post in posts for item in post.front_matter.byline)
    found = (directory.author(author, facts.authors or {}) for author in named)
    return tuple(author for author in found if author)


def _nothing_to_say(
    snapshot: Snapshot,
    report: Report,
    tongue: Language,
    config: Config,
    proposed: ConfigurationReview | None,
    ledger: Mapping[str, Any],
) -> Plan:
    """A pull request without posts: no comment, unless one stands there from when it had some."""
    stale = None
    if snapshot.comment:
        previous = extract(snapshot.comment.body)[1]
        stale = comment(CommentView(report, snapshot.pull, Readers(), previous, config.help, ledger=ledger), tongue)
    labels = states.labels(None, config.labels, tongue)
    check = nothing_to_check(report, snapshot.pull, tongue, proposed, ledger=ledger)
    return Plan(report, comment=stale, check=check, labels=labels)


def _moments(snapshot: Snapshot, facts: SiteFacts, config: Config) -> Iterator[datetime]:
    """When the decision could differ although nothing happens on GitHub."""
    if _depends_on_the_day(config):
        yield _next_day(snapshot.now, facts)
    if snapshot.comment and clicks.unexplained(snapshot.comment.body, snapshot.edits, ledger_of(snapshot)):
        yield snapshot.now + _HISTORY_TAKES
    if snapshot.links.awaited:
        yield snapshot.now + _LINKS_TAKE + _A_LINK_TAKES * len(snapshot.links.awaited)


def _depends_on_the_day(config: Config) -> bool:
    return any(Need.TODAY in rule.needs and any(config.severities(rule.id)) for rule in all_rules().values())


def _next_day(now: datetime, facts: SiteFacts) -> datetime:
    """The next midnight of the site, in UTC: an author may have left by then, a date may have passed."""
    midnight = datetime.combine(facts.today + timedelta(days=1), time(), ZoneInfo(facts.settings.time_zone or "UTC"))
    return midnight.astimezone(UTC)
