"""Who reads a pull request, who confirms it, and who is to be asked now. Pure, and the same for the same snapshot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.model.message import Message, say
from bot.model.plan import NotAsked, Obstacle, Reader, Readers, ReaderStatus
from bot.model.post import Post
from bot.model.site import Author, Login
from bot.model.snapshot import PullState, Snapshot
from bot.reviewers import strategies_by_id
from bot.reviewers._directory import Directory
from bot.reviewers._involved import Involved
from bot.reviewers._obstacles import Obstacles, loads_of
from bot.reviewers._roles import Roles
from bot.reviewers._roster import Candidate, Roster
from bot.reviewers._settings import Reviewers
from bot.sites._values import elements, text
from bot.text.decode import decode
from bot.working_time import Calendar


@dataclass(frozen=True, slots=True)
class Choice:
    """The readers to show, and those of them whose reading is to be requested now."""

    readers: Readers
    ask: tuple[Login, ...]


def choose(
    snapshot: Snapshot,
    settings: Reviewers,
    post_authors: Sequence[Author],
    *,
    complete: bool,
    posts: Sequence[Post] = (),
    directory: Directory | None = None,
    calendar: Calendar | None = None,
    silent: Collection[Login] = (),
) -> Choice:
    """The readers of a pull request.

    Neither its opener nor an author of its posts is ever a reader; people who are asked or have read already
    count; nobody is asked twice. In the place of those who are ``silent`` somebody else is asked, from the fallback if
    anybody there can be; their own reading still counts. ``complete`` says that nothing blocks the posts. ``directory``
    and ``calendar`` are those of the site; without them nobody has left, and days are those of UTC.
    """
    calendar = calendar or Calendar()
    directory = directory or Directory(calendar.day(snapshot.now))
    people = Involved(snapshot)
    roster = _roster(snapshot, settings, post_authors, posts, directory)
    proposals = {name: tuple(strategy.candidates(roster)) for name, strategy in strategies_by_id().items()}
    candidates = tuple(_once(candidate for proposed in proposals.values() for candidate in proposed))
    obstacles = Obstacles(snapshot, settings, post_authors, people, directory, calendar)

    may_ask = snapshot.pull.state is PullState.OPEN and not snapshot.pull.draft
    now = may_ask and (complete or settings.ask == "at-once")
    waiting = ReaderStatus.ASKED if now else ReaderStatus.LATER

    present = [login for login in people.everybody() if not obstacles.bars(login)]
    counting = [login for login in present if not people.is_stale(login)]
    free = [found for found in candidates if people.status(found.login) is None and obstacles.of(found) is None]
    roles = Roles.of(settings.roles, proposals, roster)
    count = max(_count(settings, roster.types), len(roles.members))
    lacking = max(count - len(counting), 0)
    chosen = _chosen(free, counting, roles, lacking)
    chosen += _instead(chosen, free, proposals["fallback"], _vacant(counting, silent, count) - lacking)

    readers, passed_over = _shown(candidates, chosen, present, people, obstacles, waiting, count)
    confirming = list(_confirming(post_authors, people, obstacles, waiting)) if settings.confirm_authors else []
    everybody = (*readers, *confirming)
    fresh = (reader.login for reader in everybody if reader.status is ReaderStatus.ASKED)
    ask = tuple(login for login in fresh if people.status(login) is None)
    busy = {login.lower() for login in (*present, *(one.login for one in chosen))}
    others = (obstacles.explain(found) for found in candidates if found.login.lower() not in busy)
    wanted = count if candidates or present else 0
    shown = Readers(
        everybody,
        wanted,
        missing=max(lacking - len(chosen), 0) if wanted else 0,
        passed_over=passed_over,
        not_asked=_sorted((*others, *_unconfirmed(post_authors, settings, people, obstacles))),
        roles_missing=roles.lacking([*counting, *(one.login for one in chosen)]),
    )
    return Choice(shown, ask if now else ())


def _shown(
    candidates: Sequence[Candidate],
    chosen: Sequence[Candidate],
    present: Sequence[Login],
    people: Involved,
    obstacles: Obstacles,
    waiting: ReaderStatus,
    count: int,
) -> tuple[list[Reader], tuple[Login, ...]]:
    """The readers in the order of the candidates, those whom nobody proposed in front; and who was passed over.

    A place is taken by whoever is asked or has read, wherever they stand in the order; who can't be asked is
    named as long as a place before which they stood is theirs to miss. So a later look says the same.
    """
    proposed = {candidate.login.lower() for candidate in candidates}
    readers = [
        Reader(login, _joined(people, login), people.status(login) or waiting)
        for login in present
        if login.lower() not in proposed
    ]
    places = count - sum(not people.is_stale(reader.login) for reader in readers)
    passed_over: list[Login] = []
    here = {login.lower() for login in present}
    asked_now = {candidate.login.lower() for candidate in chosen}
    for candidate in candidates:
        key = candidate.login.lower()
        if key in here | asked_now:
            readers.append(Reader(candidate.login, candidate.reason, people.status(candidate.login) or waiting))
            places -= not people.is_stale(candidate.login)
        elif places > 0 and obstacles.forbids(candidate):
            readers.append(Reader(candidate.login, candidate.reason, ReaderStatus.UNASKABLE))
        elif places > 0 and obstacles.of(candidate) is None:
            passed_over.append(candidate.login)
    return readers, tuple(passed_over)


def _roster(
    snapshot: Snapshot, settings: Reviewers, authors: Sequence[Author], posts: Sequence[Post], directory: Directory
) -> Roster:
    owners = snapshot.code_owners
    return Roster(
        number=snapshot.pull.ref.number,
        authors=authors,
        settings=settings,
        teams=dict(snapshot.teams),
        paths=tuple(post.path for post in posts),
        types=tuple(dict.fromkeys(kind for post in posts for kind in _types(post, settings.type_key))),
        code_owners=decode(owners.content)[0] if owners else "",
        loads=loads_of(snapshot),
        readings=snapshot.readings,
        named=snapshot.choices.named,
        redrawn=snapshot.choices.redrawn,
        directory=directory,
    )


def _types(post: Post, key: str) -> Iterator[str]:
    """The values of a key that holds one or several."""
    written = post.front_matter.metadata.get(key)
    for one in elements(written) or [written]:
        if found := text(one):
            yield found


def _count(settings: Reviewers, types: Sequence[str]) -> int:
    return max((settings.count_by_type.get(kind, settings.count) for kind in types), default=settings.count)


def _once(candidates: Iterator[Candidate]) -> Iterator[Candidate]:
    """Everybody who is proposed, once each, the first reason winning."""
    seen: set[str] = set()
    for candidate in candidates:
        if candidate.login.lower() not in seen:
            seen.add(candidate.login.lower())
            yield candidate


def _chosen(free: Sequence[Candidate], present: Sequence[Login], roles: Roles, lacking: int) -> tuple[Candidate, ...]:
    """Whom to ask: those who were named, then one for each role that nobody fills, then the others in their order."""
    by_key = {candidate.login.lower(): candidate for candidate in free}
    chosen = {key: candidate for key, candidate in by_key.items() if candidate.wanted}
    for login in roles.fill([*present, *(one.login for one in chosen.values())], [one.login for one in free]):
        chosen[login.lower()] = by_key[login.lower()]
    for key, candidate in by_key.items():
        if len(chosen) >= lacking:
            break
        chosen.setdefault(key, candidate)
    return tuple(chosen.values())


def _vacant(counting: Sequence[Login], silent: Collection[Login], count: int) -> int:
    """How many readers are wanted besides those who can be expected to read."""
    unheard = {login.lower() for login in silent}
    return max(count - sum(login.lower() not in unheard for login in counting), 0)


def _instead(
    chosen: Sequence[Candidate], free: Sequence[Candidate], fallback: Sequence[Candidate], number: int
) -> tuple[Candidate, ...]:
    """So many more: those whom the configuration keeps for it, then all others in their order."""
    taken, kept = ({one.login.lower() for one in group} for group in (chosen, fallback))
    others = [candidate for candidate in free if candidate.login.lower() not in taken]
    others.sort(key=lambda candidate: candidate.login.lower() not in kept)
    return tuple(others[:number])


def _confirming(
    post_authors: Sequence[Author], people: Involved, obstacles: Obstacles, waiting: ReaderStatus
) -> Iterator[Reader]:
    """Authors named in a post that somebody else opened: they confirm it, and don't count as its readers."""
    for author in post_authors:
        if author.login is None:
            continue
        status = people.status(author.login)
        if status is None:
            obstacle = obstacles.to_confirm(author)
            if obstacle is not None and obstacle.obstacle not in (Obstacle.REFUSED, Obstacle.UNASKABLE):
                continue
            status = ReaderStatus.UNASKABLE if obstacle else waiting
        elif obstacles.is_opener(author.login):
            continue
        reason = say("is named as an author ({author}) and confirms the post", author=author.name or author.id)
        yield Reader(author.login, reason, status, confirms=True)


def _unconfirmed(
    post_authors: Sequence[Author], settings: Reviewers, people: Involved, obstacles: Obstacles
) -> Iterator[NotAsked]:
    """Authors who are not asked to confirm, but for the opener."""
    for author in post_authors if settings.confirm_authors else ():
        if author.login is None or people.status(author.login) is None:
            found = obstacles.to_confirm(author)
            if found and found.obstacle is not Obstacle.OPENER:
                yield found


def _sorted(found: Sequence[NotAsked]) -> tuple[NotAsked, ...]:
    """By the obstacle, then by name; of several for one person, the first."""
    order = list(Obstacle)
    ranked = sorted(found, key=lambda one: (order.index(one.obstacle), one.name.lower(), one.name))
    named: dict[str, NotAsked] = {}
    for one in ranked:
        named.setdefault(one.name.lower(), one)
    return tuple(named.values())


def _joined(people: Involved, login: Login) -> Message:
    return say("was asked on GitHub") if people.was_asked(login) else say("has read it unasked")
