"""The decision: from a Snapshot to a Plan. Pure: the same snapshot gives the same plan, whenever and wherever."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from bot import clicks, fix_request, publication, reminders, states
from bot.barriers import Progress
from bot.commands import all_commands
from bot.config import Config
from bot.judgement import Judgement
from bot.model.finding import Report
from bot.model.ledger import Ledger
from bot.model.plan import Labels, Plan, Readers, Suggestions
from bot.model.reminder import Posted
from bot.model.site import Login
from bot.model.snapshot import PullState, Snapshot
from bot.model.standing import Standing
from bot.readers import Choice, choose
from bot.redating import redate
from bot.render._commands import Item, Usage
from bot.render.check_run import check_run, nothing_to_check
from bot.render.comment import CommentView, comment
from bot.render.notes import note
from bot.render.suggestions import suggestions
from bot.rules import all_rules
from bot.rules._dates import is_future
from bot.rules._rule import Need
from bot.served import served
from bot.standing import ledger_of
from bot.text.marker import extract
from bot.working_time import Calendar

_LINKS_TAKE, _A_LINK_TAKES = timedelta(seconds=5), timedelta(seconds=0.25)
"""After so long most of the links are known; for the others there is another look."""

_HISTORY_TAKES = timedelta(seconds=10)
"""After so long GitHub's history of a comment has what the comment shows; it may lag behind by a second or two."""


def decide(snapshot: Snapshot) -> Plan:
    """What the pull request should show. A closed one is left as it is, unless Copydesk itself has merged it."""
    if snapshot.pull.state is not PullState.OPEN and snapshot.published_at is None:
        return Plan(Report(()))
    judged = Judgement.of(snapshot)
    return _of_posts(judged) if judged.posts or snapshot.unread else _without_posts(judged)


def _of_posts(judged: Judgement) -> Plan:
    snapshot, config, report, standing = judged.snapshot, judged.config, judged.report, judged.standing
    calendar = config.working_days.calendar(judged.facts.settings.time_zone)
    reminded = _remind(judged, calendar)
    readers, ledger = reminded.choice.readers, _kept(judged.settled.ledger, reminded.posted)
    state = states.state_of(report, readers, draft=snapshot.pull.draft)
    progress = Progress(report, readers, standing, state, judged.trusted)
    due = publication.outlook(snapshot, config, judged.facts, judged.posts, progress)
    scheduled = due is not None and not due.passed
    renewal = publication.renewal(snapshot, due)
    suggested = _suggestions(judged)
    view = CommentView(
        report=report,
        pull=snapshot.pull,
        readers=readers,
        previous=extract(snapshot.comment.body)[1] if snapshot.comment else None,
        help=config.help,
        refused=snapshot.refused,
        not_suggested=suggested.left_out if suggested else 0,
        offered=fix_request.offered(report, snapshot, config) if judged.trusted else 0,
        standing=standing,
        ledger=ledger,
        items=_items(config, standing),
        publication=due,
        published=publication.published(snapshot, judged.facts),
        remembered=publication.memory(snapshot, due),
        usages=_usages() if judged.settled.asked_for_help else (),
    )
    if snapshot.published_at:
        return Plan(report, comment=comment(view, judged.language))
    check, commit = None, judged.commit
    if not judged.unsettled and not judged.stands:
        commit = commit or redate(snapshot, config, judged.facts, judged.posts, due, judged.language)
        check = check_run(report, snapshot.pull, judged.language, judged.proposed, judged.held, ledger, due, renewal)
    shown = states.shown(state, held=judged.held, scheduled=scheduled)
    can_resolve = judged.trusted and not judged.unsettled and not snapshot.unread
    moments = (*_moments(judged), *reminded.moments, *publication.moments(snapshot, due))
    return Plan(
        report=report,
        comment=None if judged.stands else comment(view, judged.language),
        check=check,
        readers=readers,
        ask=reminded.choice.ask if judged.trusted and not judged.held else (),
        let_go=_let_go(snapshot),
        labels=Labels() if judged.unsettled else states.labels(shown, config.labels, judged.language),
        suggestions=suggested,
        reactions=() if judged.stands else judged.settled.reactions,
        notes=tuple(note(each, calendar.day(each.since), judged.language) for each in reminded.notes),
        close=reminded.close,
        commit=commit,
        resolve=served(snapshot.threads, report) if can_resolve else (),
        wake_at=min(moments, default=None),
        publication=due,
        merge=publication.method_now(snapshot, config, due, check),
        wants_gate=publication.is_at_the_gate(snapshot, due, check) and snapshot.gate is None,
        wants_neighbours=scheduled and snapshot.neighbours is None,
    )


def _without_posts(judged: Judgement) -> Plan:
    """A pull request without posts: no comment, unless one stands there from when it had some."""
    snapshot, report, stale = judged.snapshot, judged.report, None
    posted = reminders.together(judged.settled.ledger.reminded, snapshot.activity.notes)
    ledger = _kept(judged.settled.ledger, posted)
    if snapshot.comment:
        previous = extract(snapshot.comment.body)[1]
        view = CommentView(report, snapshot.pull, Readers(), previous, judged.config.help, ledger=ledger)
        stale = comment(view, judged.language)
    labels = states.labels(None, judged.config.labels, judged.language)
    check = nothing_to_check(report, snapshot.pull, judged.language, judged.proposed, ledger=ledger)
    return Plan(report, comment=stale, check=check, labels=labels)


def _remind(judged: Judgement, calendar: Calendar) -> reminders.Reminded:
    """The readers, and who of all people is reminded of what."""
    snapshot, standing = judged.snapshot, judged.standing
    case = reminders.Case(
        snapshot=snapshot,
        config=judged.config,
        directory=judged.directory,
        calendar=calendar,
        standing=standing,
        authors=judged.logins,
        complete=judged.complete,
        scheduled=standing.schedule is not None or any(is_future(post, judged.facts) for post in judged.posts),
        posted=reminders.together(judged.settled.ledger.reminded, snapshot.activity.notes),
    )

    def readers(silent: Collection[Login]) -> Choice:
        return choose(
            snapshot,
            judged.config.reviewers,
            judged.authors,
            complete=judged.complete,
            posts=judged.posts,
            directory=judged.directory,
            calendar=calendar,
            silent=silent,
        )

    is_open = snapshot.pull.state is PullState.OPEN
    silenced = not judged.trusted or judged.unsettled or judged.stands or not is_open
    return reminders.remind(case, readers, silenced=silenced)


def _kept(ledger: Ledger, posted: tuple[Posted, ...]) -> Mapping[str, Any]:
    """The ledger as JSON, empty where there is nothing to remember."""
    whole = replace(ledger, reminded=posted)
    return whole.to_json() if whole != Ledger() else {}


def _suggestions(judged: Judgement) -> Suggestions | None:
    pull = judged.snapshot.pull
    if not judged.trusted or not judged.config.suggestions or pull.draft:
        return None
    patches = {post.source.path: post.patch for post in judged.snapshot.posts}
    return suggestions(judged.report, pull, patches, judged.language)


def _let_go(snapshot: Snapshot) -> tuple[Login, ...]:
    """Who has declined and is asked still. Each is let go once: who asks them again afterwards knows why."""
    declined = {login.lower() for login, _ in snapshot.choices.declined} - {login.lower() for login in snapshot.let_go}
    return tuple(sorted(login for login in snapshot.requested if login.lower() in declined))


def _items(config: Config, standing: Standing) -> list[Item]:
    ticked = {tick.item: tick.login for tick in standing.ticks}
    return [Item(item.id, item.text, ticked.get(item.id)) for item in config.items]


def _usages() -> list[Usage]:
    return [Usage(each.usage, each.help) for each in all_commands().values()]


def _moments(judged: Judgement) -> Iterator[datetime]:
    """When the decision could differ although nothing happens on GitHub."""
    snapshot = judged.snapshot
    if _depends_on_the_day(judged.config):
        yield _next_day(judged)
    if snapshot.comment and clicks.unexplained(snapshot.comment.body, snapshot.edits, ledger_of(snapshot)):
        yield snapshot.now + _HISTORY_TAKES
    if snapshot.links.awaited:
        yield snapshot.now + _LINKS_TAKE + _A_LINK_TAKES * len(snapshot.links.awaited)


def _depends_on_the_day(config: Config) -> bool:
    return any(Need.TODAY in rule.needs and any(config.severities(rule.id)) for rule in all_rules().values())


def _next_day(judged: Judgement) -> datetime:
    """The next midnight of the site, in UTC: an author may have left by then, a date may have passed."""
    midnight = datetime.combine(judged.facts.today + timedelta(days=1), time(), judged.zone)
    return midnight.astimezone(UTC)
